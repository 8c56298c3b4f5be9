/*
 * twice - one file on the disk, two processes at work
 * Claims: A1
 *
 * Two children execute this very file, each with another number as its argument. From then on they are
 * two processes: each computes for as long, writes as many pages and opens as many descriptors as its
 * number says. When both have, they wait at a gate until the parent lets them end.
 * Look at:  --show map,frames,files at a late cycle: what of the two is the same, and what is not.
 * Try:      three children; the code's frame gets one more user, everything else is there once more.
 */
#include "ringside.h"

enum { PAGE = 4096, MOST = 3, STEPS = 10000 };

static volatile char area[MOST * 8 * PAGE] __attribute__((aligned(PAGE)));
static volatile int sum;

/* What a child does after exec; gate and ready are descriptors that it has kept. */
static int work(int number, int gate, int ready) {
  char byte;
  for (int i = 0; i < number * 8 * PAGE; i += PAGE) {
    area[i] = (char)number;
  }
  for (int i = 0; i < number; i++) {
    sys(SYS_dup, gate);
  }
  for (int i = 0; i < number * STEPS; i++) {
    sum += number;
  }
  sys(SYS_write, ready, "!", 1);
  sys(SYS_read, gate, &byte, 1); /* answers when the parent has closed the other end */
  return number;
}

int main(int argc, char **argv) {
  int gate[2], ready[2];
  char bytes[2];
  if (argc > 1) {
    return work(argv[1][0] - '0', argv[1][1] - '0', argv[1][2] - '0');
  }
  sys(SYS_pipe2, gate, 0);
  sys(SYS_pipe2, ready, 0);
  for (int number = 1; number <= 2; number++) {
    char digits[4] = {(char)('0' + number), (char)('0' + gate[0]), (char)('0' + ready[1]), 0};
    char *arguments[] = {"twice", digits, 0};
    if (fork() == 0) {
      sys(SYS_close, gate[1]);
      sys(SYS_execve, "/bin/twice", arguments, 0);
      exit(127);
    }
  }
  sys(SYS_read, ready[0], &bytes[0], 1);
  sys(SYS_read, ready[0], &bytes[1], 1);
  print("both are at work\n");
  sys(SYS_close, gate[1]);
  int ended = wait_any(0) + wait_any(0);
  print("both have ended; their numbers add up to %d\n", ended);
  return 0;
}
