/* signal.h - signals (Linux: asm-generic/signal.h, siginfo.h, riscv's ucontext.h). */
#ifndef SIGNAL_H
#define SIGNAL_H

#include <bits/signals.h>
#include <bits/types.h>

#define NSIG 65
#define SIGRTMIN 34
#define SIGRTMAX 64
#define SIGPOLL SIGIO
#define SIG_DFL ((void (*)(int))0)
#define SIG_IGN ((void (*)(int))1)
#define SIG_ERR ((void (*)(int)) - 1)

#define SI_USER 0
#define SI_KERNEL 128
#define SI_QUEUE (-1)
#define SI_TIMER (-2)
#define SI_MESGQ (-3)
#define SI_TKILL (-6)
#define ILL_ILLOPC 1
#define FPE_INTDIV 1
#define SEGV_MAPERR 1
#define SEGV_ACCERR 2
#define BUS_ADRALN 1
#define BUS_ADRERR 2
#define TRAP_BRKPT 1
#define CLD_EXITED 1
#define CLD_KILLED 2
#define CLD_DUMPED 3
#define CLD_TRAPPED 4
#define CLD_STOPPED 5
#define CLD_CONTINUED 6
#define SIGEV_SIGNAL 0
#define SIGEV_NONE 1
#define SIGEV_THREAD 2
#define SIGEV_THREAD_ID 4
#define SS_ONSTACK 1
#define SS_DISABLE 2
#define MINSIGSTKSZ 2048
#define SIGSTKSZ 8192

typedef int sig_atomic_t;
typedef void (*sighandler_t)(int);

union sigval {
  int sival_int;
  void *sival_ptr;
};

typedef struct {
  int si_signo, si_errno, si_code;
  union {
    int room[29];
    struct {
      pid_t pid;
      uid_t uid;
      union {
        union sigval value;
        int status;
      } u;
      clock_t utime, stime;
    } sender;
    struct {
      int id, overrun;
      union sigval value;
    } timer;
    struct {
      void *address;
    } fault;
    struct {
      long band;
      int fd;
    } poll;
  } fields;
} siginfo_t;
#define si_pid fields.sender.pid
#define si_uid fields.sender.uid
#define si_value fields.sender.u.value
#define si_int fields.sender.u.value.sival_int
#define si_ptr fields.sender.u.value.sival_ptr
#define si_status fields.sender.u.status
#define si_utime fields.sender.utime
#define si_stime fields.sender.stime
#define si_timerid fields.timer.id
#define si_overrun fields.timer.overrun
#define si_addr fields.fault.address
#define si_band fields.poll.band
#define si_fd fields.poll.fd

struct sigaction {
  union {
    void (*handler)(int);
    void (*action)(int, siginfo_t *, void *);
  } sa_function;
  unsigned long sa_flags;
  sigset_t sa_mask;
};
#define sa_handler sa_function.handler
#define sa_sigaction sa_function.action

typedef struct {
  void *ss_sp;
  int ss_flags;
  size_t ss_size;
} stack_t;

/* __gregs[0] is the pc, the others x1 to x31. */
typedef struct {
  unsigned long __gregs[32];
  union {
    unsigned words[132];
    long double alignment;
  } __fpregs;
} mcontext_t;

typedef struct ucontext {
  unsigned long uc_flags;
  struct ucontext *uc_link;
  stack_t uc_stack;
  sigset_t uc_sigmask;
  char room[120];
  mcontext_t uc_mcontext;
} ucontext_t;

struct sigevent {
  union sigval sigev_value;
  int sigev_signo;
  int sigev_notify;
  union {
    int room[13];
    pid_t tid;
  } fields;
};
#define sigev_notify_thread_id fields.tid

sighandler_t signal(int signal, sighandler_t handler);
int sigaction(int signal, const struct sigaction *restrict action, struct sigaction *restrict old);
int siginterrupt(int signal, int on);
int kill(pid_t pid, int signal);
int killpg(pid_t group, int signal);
int raise(int signal);
int tgkill(pid_t process, pid_t thread, int signal);
int sigqueue(pid_t pid, int signal, const union sigval value);
int sigprocmask(int how, const sigset_t *restrict set, sigset_t *restrict old);
int pthread_sigmask(int how, const sigset_t *restrict set, sigset_t *restrict old);
int sigpending(sigset_t *set);
int sigsuspend(const sigset_t *set);
int sigwait(const sigset_t *restrict set, int *restrict signal);
int sigwaitinfo(const sigset_t *restrict set, siginfo_t *restrict info);
int sigtimedwait(const sigset_t *restrict set, siginfo_t *restrict info, const struct timespec *restrict span);
int sigaltstack(const stack_t *restrict stack, stack_t *restrict old);
int sigemptyset(sigset_t *set);
int sigfillset(sigset_t *set);
int sigaddset(sigset_t *set, int signal);
int sigdelset(sigset_t *set, int signal);
int sigismember(const sigset_t *set, int signal);
void psignal(int signal, const char *what);

#endif
