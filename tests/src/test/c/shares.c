/* Three children that only compute, of nice 0, 5 and 10, until they are killed; then two real-time ones. */
#include "ringside.h"

enum { OTHER = 0, FIFO = 1 };

static void spin(int nice) {
  sys(SYS_setpriority, 0, 0, nice);
  for (volatile unsigned i = 0;; i++) {
  }
}

int main(int argc, char **argv) {
  int pids[3], priority = 10;
  (void)argv;
  for (int i = 0; i < 3; i++) {
    pids[i] = fork();
    if (pids[i] == 0) {
      spin(i * 5);
    }
  }
  sleep_ms(300);
  if (argc > 1) {
    sys(SYS_sched_setscheduler, 0, FIFO, &priority);
    int high = fork();
    if (high == 0) {
      priority = 20;
      sys(SYS_sched_setscheduler, 0, FIFO, &priority);
      print("the higher one begins\n");
      for (volatile unsigned i = 0; i < 300000; i++) {
      }
      print("the higher one ends\n");
      exit(0);
    }
    sys(SYS_sched_yield);
    print("the parent, of lower priority\n");
    wait_for(high, 0);
  }
  for (int i = 0; i < 3; i++) {
    sys(SYS_kill, pids[i], SIGKILL);
    wait_for(pids[i], 0);
  }
  return 0;
}
