/* time.h - clocks, sleeping, dates (in UTC: there is no other zone). */
#ifndef TIME_H
#define TIME_H

#include <bits/types.h>

#define CLOCKS_PER_SEC 1000000L
#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1
#define CLOCK_PROCESS_CPUTIME_ID 2
#define CLOCK_THREAD_CPUTIME_ID 3
#define CLOCK_MONOTONIC_RAW 4
#define CLOCK_REALTIME_COARSE 5
#define CLOCK_MONOTONIC_COARSE 6
#define CLOCK_BOOTTIME 7
#define TIMER_ABSTIME 1
#define TIME_UTC 1

struct tm {
  int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
};

struct sigevent;
time_t time(time_t *now);
clock_t clock(void);
double difftime(time_t end, time_t start);
int nanosleep(const struct timespec *span, struct timespec *left);
int clock_gettime(clockid_t clock, struct timespec *now);
int clock_settime(clockid_t clock, const struct timespec *now);
int clock_getres(clockid_t clock, struct timespec *unit);
int clock_nanosleep(clockid_t clock, int flags, const struct timespec *span, struct timespec *left);
int timespec_get(struct timespec *now, int base);
int timer_create(clockid_t clock, struct sigevent *restrict event, timer_t *restrict timer);
int timer_settime(timer_t timer, int flags, const struct itimerspec *restrict next, struct itimerspec *restrict old);
int timer_gettime(timer_t timer, struct itimerspec *next);
int timer_getoverrun(timer_t timer);
int timer_delete(timer_t timer);
struct tm *gmtime(const time_t *when);
struct tm *gmtime_r(const time_t *restrict when, struct tm *restrict date);
struct tm *localtime(const time_t *when);
struct tm *localtime_r(const time_t *restrict when, struct tm *restrict date);
time_t mktime(struct tm *date);
time_t timegm(struct tm *date);
char *asctime(const struct tm *date);
char *ctime(const time_t *when);
size_t strftime(char *restrict text, size_t bytes, const char *restrict format, const struct tm *restrict date);

#endif
