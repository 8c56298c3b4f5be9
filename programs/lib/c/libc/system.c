/* system.c - the machine, the scheduler, and any other call. */
#include "internal.h"
#include <sched.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/utsname.h>
#include <unistd.h>

long syscall(long number, ...) {
  va_list values;
  long given[6];
  va_start(values, number);
  for (int i = 0; i < 6; i++) {
    given[i] = va_arg(values, long);
  }
  va_end(values);
  return __answer(sys6(given[0], given[1], given[2], given[3], given[4], given[5], number));
}

int uname(struct utsname *system) { return (int)call(SYS_uname, system); }
ssize_t getrandom(void *to, size_t bytes, unsigned flags) { return call(SYS_getrandom, to, bytes, flags); }

int prctl(int what, ...) {
  va_list values;
  long given[4];
  va_start(values, what);
  for (int i = 0; i < 4; i++) {
    given[i] = va_arg(values, long);
  }
  va_end(values);
  return (int)call(SYS_prctl, what, given[0], given[1], given[2], given[3]);
}

int gethostname(char *name, size_t bytes) {
  struct utsname system;
  uname(&system);
  strlcpy(name, system.nodename, bytes);
  return 0;
}

int getpagesize(void) { return 4096; }

long sysconf(int name) {
  switch (name) {
    case _SC_CLK_TCK: return 100;
    case _SC_OPEN_MAX: return 1024;
    case _SC_PAGESIZE: return 4096;
    case _SC_NPROCESSORS_CONF: case _SC_NPROCESSORS_ONLN: return 1;
    default: errno = EINVAL; return -1;
  }
}

int sched_yield(void) { return (int)call(SYS_sched_yield); }
int sched_getscheduler(pid_t pid) { return (int)call(SYS_sched_getscheduler, pid); }
int sched_setparam(pid_t pid, const struct sched_param *param) { return (int)call(SYS_sched_setparam, pid, param); }
int sched_getparam(pid_t pid, struct sched_param *param) { return (int)call(SYS_sched_getparam, pid, param); }
int sched_get_priority_max(int policy) { return (int)call(SYS_sched_get_priority_max, policy); }
int sched_get_priority_min(int policy) { return (int)call(SYS_sched_get_priority_min, policy); }

int sched_setscheduler(pid_t pid, int policy, const struct sched_param *param) {
  return (int)call(SYS_sched_setscheduler, pid, policy, param);
}

int sched_rr_get_interval(pid_t pid, struct timespec *turn) {
  return (int)call(SYS_sched_rr_get_interval_time64, pid, turn);
}
