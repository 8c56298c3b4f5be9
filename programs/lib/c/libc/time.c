/* time.c - clocks, sleeping and timers. */
#include "internal.h"
#include <signal.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/times.h>
#include <time.h>
#include <unistd.h>

enum { MICROS = 1000000, NANOS_IN_MICRO = 1000 };

int clock_gettime(clockid_t clock, struct timespec *now) { return (int)call(SYS_clock_gettime64, clock, now); }
int clock_getres(clockid_t clock, struct timespec *unit) { return (int)call(SYS_clock_getres_time64, clock, unit); }

int clock_settime(clockid_t clock, const struct timespec *now) {
  (void)clock, (void)now;
  errno = EPERM;
  return -1;
}

int timespec_get(struct timespec *now, int base) {
  return base == TIME_UTC && clock_gettime(CLOCK_REALTIME, now) == 0 ? base : 0;
}

time_t time(time_t *now) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  if (now) {
    *now = t.tv_sec;
  }
  return t.tv_sec;
}

clock_t clock(void) {
  struct timespec t;
  return clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t) < 0
             ? -1
             : (clock_t)t.tv_sec * MICROS + t.tv_nsec / NANOS_IN_MICRO;
}

clock_t times(struct tms *used) {
  return (clock_t)sys(SYS_times, used);
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  struct timespec t;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &t);
  *now = (struct timeval){t.tv_sec, t.tv_nsec / NANOS_IN_MICRO};
  return 0;
}

/* Answers an error number; errno stays. */
int clock_nanosleep(clockid_t clock, int flags, const struct timespec *span, struct timespec *left) {
  return (int)-sys(SYS_clock_nanosleep_time64, clock, flags, span, left);
}

int nanosleep(const struct timespec *span, struct timespec *left) {
  return (int)call(SYS_clock_nanosleep_time64, CLOCK_REALTIME, 0, span, left);
}

unsigned sleep(unsigned seconds) {
  struct timespec span = {seconds, 0};
  return nanosleep(&span, &span) == 0 ? 0 : (unsigned)span.tv_sec;
}

int usleep(useconds_t micros) {
  struct timespec span = {micros / MICROS, (long)(micros % MICROS) * NANOS_IN_MICRO};
  return nanosleep(&span, 0);
}

/* The kernel's struct itimerval has 32 bits of each on riscv32. */
int setitimer(int which, const struct itimerval *restrict next, struct itimerval *restrict old) {
  long given[4], before[4];
  if (next) {
    const struct timeval *parts[] = {&next->it_interval, &next->it_value};
    for (int i = 0; i < 2; i++) {
      if (parts[i]->tv_sec > INT32_MAX) {
        errno = ENOTSUP;
        return -1;
      }
      given[2 * i] = (long)parts[i]->tv_sec;
      given[2 * i + 1] = (long)parts[i]->tv_usec;
    }
  }
  int result = (int)call(SYS_setitimer, which, next ? given : 0, old ? before : 0);
  if (result == 0 && old) {
    *old = (struct itimerval){{before[0], before[1]}, {before[2], before[3]}};
  }
  return result;
}

int getitimer(int which, struct itimerval *next) {
  long now[4];
  int result = (int)call(SYS_getitimer, which, now);
  if (result == 0) {
    *next = (struct itimerval){{now[0], now[1]}, {now[2], now[3]}};
  }
  return result;
}

unsigned alarm(unsigned seconds) {
  struct itimerval next = {{0, 0}, {seconds > INT32_MAX ? INT32_MAX : seconds, 0}}, old = {{0, 0}, {0, 0}};
  setitimer(ITIMER_REAL, &next, &old);
  return (unsigned)old.it_value.tv_sec + (old.it_value.tv_usec != 0);
}

useconds_t ualarm(useconds_t micros, useconds_t interval) {
  struct itimerval next = {{interval / MICROS, interval % MICROS}, {micros / MICROS, micros % MICROS}};
  struct itimerval old = {{0, 0}, {0, 0}};
  setitimer(ITIMER_REAL, &next, &old);
  return (useconds_t)(old.it_value.tv_sec * MICROS + old.it_value.tv_usec);
}

/* A timer is a small number of the kernel's, in a pointer. */
int timer_create(clockid_t clock, struct sigevent *restrict event, timer_t *restrict timer) {
  int id;
  int result = (int)call(SYS_timer_create, clock, event, &id);
  if (result == 0) {
    *timer = (timer_t)id;
  }
  return result;
}

int timer_settime(timer_t timer, int flags, const struct itimerspec *restrict next, struct itimerspec *restrict old) {
  return (int)call(SYS_timer_settime64, timer, flags, next, old);
}

int timer_gettime(timer_t timer, struct itimerspec *next) { return (int)call(SYS_timer_gettime64, timer, next); }
int timer_getoverrun(timer_t timer) { return (int)call(SYS_timer_getoverrun, timer); }
int timer_delete(timer_t timer) { return (int)call(SYS_timer_delete, timer); }
int timerfd_create(clockid_t clock, int flags) { return (int)call(SYS_timerfd_create, clock, flags); }

int timerfd_settime(int fd, int flags, const struct itimerspec *next, struct itimerspec *old) {
  return (int)call(SYS_timerfd_settime64, fd, flags, next, old);
}

int timerfd_gettime(int fd, struct itimerspec *next) { return (int)call(SYS_timerfd_gettime64, fd, next); }
