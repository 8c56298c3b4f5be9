/* cat [FILE...] - copies files, or its input, to its output. */
#include "tool.h"

static int copy(long file) {
  static char bytes[4096];
  long got;
  while ((got = sys(SYS_read, file, bytes, sizeof bytes)) > 0) {
    for (long done = 0; done < got;) {
      long put = sys(SYS_write, 1, bytes + done, got - done);
      if (put < 0) {
        return (int)put;
      }
      done += put;
    }
  }
  return (int)got;
}

int main(int argc, char **argv) {
  int failed = 0;
  if (argc == 1) {
    return copy(0) < 0;
  }
  for (int i = 1; i < argc; i++) {
    long file = open_file(argv[i], O_RDONLY);
    long result = file < 0 ? file : copy(file);
    if (result < 0) {
      complain("cat", argv[i], result);
      failed = 1;
    }
    if (file >= 0) {
      sys(SYS_close, file);
    }
  }
  return failed;
}
