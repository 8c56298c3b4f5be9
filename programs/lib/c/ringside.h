/*
 * ringside.h - what a C guest needs to talk to the kernel, and to print.
 *
 * Build (docs/writing-guest-programs.md has more):
 *   riscv64-unknown-elf-gcc -march=rv32ima -mabi=ilp32 -nostdlib -static -O2 -I LIB -T LIB/guest.ld \
 *       prog.c LIB/start.s LIB/ringside.c -lgcc -o prog
 *
 * The program runs on Ringside and, unchanged, under qemu-riscv32. Calls answer as the kernel does:
 * a negative errno for a failure; there is no errno variable.
 */
#ifndef RINGSIDE_H
#define RINGSIDE_H

#include <stdarg.h>
#include <stddef.h>
/* As <stdint.h> has them, which a compiler without a C library may lack. */
#ifndef STDINT_H
typedef __INT8_TYPE__ int8_t;
typedef __UINT8_TYPE__ uint8_t;
typedef __INT16_TYPE__ int16_t;
typedef __UINT16_TYPE__ uint16_t;
typedef __INT32_TYPE__ int32_t;
typedef __UINT32_TYPE__ uint32_t;
typedef __INT64_TYPE__ int64_t;
typedef __UINT64_TYPE__ uint64_t;
#endif

