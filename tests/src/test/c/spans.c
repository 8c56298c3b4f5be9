/*
 * Time spans as programs of a 32-bit machine give them: the upper half of the nanoseconds is padding,
 * which holds what was on the stack. And spans as long as they can be, and what remains of them.
 */
#include "net.h"

enum { RUBBISH = 0xdeadbeef, HERE_FOLDER = -100 };

struct padded {
  int64_t seconds;
  unsigned nanos, padding;
};

static struct padded millisecond(void) {
  struct padded span = {0, 1000000, RUBBISH};
  return span;
}

static void waits(void) {
  struct padded span = millisecond();
  int word = 1;
  uint64_t set = SET(SIGUSR1);
  int entry[2] = {-1, 0};
  block(set);
  CASE("futex", sys(SYS_futex_time64, &word, 0, 1, &span, 0, 0));
  CASE("clock_nanosleep", sys(SYS_clock_nanosleep_time64, 1, 0, &span, 0));
  CASE("rt_sigtimedwait", sys(SYS_rt_sigtimedwait_time64, &set, 0, &span, 8));
  CASE("ppoll", sys(SYS_ppoll_time64, entry, 1, &span, 0, 8));
  span = millisecond();
  CASE("pselect6", sys(SYS_pselect6_time64, 0, 0, 0, 0, &span, 0));
  int set_id = (int)sys(SYS_semget, 0, 1, 0600);
  short take[3] = {0, -1, 0};
  span = millisecond();
  CASE("semtimedop", sys(SYS_semtimedop_time64, set_id, take, 1, &span));
  sys(SYS_semctl, set_id, 0, 0, 0);
  block(0);
}

static void absolute_waits(void) {
  struct padded past = {1, 5, RUBBISH};
  int word = 1;
  CASE("futex, absolute", sys(SYS_futex_time64, &word, 9, 1, &past, 0, -1));
  CASE("clock_nanosleep, absolute", sys(SYS_clock_nanosleep_time64, 0, 1, &past, 0));
  struct padded times[2] = {{1000, 5, RUBBISH}, {2000, 6, RUBBISH}};
  int file = (int)sys(SYS_openat, HERE_FOLDER, "spans.tmp", 0102, 0600);
  CASE("utimensat", sys(SYS_utimensat_time64, file, 0, times, 0));
  sys(SYS_unlinkat, HERE_FOLDER, "spans.tmp", 0);
}

static void timers(void) {
  struct padded spans[2] = {{0, 0, RUBBISH}, {100, 5, RUBBISH}};
  struct timespec left[2];
  int event[16] = {0, SIGUSR1, 1}, id;
  int fd = (int)sys(SYS_timerfd_create, 1, 0);
  CASE("timerfd_settime", sys(SYS_timerfd_settime64, fd, 0, spans, 0));
  sys(SYS_timerfd_gettime64, fd, left);
  CASE("seconds left", left[1].seconds == 99 || left[1].seconds == 100);
  sys(SYS_timer_create, 1, event, &id);
  CASE("timer_settime", sys(SYS_timer_settime64, id, 0, spans, 0));
  sys(SYS_timer_gettime64, id, left);
  CASE("seconds left", left[1].seconds == 99 || left[1].seconds == 100);
  spans[1].nanos = 1000000000;
  CASE("too many nanoseconds", sys(SYS_timerfd_settime64, fd, 0, spans, 0));
  spans[1].nanos = -1;
  CASE("negative nanoseconds", sys(SYS_timerfd_settime64, fd, 0, spans, 0));
}

/* setitimer counts in 32-bit seconds: all of them. */
static void alarms(void) {
  int seconds[] = {1, 100000000, 1073741823, 2147483647};
  for (int which = 0; which < 3; which++) {
    for (int i = 0; i < 4; i++) {
      int value[4] = {seconds[i], 0, seconds[i], 0}, old[4] = {0, 0, 0, 0};
      CASE("setitimer", sys(SYS_setitimer, which, value, 0));
      sys(SYS_getitimer, which, old);
      CASE("again in", old[0]);
      CASE("seconds left", old[2] == seconds[i] || old[2] == seconds[i] - 1);
      value[0] = value[2] = 0;
      sys(SYS_setitimer, which, value, old);
      CASE("seconds left", old[2] == seconds[i] || old[2] == seconds[i] - 1);
    }
  }
}

/* A timer set for longer than the clock will run keeps what it was asked for. */
static void far_away(void) {
  struct timespec spans[2] = {{0, 0}, {2147483647, 0}}, left[2];
  int fd = (int)sys(SYS_timerfd_create, 1, 0);
  CASE("timerfd, 2^31-1 seconds", sys(SYS_timerfd_settime64, fd, 0, spans, 0));
  sys(SYS_timerfd_gettime64, fd, left);
  CASE("seconds left", left[1].seconds == 2147483646 || left[1].seconds == 2147483647);
  spans[0].seconds = 1073741823;
  CASE("timerfd, with an interval", sys(SYS_timerfd_settime64, fd, 0, spans, 0));
  sys(SYS_timerfd_gettime64, fd, left);
  CASE("interval", left[0].seconds);
}

static void nothing(int signal) {
  (void)signal;
}

/* Interrupted, a sleep tells what remains: where that can't be stored, EFAULT. */
static void remainders(void) {
  struct timespec span = {5, 0};
  on_signal(SIGUSR1, nothing, 0);
  int self = getpid();
  extern int main(void);
  void *nowhere[] = {(void *)16, (void *)0xf0000000, (void *)main};
  for (int i = 0; i < 3; i++) {
    int child = fork();
    if (child == 0) {
      sleep_ms(100);
      sys(SYS_kill, self, SIGUSR1);
      exit(0);
    }
    CASE("a remainder that can't be stored", sys(SYS_clock_nanosleep_time64, 1, 0, &span, nowhere[i]));
    wait_for(child, 0);
  }
}

int main(void) {
  waits();
  absolute_waits();
  timers();
  alarms();
  far_away();
  remainders();
  return 0;
}
