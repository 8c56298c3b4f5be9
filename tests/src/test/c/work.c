/*
 * What the kernel's work costs, in cycles, the best of four rounds each: "work NAME n..." a line for each n,
 * "work calls NUMBER..." for calls without arguments, "work dup3".
 */
#include "ringside.h"

enum { HERE = -100, F_SETLK64 = 13, PRIO_PGRP = 1, PRIO_USER = 2, PAGE = 4096 };

static char buffer[16 * PAGE] __attribute__((aligned(4096)));
static int children[200];

struct flock64 {
  short type, whence;
  int padding;
  int64_t start, length;
  int pid, more;
};

struct itimerspec {
  struct timespec interval, value;
};

#define BEST(setup, operation, undo)     \
  ({                                     \
    unsigned best = -1u;                 \
    for (int round = 0; round < 4; round++) { \
      setup;                             \
      unsigned start = cycles_now();     \
      operation;                         \
      unsigned cycles = cycles_now() - start; \
      undo;                              \
      if (cycles < best) best = cycles;  \
    }                                    \
    best;                                \
  })

static int number(const char *text) {
  int value = 0;
  while (*text) value = value * 10 + *text++ - '0';
  return value;
}

static void begin_children(int n) {
  for (int i = 0; i < n; i++) {
    children[i] = fork();
    if (children[i] == 0) {
      uint64_t none = 0;
      sys(SYS_rt_sigsuspend, &none, 8);
      exit(0);
    }
  }
  sys(SYS_sched_yield);
  sys(SYS_sched_yield);
}

static void end_children(int n) {
  for (int i = 0; i < n; i++) {
    sys(SYS_kill, children[i], 9);
    wait_for(children[i], 0);
  }
}

static unsigned of_group(const char *what, int n) {
  unsigned cycles = 0;
  begin_children(n);
  if (!strcmp(what, "kill-group")) cycles = BEST(, sys(SYS_kill, 0, 0), );
  if (!strcmp(what, "kill-all")) cycles = BEST(, sys(SYS_kill, -1, 0), );
  if (!strcmp(what, "getpriority-group")) cycles = BEST(, sys(SYS_getpriority, PRIO_PGRP, 0), );
  if (!strcmp(what, "getpriority-user")) cycles = BEST(, sys(SYS_getpriority, PRIO_USER, 0), );
  if (!strcmp(what, "setpriority-group")) cycles = BEST(, sys(SYS_setpriority, PRIO_PGRP, 0, 1), );
  end_children(n);
  return cycles;
}

static void arm(int id, long seconds) {
  struct itimerspec when = {{0, 0}, {seconds, 0}};
  sys(SYS_timer_settime64, id, 0, &when, 0);
}

static unsigned timers(int n) {
  int id = 0;
  for (int i = 0; i < n; i++) {
    sys(SYS_timer_create, 1, 0, &id);
    arm(id, 100 + i);
  }
  sys(SYS_timer_create, 1, 0, &id);
  unsigned cycles = BEST(, arm(id, 1000), );
  for (; id >= 0; id--) sys(SYS_timer_delete, id);
  return cycles;
}

static unsigned locks(int n) {
  long file = sys(SYS_openat, HERE, "locks", 0102, 0600);
  struct flock64 lock = {1, 0, 0, 0, 1, 0, 0};
  for (int i = 0; i < n; i++) {
    lock.start = i * 4;
    sys(SYS_fcntl64, file, F_SETLK64, &lock);
  }
  lock.start = n * 4 + 100;
  unsigned cycles = BEST(lock.type = 1, sys(SYS_fcntl64, file, F_SETLK64, &lock), lock.type = 2;
                         sys(SYS_fcntl64, file, F_SETLK64, &lock));
  sys(SYS_close, file);
  return cycles;
}

static unsigned getcwd_deep(int n) {
  for (int i = 0; i < n; i++) {
    sys(SYS_mkdirat, HERE, "d", 0700);
    sys(SYS_chdir, "d");
  }
  unsigned cycles = BEST(, sys(SYS_getcwd, buffer, PAGE), );
  for (int i = 0; i < n; i++) {
    sys(SYS_chdir, "..");
    sys(SYS_unlinkat, HERE, "d", 0x200);
  }
  return cycles;
}

static void open_many(int n, int flags) {
  for (int i = 0; i < n; i++) sys(SYS_dup3, 0, 10 + i, flags);
}

static unsigned descriptors(const char *what, int n) {
  int child = 0;
  unsigned cycles = 0;
  if (!strcmp(what, "close-range"))
    cycles = BEST(open_many(n, 0), sys(SYS_close_range, 10, 255, 0), );
  if (!strcmp(what, "fork-descriptors"))
    cycles = BEST(open_many(n, 0), child = fork(); if (!child) exit(0), wait_for(child, 0));
  if (!strcmp(what, "exit-descriptors"))
    cycles = BEST(open_many(n, 0); child = fork(); if (!child) exit(0), wait_for(child, 0), );
  sys(SYS_close_range, 10, 255, 0);
  return cycles;
}

