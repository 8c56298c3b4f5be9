/* Of two that compute the one with the higher priority runs, until the other has waited long enough. */
#include "ringside.h"

static void compute(unsigned cycles) {
  unsigned start = cycles_now();
  while (cycles_now() - start < cycles) {
  }
}

int main(int argc, char **argv) {
  int nice = 0;
  for (const char *digit = argc > 1 ? argv[1] : "0"; *digit; digit++) {
    nice = nice * 10 + *digit - '0';
  }
  int low = fork();
  if (low == 0) {
    sys(SYS_setpriority, 0, 0, nice);
    sleep_ms(1);
    compute(100000);
    exit(0);
  }
  sys(SYS_setpriority, 0, 0, -20);
  compute(6000000);
  wait_for(low, 0);
  return 0;
}
