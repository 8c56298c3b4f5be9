/* wc [-lwc] [FILE...] - counts lines, words and bytes. */
#include "tool.h"

struct counts {
  int lines, words, bytes;
};

static int lines_wanted, words_wanted, bytes_wanted;

/* Takes the options; none of them means all. */
static int options(int argc, char **argv) {
  int i = 1;
  for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
    for (const char *letter = argv[i] + 1; *letter; letter++) {
      lines_wanted |= *letter == 'l';
      words_wanted |= *letter == 'w';
      bytes_wanted |= *letter == 'c';
      if (*letter != 'l' && *letter != 'w' && *letter != 'c') {
        print("usage: wc [-lwc] [FILE...]\n");
        exit(2);
      }
    }
  }
  if (!lines_wanted && !words_wanted && !bytes_wanted) {
    lines_wanted = words_wanted = bytes_wanted = 1;
  }
  return i;
}

static void show(struct counts counts, const char *name) {
  int numbers[3] = {counts.lines, counts.words, counts.bytes};
  int wanted[3] = {lines_wanted, words_wanted, bytes_wanted};
  const char *gap = "";
  for (int i = 0; i < 3; i++) {
    if (wanted[i]) {
      print("%s%d", gap, numbers[i]);
      gap = " ";
    }
  }
  print("%s%s\n", *name ? " " : "", name);
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
  int first = options(argc, argv);
  if (argc == first) {
    show(count(0), "");
  }
  for (int i = first; i < argc; i++) {
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
  if (argc > first + 1) {
    show(total, "total");
  }
  return failed;
}
