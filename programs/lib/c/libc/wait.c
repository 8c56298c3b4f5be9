/* wait.c - waiting for children over waitid, the one call that riscv32 has for it; and usage. */
#include "internal.h"
#include <sys/resource.h>
#include <sys/wait.h>

/* As the kernel writes it: 32 bits of seconds and of microseconds. */
struct kernel_usage {
  long times[4];
  long counts[14];
};

static void copy_usage(struct rusage *to, const struct kernel_usage *from) {
  to->ru_utime = (struct timeval){from->times[0], from->times[1]};
  to->ru_stime = (struct timeval){from->times[2], from->times[3]};
  for (int i = 0; i < 14; i++) {
    (&to->ru_maxrss)[i] = from->counts[i];
  }
}

static int status_of(const siginfo_t *info) {
  int value = info->si_status;
  switch (info->si_code) {
    case CLD_EXITED: return (value & 0xff) << 8;
    case CLD_DUMPED: return value | 0x80;
    case CLD_STOPPED: case CLD_TRAPPED: return value << 8 | 0x7f;
    case CLD_CONTINUED: return 0xffff;
    default: return value;
  }
}

int waitid(idtype_t which, id_t id, siginfo_t *info, int options) {
  return (int)call(SYS_waitid, which, id, info, options, 0);
}

pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage) {
  siginfo_t info;
  struct kernel_usage kernel;
  int which = pid > 0 ? P_PID : pid == -1 ? P_ALL : P_PGID;
  info.si_pid = 0;
  info.si_code = CLD_EXITED;
  info.si_status = 0;
  if (call(SYS_waitid, which, pid < 0 ? -pid : pid, &info, options | WEXITED, usage ? &kernel : 0) < 0) {
    return -1;
  }
  if (info.si_pid && status) {
    *status = status_of(&info);
  }
  if (info.si_pid && usage) {
    copy_usage(usage, &kernel);
  }
  return info.si_pid;
}

pid_t wait3(int *status, int options, struct rusage *usage) {
  return wait4(-1, status, options, usage);
}

pid_t waitpid(pid_t pid, int *status, int options) {
  return wait4(pid, status, options, 0);
}

pid_t wait(int *status) {
  return wait4(-1, status, 0, 0);
}

int getrusage(int who, struct rusage *usage) {
  struct kernel_usage kernel;
  int result = (int)call(SYS_getrusage, who, &kernel);
  if (result == 0) {
    copy_usage(usage, &kernel);
  }
  return result;
}

int getrlimit(int what, struct rlimit *limit) {
  return (int)call(SYS_prlimit64, 0, what, 0, limit);
}

int setrlimit(int what, const struct rlimit *limit) {
  return (int)call(SYS_prlimit64, 0, what, limit, 0);
}

/* The kernel answers 20 minus the nice value, so that no good answer is negative. */
int getpriority(int which, id_t who) {
  long result = call(SYS_getpriority, which, who);
  return result < 0 ? -1 : 20 - (int)result;
}

int setpriority(int which, id_t who, int nice) {
  return (int)call(SYS_setpriority, which, who, nice);
}

int nice(int steps) {
  int value = getpriority(PRIO_PROCESS, 0) + steps;
  value = value > 19 ? 19 : value < -20 ? -20 : value;
  if (setpriority(PRIO_PROCESS, 0, value) < 0) {
    errno = errno == EACCES ? EPERM : errno;
    return -1;
  }
  return value;
}
