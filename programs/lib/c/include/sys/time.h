/* sys/time.h - time in microseconds, and interval timers. */
#ifndef SYS_TIME_H
#define SYS_TIME_H

#include <bits/types.h>
#include <sys/select.h>

#define ITIMER_REAL 0
#define ITIMER_VIRTUAL 1
#define ITIMER_PROF 2

struct itimerval {
  struct timeval it_interval, it_value;
};

int gettimeofday(struct timeval *restrict now, void *restrict zone);
int setitimer(int which, const struct itimerval *restrict next, struct itimerval *restrict old);
int getitimer(int which, struct itimerval *next);
int utimes(const char *path, const struct timeval times[2]);

#endif
