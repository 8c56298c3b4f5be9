/* wc [FILE...] - counts lines, words and bytes. */
#include "tool.h"

struct counts {
  int lines, words, bytes;
};

static void show(struct counts counts, const char *name) {
  print("%d %d %d%s%s\n", counts.lines, counts.words, counts.bytes, *name ? " " : "", name);
}

static struct counts count(long file) {
  static char bytes[4096];
  struct counts counts = {0, 0, 0};
  int in_word = 0;
  long got;
  while ((got = sys(SYS_read, file, bytes, sizeof bytes)) > 0) {
    counts.bytes += (int)got;
    for (long i = 0; i < got; i++) {
      int blank = bytes[i] == ' ' || (bytes[i] >= '\t' && bytes[i] <= '\r');
      counts.lines += bytes[i] == '\n';
      counts.words += !blank && !in_word;
      in_word = !blank;
    }
  }
  return counts;
}

int main(int argc, char **argv) {
  struct counts total = {0, 0, 0};
  int failed = 0;
  if (argc == 1) {
    show(count(0), "");
  }
  for (int i = 1; i < argc; i++) {
    long file = open_file(argv[i], O_RDONLY);
    if (file < 0) {
      complain("wc", argv[i], file);
      failed = 1;
      continue;
    }
    struct counts counts = count(file);
    sys(SYS_close, file);
    show(counts, argv[i]);
    total = (struct counts){total.lines + counts.lines, total.words + counts.words, total.bytes + counts.bytes};
  }
  if (argc > 2) {
    show(total, "total");
  }
  return failed;
}
