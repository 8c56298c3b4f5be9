/*
 * overlap - the same waiting and computing, by one thread and by several
 * Claims: B5
 *
 * There are eight jobs. Each waits for a slow device (a sleep stands for it) and then computes with what
 * has come. One thread does them one after the other, and the processor idles while it waits; several
 * share them, and while one waits, another computes.
 * Look at:  --stats: IDLE and the cycles in all, for 1, 2, 4 and 8 threads.
 * Try:      no waiting at all (WAIT_MS 0): what do more threads bring then, on one processor?
 * Usage:    overlap [threads, 1..8]
 */
#include "ringside.h"

enum { JOBS = 8, WAIT_MS = 4, STEPS = 20000, STACK = 4096 };
enum { THREAD = 0x50f00, IDS = 0x300000, FUTEX_WAIT = 0 };

static char stacks[JOBS][STACK] __attribute__((aligned(16)));
static int tids[JOBS], results[JOBS], threads = 1;

static void job(int number) {
  sleep_ms(WAIT_MS); /* the device takes its time; nobody computes for it */
  volatile int sum = 0;
  for (int i = 0; i < STEPS; i++) {
    sum += number;
  }
  results[number] = sum;
}

static void work(void *first) {
  for (int number = (int)first; number < JOBS; number += threads) {
    job(number);
  }
}

int main(int argc, char **argv) {
  int sum = 0;
  if (argc > 1 && argv[1][0] >= '1' && argv[1][0] <= '8') {
    threads = argv[1][0] - '0';
  }
  for (int i = 0; i < threads; i++) {
    spawn(THREAD | IDS, stacks[i] + STACK, &tids[i], 0, &tids[i], work, (void *)i);
  }
  for (int i = 0; i < threads; i++) {
    for (int tid; (tid = *(volatile int *)&tids[i]) != 0;) {
      sys(SYS_futex_time64, &tids[i], FUTEX_WAIT, tid, 0, 0, 0);
    }
  }
  for (int i = 0; i < JOBS; i++) {
    sum += results[i];
  }
  print("%d jobs, %d threads: the sum is %d\n", JOBS, threads, sum);
  return 0;
}
