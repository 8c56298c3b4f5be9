/* Clocks of processor time by a number that is made of a pid or tid; and what init answers with. */
#include "net.h"

enum { PROFILE = 0, USER = 1, EXECUTED = 2, NONE = 3, THREAD = 4, TAI = 11, INIT = 1 };

static struct timespec time;

static int clock_of(int pid, int what) {
  return (int)(~(unsigned)pid << 3) | what;
}

static int get(int clock) {
  return (int)sys(SYS_clock_gettime64, clock, &time);
}

static int sleep_by(int clock) {
  struct timespec moment = {0, 1000};
  return (int)sys(SYS_clock_nanosleep_time64, clock, 0, &moment, 0);
}

static int has_run(void) {
  return time.seconds > 0 || time.nanos > 0;
}

static void own(void) {
  CASE("own", get(clock_of(0, EXECUTED)));
  CASE("has run", has_run());
  CASE("by pid", get(clock_of(getpid(), EXECUTED)));
  CASE("user time", get(clock_of(getpid(), USER)));
  CASE("all time", get(clock_of(getpid(), PROFILE)));
  CASE("no such time", get(clock_of(getpid(), NONE)));
  CASE("thread", get(clock_of(0, THREAD | EXECUTED)));
  CASE("thread by tid", get(clock_of((int)sys(SYS_gettid), THREAD | EXECUTED)));
  CASE("resolution", sys(SYS_clock_getres_time64, clock_of(0, EXECUTED), &time));
  CASE("nanoseconds", time.nanos);
}

static void others(void) {
  int child = fork();
  if (child == 0) {
    for (volatile int i = 0; i < 100000; i++) {
    }
    sys(SYS_ppoll_time64, 0, 0, 0, 0, 8);
  }
  struct timespec moment = {0, 100000000};
  sys(SYS_clock_nanosleep_time64, 1, 0, &moment, 0);
  CASE("a child", get(clock_of(child, EXECUTED)));
  CASE("has run", has_run());
  CASE("its thread", get(clock_of(child, THREAD | EXECUTED)));
  sys(SYS_kill, child, 9);
  sys(SYS_waitid, 0, 0, 0, 4, 0);
  CASE("gone", get(clock_of(child, EXECUTED)));
  CASE("nobody", get(clock_of(99999, EXECUTED)));
  CASE("init", get(clock_of(INIT, EXECUTED)));
}

static void further(void) {
  CASE("atomic time", get(TAI));
  CASE("sleep by it", sleep_by(TAI));
  CASE("sleep by a thread's", sleep_by(3));
  CASE("sleep by a coarse one", sleep_by(5));
  CASE("sleep by nobody's", sleep_by(clock_of(99999, EXECUTED)));
  CASE("no clock", get(12));
  CASE("sleep by none", sleep_by(12));
}

static void init(void) {
  int mask[32];
  CASE("priority", sys(SYS_getpriority, 0, INIT) > 0);
  CASE("lower it", sys(SYS_setpriority, 0, INIT, 5));
  CASE("harts", sys(SYS_sched_getaffinity, INIT, sizeof mask, mask) > 0);
  CASE("turn", sys(SYS_sched_rr_get_interval_time64, INIT, &time));
  CASE("signal", sys(SYS_kill, INIT, 0));
  CASE("signal its thread", sys(SYS_tkill, INIT, 0));
  CASE("signal its thread of it", sys(SYS_tgkill, INIT, INIT, 0));
  CASE("signal a thread of another", sys(SYS_tgkill, getpid(), INIT, 0));
  CASE("signal that is none", sys(SYS_tkill, INIT, 99));
}

int main(void) {
  sys(SYS_setresuid, 1000, 1000, 1000);
  own();
  others();
  further();
  init();
  return 0;
}
