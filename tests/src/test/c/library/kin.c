/* ringside.h beside the C library: whoever of the children ends is waited for, and how it ended is told. */
#include "ringside.h"

int main(void) {
  int first = fork();
  if (first == 0) {
    exit(7);
  }
  int pid = 0, status = wait_any(&pid);
  print("%d %d\n", status, pid == first);
  int second = fork();
  if (second == 0) {
    for (;;) {
      sleep_ms(1000);
    }
  }
  sys(SYS_kill, second, SIGTERM);
  status = wait_any(&pid);
  print("%d %d\n", status, pid == second);
  print("%d\n", wait_any(0) == -ECHILD);
  return 0;
}