/* System calls of riscv32 Linux. */
enum {
  SYS_getcwd = 17, SYS_eventfd2 = 19, SYS_epoll_create1 = 20, SYS_epoll_ctl = 21,
  SYS_epoll_pwait = 22, SYS_dup = 23, SYS_dup3 = 24, SYS_fcntl64 = 25, SYS_inotify_init1 = 26,
  SYS_inotify_add_watch = 27, SYS_inotify_rm_watch = 28, SYS_ioctl = 29, SYS_flock = 32,
  SYS_mknodat = 33, SYS_mkdirat = 34, SYS_unlinkat = 35, SYS_symlinkat = 36, SYS_linkat = 37,
  SYS_umount2 = 39, SYS_mount = 40, SYS_statfs64 = 43, SYS_fstatfs64 = 44, SYS_truncate64 = 45,
  SYS_ftruncate64 = 46, SYS_fallocate = 47, SYS_faccessat = 48, SYS_chdir = 49, SYS_fchdir = 50,
  SYS_fchmod = 52, SYS_fchmodat = 53, SYS_fchownat = 54, SYS_fchown = 55, SYS_openat = 56,
  SYS_close = 57, SYS_pipe2 = 59, SYS_getdents64 = 61, SYS_llseek = 62, SYS_read = 63,
  SYS_write = 64, SYS_readv = 65, SYS_writev = 66, SYS_pread64 = 67, SYS_pwrite64 = 68,
  SYS_preadv = 69, SYS_pwritev = 70, SYS_sendfile64 = 71, SYS_signalfd4 = 74, SYS_vmsplice = 75,
  SYS_splice = 76, SYS_tee = 77, SYS_readlinkat = 78, SYS_sync = 81, SYS_fsync = 82,
  SYS_fdatasync = 83, SYS_sync_file_range = 84, SYS_timerfd_create = 85, SYS_capget = 90,
  SYS_capset = 91, SYS_personality = 92, SYS_exit = 93, SYS_exit_group = 94, SYS_waitid = 95,
  SYS_set_tid_address = 96, SYS_unshare = 97, SYS_set_robust_list = 99, SYS_get_robust_list = 100,
  SYS_getitimer = 102, SYS_setitimer = 103, SYS_timer_create = 107, SYS_timer_getoverrun = 109,
  SYS_timer_delete = 111, SYS_ptrace = 117, SYS_sched_setparam = 118,
  SYS_sched_setscheduler = 119, SYS_sched_getscheduler = 120, SYS_sched_getparam = 121,
  SYS_sched_setaffinity = 122, SYS_sched_getaffinity = 123, SYS_sched_yield = 124,
  SYS_sched_get_priority_max = 125, SYS_sched_get_priority_min = 126, SYS_kill = 129,
  SYS_tkill = 130, SYS_tgkill = 131, SYS_sigaltstack = 132, SYS_rt_sigsuspend = 133,
  SYS_rt_sigaction = 134, SYS_rt_sigprocmask = 135, SYS_rt_sigpending = 136,
  SYS_rt_sigqueueinfo = 138, SYS_rt_sigreturn = 139, SYS_setpriority = 140, SYS_getpriority = 141,
  SYS_setregid = 143, SYS_setgid = 144, SYS_setreuid = 145, SYS_setuid = 146, SYS_setresuid = 147,
  SYS_getresuid = 148, SYS_setresgid = 149, SYS_getresgid = 150, SYS_setfsuid = 151,
  SYS_setfsgid = 152, SYS_times = 153, SYS_setpgid = 154, SYS_getpgid = 155, SYS_getsid = 156,
  SYS_setsid = 157, SYS_getgroups = 158, SYS_setgroups = 159, SYS_uname = 160,
  SYS_getrusage = 165, SYS_umask = 166, SYS_prctl = 167, SYS_getcpu = 168, SYS_getpid = 172,
  SYS_getppid = 173, SYS_getuid = 174, SYS_geteuid = 175, SYS_getgid = 176, SYS_getegid = 177,
  SYS_gettid = 178, SYS_sysinfo = 179, SYS_mq_open = 180, SYS_mq_unlink = 181,
  SYS_mq_notify = 184, SYS_mq_getsetattr = 185, SYS_msgget = 186, SYS_msgctl = 187,
  SYS_msgrcv = 188, SYS_msgsnd = 189, SYS_semget = 190, SYS_semctl = 191, SYS_semop = 193,
  SYS_shmget = 194, SYS_shmctl = 195, SYS_shmat = 196, SYS_shmdt = 197, SYS_socket = 198,
  SYS_socketpair = 199, SYS_bind = 200, SYS_listen = 201, SYS_accept = 202, SYS_connect = 203,
  SYS_getsockname = 204, SYS_getpeername = 205, SYS_sendto = 206, SYS_recvfrom = 207,
  SYS_setsockopt = 208, SYS_getsockopt = 209, SYS_shutdown = 210, SYS_sendmsg = 211,
  SYS_recvmsg = 212, SYS_readahead = 213, SYS_brk = 214, SYS_munmap = 215, SYS_mremap = 216,
  SYS_clone = 220, SYS_execve = 221, SYS_mmap2 = 222, SYS_fadvise64_64 = 223, SYS_mprotect = 226,
  SYS_msync = 227, SYS_mlock = 228, SYS_munlock = 229, SYS_mlockall = 230, SYS_munlockall = 231,
  SYS_mincore = 232, SYS_madvise = 233, SYS_rt_tgsigqueueinfo = 240, SYS_accept4 = 242,
  SYS_riscv_flush_icache = 259, SYS_prlimit64 = 261, SYS_setns = 268, SYS_sendmmsg = 269,
  SYS_process_vm_readv = 270, SYS_process_vm_writev = 271, SYS_kcmp = 272,
  SYS_sched_setattr = 274, SYS_sched_getattr = 275, SYS_renameat2 = 276, SYS_getrandom = 278,
  SYS_memfd_create = 279, SYS_execveat = 281, SYS_membarrier = 283, SYS_mlock2 = 284,
  SYS_copy_file_range = 285, SYS_preadv2 = 286, SYS_pwritev2 = 287, SYS_statx = 291,
  SYS_clock_gettime64 = 403, SYS_clock_settime64 = 404, SYS_clock_adjtime64 = 405,
  SYS_clock_getres_time64 = 406, SYS_clock_nanosleep_time64 = 407, SYS_timer_gettime64 = 408,
  SYS_timer_settime64 = 409, SYS_timerfd_gettime64 = 410, SYS_timerfd_settime64 = 411,
  SYS_utimensat_time64 = 412, SYS_pselect6_time64 = 413, SYS_ppoll_time64 = 414,
  SYS_recvmmsg_time64 = 417, SYS_mq_timedsend_time64 = 418, SYS_mq_timedreceive_time64 = 419,
  SYS_semtimedop_time64 = 420, SYS_rt_sigtimedwait_time64 = 421, SYS_futex_time64 = 422,
  SYS_sched_rr_get_interval_time64 = 423, SYS_pidfd_send_signal = 424, SYS_pidfd_open = 434,
  SYS_clone3 = 435, SYS_close_range = 436, SYS_openat2 = 437, SYS_pidfd_getfd = 438,
  SYS_faccessat2 = 439, SYS_epoll_pwait2 = 441, SYS_futex_waitv = 449, SYS_fchmodat2 = 452
};

