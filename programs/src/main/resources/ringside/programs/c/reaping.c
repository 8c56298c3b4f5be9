/*
 * reaping - what an ended process gives back, and when
 * Claims: B4
 *
 * A child takes memory, opens a pipe, and ends. Its parent sleeps before it waits, so for a while the
 * child is a zombie: it has ended, and its exit status is kept for the parent. All that three times.
 * Look at:  --show tree,frames,files at cycles before, between and after; --trace FILE.txt.
 * Try:      leave out the wait: how many zombies are there in the end, and who takes care of them?
 */
#include "ringside.h"

enum { ROUNDS = 3, PAGES = 32, PAGE = 4096 };

static volatile char area[PAGES * PAGE] __attribute__((aligned(PAGE)));

static void child(int status) {
  int ends[2];
  sys(SYS_pipe2, ends, 0);
  for (int i = 0; i < PAGES * PAGE; i += PAGE) {
    area[i] = 1;
  }
  exit(status);
}

int main(void) {
  for (int round = 1; round <= ROUNDS; round++) {
    int pid = fork(), how;
    if (pid == 0) {
      child(round);
    }
    sleep_ms(10); /* the child ends meanwhile */
    int status = wait_for(pid, &how);
    print("round %d: the child ended with %d\n", round, status);
  }
  return 0;
}
