/* sys/timerfd.h - timers to wait for. */
#ifndef SYS_TIMERFD_H
#define SYS_TIMERFD_H

#include <time.h>

#define TFD_TIMER_ABSTIME 1
#define TFD_NONBLOCK 04000
#define TFD_CLOEXEC 02000000

int timerfd_create(clockid_t clock, int flags);
int timerfd_settime(int fd, int flags, const struct itimerspec *next, struct itimerspec *old);
int timerfd_gettime(int fd, struct itimerspec *next);

#endif