/* Error numbers. */
enum {
  EPERM = 1, ENOENT = 2, ESRCH = 3, EINTR = 4, EIO = 5, ENXIO = 6, E2BIG = 7, ENOEXEC = 8,
  EBADF = 9, ECHILD = 10, EAGAIN = 11, ENOMEM = 12, EACCES = 13, EFAULT = 14, EBUSY = 16,
  EEXIST = 17, EXDEV = 18, ENODEV = 19, ENOTDIR = 20, EISDIR = 21, EINVAL = 22, ENFILE = 23,
  EMFILE = 24, ENOTTY = 25, EFBIG = 27, ENOSPC = 28, ESPIPE = 29, EROFS = 30, EMLINK = 31,
  EPIPE = 32, EDOM = 33, ERANGE = 34, EDEADLK = 35, ENAMETOOLONG = 36, ENOSYS = 38,
  ENOTEMPTY = 39, ELOOP = 40, ENOMSG = 42, EIDRM = 43, EOVERFLOW = 75, ENOTSOCK = 88,
  EMSGSIZE = 90, EADDRINUSE = 98, EADDRNOTAVAIL = 99, ECONNRESET = 104, EISCONN = 106,
  ENOTCONN = 107, ETIMEDOUT = 110, ECONNREFUSED = 111, EINPROGRESS = 115
};

/* Signals. */
enum {
  SIGHUP = 1, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGKILL, SIGUSR1,
  SIGSEGV, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM, SIGSTKFLT, SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP,
  SIGTTIN, SIGTTOU, SIGURG, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGWINCH, SIGIO, SIGPWR, SIGSYS
};

#define SIG_DFL ((void *)0)
#define SIG_IGN ((void *)1)
#include "include/bits/sigaction.h"

struct sigaction {
  void *handler;
  unsigned long flags;
  uint64_t mask;
};

struct timespec {
  int64_t seconds;
  int64_t nanos;
};

struct iovec {
  void *base;
  size_t length;
};

#include "include/bits/call.h"

/* clone with a stack of its own for the child, which runs run(argument) and exits with 0. */
long spawn(long flags, void *stack_top, int *parent_tid, void *tls, int *child_tid,
           void (*run)(void *), void *argument);

/* Processes. */
int fork(void);
void exit(int status) __attribute__((noreturn));
int wait_for(int pid, int *how); /* exit status or signal; how: CLD_EXITED 1, CLD_KILLED 2 … */
int getpid(void);
void sleep_ms(int millis);

/* Waits for whichever child ends: its exit status, 128 + the signal that ended it, or -errno. */
static inline int wait_any(int *pid) {
  int info[32];
  long result = sys(SYS_waitid, 0, 0, info, 4, 0);
  if (result < 0) {
    return (int)result;
  }
  if (pid) {
    *pid = info[3];
  }
  return info[2] == 1 ? info[5] : 128 + info[5]; /* CLD_EXITED, or a signal's number */
}

/* Signals. */
int on_signal(int signal, void *handler, unsigned long flags);
int block(uint64_t set);
#define SET(signal) (1ull << ((signal) - 1))

/* The lower half of the cycle counter (csrr rd, cycle); the assembler wants no extension for it so. */
static inline unsigned cycles_now(void) {
  unsigned cycles;
  asm volatile(".insn i 0x73, 2, %0, x0, -1024" : "=r"(cycles));
  return cycles;
}

/* Text. */
size_t strlen(const char *text);
int strcmp(const char *a, const char *b);
void *memcpy(void *to, const void *from, size_t bytes);
void *memset(void *to, int byte, size_t bytes);
int memcmp(const void *a, const void *b, size_t bytes);
void print(const char *format, ...) __attribute__((format(printf, 1, 2))); /* %d %u %x %c %s %% */

#endif
