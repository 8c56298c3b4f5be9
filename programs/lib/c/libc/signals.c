/* signals.c - signals: sets, actions, sending, waiting. */
#include "internal.h"
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum { SET = sizeof(sigset_t) };

/* Linux writes the structure; qemu-riscv32 writes a word more, which is not to hit what lies behind it. */
int sigaction(int signal, const struct sigaction *restrict action, struct sigaction *restrict old) {
  struct {
    struct sigaction action;
    long more;
  } before;
  int result = (int)call(SYS_rt_sigaction, signal, action, old ? &before : 0, SET);
  if (result == 0 && old) {
    *old = before.action;
  }
  return result;
}

sighandler_t signal(int signal, sighandler_t handler) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART}, old;
  return sigaction(signal, &action, &old) < 0 ? SIG_ERR : old.sa_handler;
}

int siginterrupt(int signal, int on) {
  struct sigaction action;
  sigaction(signal, 0, &action);
  action.sa_flags = on ? action.sa_flags & ~(unsigned long)SA_RESTART : action.sa_flags | SA_RESTART;
  return sigaction(signal, &action, 0);
}

int kill(pid_t pid, int signal) { return (int)call(SYS_kill, pid, signal); }
int killpg(pid_t group, int signal) { return kill(-group, signal); }
int tgkill(pid_t process, pid_t thread, int signal) { return (int)call(SYS_tgkill, process, thread, signal); }
int raise(int signal) { return tgkill(getpid(), gettid(), signal); }

int sigqueue(pid_t pid, int signal, const union sigval value) {
  siginfo_t info = {.si_signo = signal, .si_code = SI_QUEUE};
  info.si_pid = getpid();
  info.si_uid = getuid();
  info.si_value = value;
  return (int)call(SYS_rt_sigqueueinfo, pid, signal, &info);
}

int pthread_sigmask(int how, const sigset_t *restrict set, sigset_t *restrict old) {
  return (int)-sys(SYS_rt_sigprocmask, how, set, old, SET);
}

int sigprocmask(int how, const sigset_t *restrict set, sigset_t *restrict old) {
  return (int)call(SYS_rt_sigprocmask, how, set, old, SET);
}

int sigpending(sigset_t *set) { return (int)call(SYS_rt_sigpending, set, SET); }
int sigsuspend(const sigset_t *set) { return (int)call(SYS_rt_sigsuspend, set, SET); }
int sigaltstack(const stack_t *restrict stack, stack_t *restrict old) { return (int)call(SYS_sigaltstack, stack, old); }

int pause(void) {
  sigset_t mask;
  sigprocmask(SIG_BLOCK, 0, &mask);
  return sigsuspend(&mask);
}

int sigtimedwait(const sigset_t *restrict set, siginfo_t *restrict info, const struct timespec *restrict span) {
  return (int)call(SYS_rt_sigtimedwait_time64, set, info, span, SET);
}

int sigwaitinfo(const sigset_t *restrict set, siginfo_t *restrict info) {
  return sigtimedwait(set, info, 0);
}

int sigwait(const sigset_t *restrict set, int *restrict signal) {
  int result;
  do {
    result = sigwaitinfo(set, 0);
  } while (result < 0 && errno == EINTR);
  if (result < 0) {
    return errno;
  }
  *signal = result;
  return 0;
}

int signalfd(int fd, const sigset_t *mask, int flags) {
  return (int)call(SYS_signalfd4, fd, mask, SET, flags);
}

int sigemptyset(sigset_t *set) {
  *set = (sigset_t){{0, 0}};
  return 0;
}

int sigfillset(sigset_t *set) {
  *set = (sigset_t){{~0ul, ~0ul}};
  return 0;
}

static int proper(int signal) {
  if (signal < 1 || signal >= NSIG) {
    errno = EINVAL;
    return 0;
  }
  return 1;
}

static unsigned long bit(int signal) {
  return 1ul << (signal - 1) % 32;
}

int sigaddset(sigset_t *set, int signal) {
  if (!proper(signal)) {
    return -1;
  }
  set->bits[(signal - 1) / 32] |= bit(signal);
  return 0;
}

int sigdelset(sigset_t *set, int signal) {
  if (!proper(signal)) {
    return -1;
  }
  set->bits[(signal - 1) / 32] &= ~bit(signal);
  return 0;
}

int sigismember(const sigset_t *set, int signal) {
  return proper(signal) ? (set->bits[(signal - 1) / 32] & bit(signal)) != 0 : -1;
}
