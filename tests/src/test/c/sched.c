/* Scheduling classes, priorities, nice values, affinity. */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { OTHER = 0, FIFO = 1, RR = 2, BATCH = 3, IDLE = 5, RESET = 0x40000000 };

int main(void) {
  int none = 0, ten = 10;
  struct timespec span = {9, 9};
  unsigned set[4] = {1, 0, 0, 0};
  block(0);
  /* Whoever starts the test: an ordinary user from here on. */
  CASE("an ordinary user", sys(SYS_setresuid, 1000, 1000, 1000));
  CASE("class", sys(SYS_sched_getscheduler, 0));
  CASE("class of nobody", sys(SYS_sched_getscheduler, 99999));
  CASE("class of a negative", sys(SYS_sched_getscheduler, -1));
  CASE("batch", sys(SYS_sched_setscheduler, 0, BATCH, &none));
  CASE("class", sys(SYS_sched_getscheduler, 0));
  CASE("idle", sys(SYS_sched_setscheduler, 0, IDLE, &none));
  CASE("other", sys(SYS_sched_setscheduler, 0, OTHER, &none));
  CASE("other with a priority", sys(SYS_sched_setscheduler, 0, OTHER, &ten));
  CASE("first in, first out", sys(SYS_sched_setscheduler, 0, FIFO, &ten));
  CASE("turns", sys(SYS_sched_setscheduler, 0, RR, &ten));
  CASE("real-time without a priority", sys(SYS_sched_setscheduler, 0, RR, &none));
  CASE("unknown class", sys(SYS_sched_setscheduler, 0, 77, &none));
  CASE("negative class", sys(SYS_sched_setscheduler, 0, -1, &none));
  CASE("no priority given", sys(SYS_sched_setscheduler, 0, OTHER, 0));
  CASE("priority", sys(SYS_sched_getparam, 0, &ten));
  CASE("is", ten);
  CASE("priority to nowhere", sys(SYS_sched_getparam, 0, 0));
  CASE("same priority", sys(SYS_sched_setparam, 0, &none));
  CASE("highest", sys(SYS_sched_get_priority_max, FIFO));
  CASE("lowest", sys(SYS_sched_get_priority_min, RR));
  CASE("highest", sys(SYS_sched_get_priority_max, OTHER));
  CASE("highest of unknown", sys(SYS_sched_get_priority_max, 99));
  CASE("turn", sys(SYS_sched_rr_get_interval_time64, 0, &span));
  CASE("turn of nobody", sys(SYS_sched_rr_get_interval_time64, 99999, &span));
  CASE("the least", sys(SYS_setpriority, 0, 0, 19)); /* however nice the tests are */
  CASE("20 - nice", sys(SYS_getpriority, 0, 0));
  CASE("more", sys(SYS_setpriority, 0, 0, 0));
  CASE("still", sys(SYS_getpriority, 0, 0));
  CASE("far less", sys(SYS_setpriority, 0, 0, 100));
  CASE("least", sys(SYS_getpriority, 0, 0));
  CASE("of nobody", sys(SYS_setpriority, 0, 99999, 1));
  CASE("of nobody", sys(SYS_getpriority, 0, 99999));
  CASE("unknown kind", sys(SYS_getpriority, 3, 0));
  CASE("of init", sys(SYS_setpriority, 0, 1, 5) < 0);
  int child = fork();
  if (child == 0) {
    exit((int)sys(SYS_getpriority, 0, 0));
  }
  CASE("inherited", wait_for(child, 0));
  CASE("yield", sys(SYS_sched_yield));
  CASE("affinity, small", sys(SYS_sched_getaffinity, 0, 2, set));
  CASE("affinity of nobody", sys(SYS_sched_getaffinity, 99999, 16, set));
  set[0] = set[1] = set[2] = set[3] = 0;
  CASE("no processor", sys(SYS_sched_setaffinity, 0, 16, set));
  set[0] = 1;
  CASE("the first", sys(SYS_sched_setaffinity, 0, 16, set));
  return 0;
}