static unsigned queued_signals(int n) {
  uint64_t wanted = 1ull << 33, set = 1ull << 34;
  int info[32] = {0};
  info[2] = -1;
  set |= wanted;
  sys(SYS_rt_sigprocmask, 0, &set, 0, 8);
  for (int i = 0; i < n; i++) sys(SYS_rt_sigqueueinfo, sys(SYS_getpid), 35, info);
  struct timespec now = {0, 0};
  unsigned cycles = BEST(sys(SYS_rt_sigqueueinfo, sys(SYS_getpid), 34, info),
                         sys(SYS_rt_sigtimedwait_time64, &wanted, 0, &now, 8), );
  set &= ~wanted;
  for (int i = 0; i < n; i++) sys(SYS_rt_sigtimedwait_time64, &set, 0, &now, 8);
  return cycles;
}

static unsigned interests(int n) {
  struct { unsigned events, padding; uint64_t data; } event = {1, 0, 0};
  int set = sys(SYS_epoll_create1, 0), pipes[2 * 60], more[2];
  for (int i = 0; i < n; i++) {
    sys(SYS_pipe2, pipes + 2 * i, 0);
    sys(SYS_epoll_ctl, set, 1, pipes[2 * i], &event);
  }
  sys(SYS_pipe2, more, 0);
  unsigned cycles =
      BEST(, sys(SYS_epoll_ctl, set, 1, more[0], &event), sys(SYS_epoll_ctl, set, 2, more[0], &event));
  sys(SYS_close_range, 3, 255, 0);
  return cycles;
}

/* A write to a pipe that n epoll sets watch with EPOLLEXCLUSIVE, in none of which anybody waits. */
static unsigned told_in_turn(int n) {
  struct { unsigned events, padding; uint64_t data; } event = {1 | 1 << 28, 0, 0};
  int pair[2], byte;
  sys(SYS_pipe2, pair, 0);
  for (int i = 0; i < n; i++) {
    int set = sys(SYS_epoll_create1, 0);
    sys(SYS_epoll_ctl, set, 1, pair[0], &event);
  }
  unsigned cycles = BEST(, sys(SYS_write, pair[1], "x", 1), sys(SYS_read, pair[0], &byte, 1));
  sys(SYS_close_range, 3, 255, 0);
  return cycles;
}

/* A read into n pages that are touched for the first time, less one into pages that are there. */
static unsigned faults_in_copies(int n) {
  long zero = sys(SYS_openat, HERE, "/dev/zero", 0), at = 0;
  unsigned there = BEST(, sys(SYS_read, zero, buffer, n * PAGE), );
  unsigned fresh = BEST(at = sys(SYS_mmap2, 0, n * PAGE, 3, 0x22, -1, 0),
                        sys(SYS_read, zero, at, n * PAGE), sys(SYS_munmap, at, n * PAGE));
  sys(SYS_close, zero);
  return fresh - there;
}

static unsigned cycles_of(const char *what, int n) {
  if (!strcmp(what, "timers")) return timers(n);
  if (!strcmp(what, "locks")) return locks(n);
  if (!strcmp(what, "getcwd")) return getcwd_deep(n);
  if (!strcmp(what, "queued-signals")) return queued_signals(n);
  if (!strcmp(what, "interests")) return interests(n);
  if (!strcmp(what, "told-in-turn")) return told_in_turn(n);
  if (!strcmp(what, "faults-in-copies")) return faults_in_copies(n);
  unsigned cycles = descriptors(what, n);
  return cycles != 0 ? cycles : of_group(what, n);
}

/* dup3 onto a descriptor that is open, and onto one that is not. */
static void dup_onto(void) {
  print("dup3-closed %u\n", BEST(, sys(SYS_dup3, 0, 50, 0), sys(SYS_close, 50)));
  print("dup3-open %u\n", BEST(sys(SYS_dup3, 0, 50, 0), sys(SYS_dup3, 0, 50, 0), ));
}

/* Every call whose number is an argument, with arguments that mean nothing: "number cycles", where it is done. */
static void every_call(int argc, char **argv) {
  for (int i = 2; i < argc; i++) {
    int call = number(argv[i]);
    long result = 0;
    unsigned cycles = BEST(, result = sys(call, 0, 0, 0, 0, 0, 0), );
    if (result >= 0 || result == -ENOSYS) print("%d %u\n", call, cycles);
  }
}

int main(int argc, char **argv) {
  if (!strcmp(argv[1], "calls")) {
    every_call(argc, argv);
  } else if (!strcmp(argv[1], "dup3")) {
    dup_onto();
  } else {
    for (int i = 2; i < argc; i++) print("%u\n", cycles_of(argv[1], number(argv[i])));
  }
  return 0;
}
