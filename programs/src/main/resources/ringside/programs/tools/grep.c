/* grep TEXT [FILE...] - the lines that hold a text. */
#include "tool.h"

static char line[4096];
static int length, found;

static int holds(const char *text, const char *wanted) {
  int size = (int)strlen(wanted);
  for (; *text; text++) {
    if (memcmp(text, wanted, size) == 0) {
      return 1;
    }
  }
  return size == 0;
}

static void end_line(const char *wanted) {
  line[length] = 0;
  if (holds(line, wanted)) {
    line[length] = '\n';
    sys(SYS_write, 1, line, length + 1);
    found = 1;
  }
  length = 0;
}

static void search(long file, const char *wanted) {
  char bytes[1024];
  long got;
  while ((got = sys(SYS_read, file, bytes, sizeof bytes)) > 0) {
    for (long i = 0; i < got; i++) {
      if (bytes[i] == '\n' || length == (int)sizeof line - 1) {
        end_line(wanted);
      } else {
        line[length++] = bytes[i];
      }
    }
  }
  if (length) {
    end_line(wanted);
  }
}

int main(int argc, char **argv) {
  if (argc < 2) {
    print("usage: grep TEXT [FILE...]\n");
    return 2;
  }
  if (argc == 2) {
    search(0, argv[1]);
  }
  for (int i = 2; i < argc; i++) {
    long file = open_file(argv[i], O_RDONLY);
    if (file < 0) {
      complain("grep", argv[i], file);
      return 2;
    }
    search(file, argv[1]);
    sys(SYS_close, file);
  }
  return !found;
}
