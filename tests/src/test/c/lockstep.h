/*
 * lockstep.h - several processes that take their steps in one given order.
 *
 * All processes walk through the same list of steps. Each step belongs to one of them, which waits
 * for its turn, takes the step and passes the turn on.
 */
#ifndef LOCKSTEP_H
#define LOCKSTEP_H

#include "ringside.h"

enum { OUTPUT = 200, MOST_FILES = 16, VARIABLES = 64, FUTEX_WAIT = 0, FUTEX_WAKE = 1 };
enum { MOST_PROCESSES = 6, MOST_NAMES = 9, LIMIT_FILES = 7, HIDDEN_FILES = 256, COUNTS = 79000 };

/* Memory of all processes: whose turn it is, who is in a call, what they found (0: the first pid). */
static struct shared {
  int turn;
  int busy[MOST_PROCESSES]; /* the pid, or 0 */
  int variables[VARIABLES];
} *shared;

static unsigned char buffer[80000];
static int me;
static char names[MOST_NAMES + 1][32]; /* of files, and none */
static long heap_start; /* the program break at first, at the start of a page */

/*
 * How a step's result is to be taken: OPAQUE as 0 if it is none of the errors; START passes the turn
 * on before the step, which will wait; SAME compares with the variable; HEAP counts from the first
 * program break. ENDED(slots) has a bit for
 * each process whose call must have ended before the step, QUIET(slots) for each that has first to
 * run a handler to its end.
 */
enum { OPAQUE = 1, START = 2, SAME = 4, HEAP = 8, NONE = 255 };
#define ENDED(slots) ((slots) << 8)
#define QUIET(slots) ((slots) << 16)

static inline void wait_until(int *word, int value) {
  int now;
  while ((now = *(volatile int *)word) != value) {
    sys(SYS_futex_time64, word, FUTEX_WAIT, now, 0, 0, 0);
  }
}

static inline void change(int *word, int value) {
  *(volatile int *)word = value;
  sys(SYS_futex_time64, word, FUTEX_WAKE, 1000, 0, 0, 0);
}

static inline void allow_files(int most) {
  uint64_t files[2] = {most, HIDDEN_FILES};
  sys(SYS_prlimit64, 0, LIMIT_FILES, files, 0);
}

static inline char *put_number(char *end, int number) {
  for (int place = 1000000000; place; place /= 10) {
    *end++ = (char)('0' + number / place % 10);
  }
  return end;
}

/* Three letters that no other run has, and "/x" behind them once and twice. */
static inline void make_names(void) {
  for (int i = 0; i < MOST_NAMES; i++) {
    char *end = put_number(names[i] + 2, shared->variables[0]);
    memcpy(names[i], "fz", 2);
    *end++ = (char)('a' + i % 3);
    for (int level = 0; level < i / 3; level++) {
      *end++ = '/';
      *end++ = 'x';
    }
  }
}

/* The state of another process as ps(1) shows it. */
static inline char state_of(int pid) {
  char path[] = "/proc/0000000000/stat", text[64], digits[12], *end = digits;
  int fd, bytes, at = 6;
  for (; pid > 0; pid /= 10) {
    *end++ = (char)('0' + pid % 10);
  }
  while (end > digits) {
    path[at++] = *--end;
  }
  memcpy(path + at, "/stat", 6);
  allow_files(HIDDEN_FILES);
  fd = sys(SYS_openat, -100, path, 0, 0);
  allow_files(MOST_FILES);
  bytes = sys(SYS_read, fd, text, sizeof text);
  sys(SYS_close, fd);
  for (at = 0; at < bytes && text[at] != ')'; at++) {
  }
  return at + 2 < bytes ? text[at + 2] : 'Z';
}

static inline void let_sleep(int pid) {
  while (pid && pid != getpid() && state_of(pid) == 'R') {
    sys(SYS_sched_yield);
  }
}

/* Until nobody's call goes on by itself: it has ended, which that of some slots must, or it waits. */
static inline void quiet_down(int ended, int quiet) {
  for (int slot = 0; slot < MOST_PROCESSES; slot++) {
    int pid;
    if (ended >> slot & 1) {
      wait_until(&shared->busy[slot], 0);
    }
    while ((pid = *(volatile int *)&shared->busy[slot]) && state_of(pid) == 'R') {
      sys(SYS_sched_yield);
    }
    if (quiet >> slot & 1) {
      let_sleep(shared->variables[slot]);
    }
  }
}

/* The handler of all signals that have one: counts them behind what steps use of the buffer. */
static inline void count_signal(int signal) {
  ((int *)(buffer + COUNTS))[signal]++;
}

/* No descriptors but the hidden one to report on, few to come, and no signal but SIGKILL kills. */
static inline void begin(void) {
  shared = (struct shared *)sys(SYS_mmap2, 0, 4096, 3, 0x21, -1, 0);
  shared->variables[0] = getpid();
  sys(SYS_dup3, 1, OUTPUT, 0);
  allow_files(MOST_FILES);
  make_names();
  for (int fd = 0; fd < MOST_FILES; fd++) {
    sys(SYS_close, fd);
  }
  heap_start = (sys(SYS_brk, 0) + 4095) & -4096;
  sys(SYS_brk, heap_start);
  block(0);
  on_signal(SIGPIPE, SIG_IGN, 0);
}

/* A key of System V objects that no other run has. */
static inline int key(int number) {
  return 0x46000000 + (shared->variables[0] << 4) + number;
}

static inline unsigned hash(const void *from, int bytes) {
  const unsigned char *next = from;
  unsigned sum = 1;
  for (int i = 0; i < bytes; i++) {
    sum = sum * 31 + next[i];
  }
  return sum;
}

static inline void fill(int at, int bytes, int first) {
  for (int i = 0; i < bytes; i++) {
    buffer[at + i] = (unsigned char)(first + i * 7);
  }
}

/* Before a step: the process's turn has come. */
static inline void take_turn(int index, int flags) {
  wait_until(&shared->turn, index);
  quiet_down(flags >> 8 & 255, flags >> 16);
  if (flags & START) {
    shared->busy[me] = getpid();
    change(&shared->turn, index + 1);
  }
}

/* What is to be reported of a result, which may be kept in a variable. */
static inline int taken(int flags, int variable, long result) {
  int failed = result < 0 && result > -4096;
  if (flags & SAME) {
    return result == shared->variables[variable];
  }
  if (flags & HEAP) {
    return (int)(result - heap_start);
  }
  if (variable != NONE && !failed) {
    shared->variables[variable] = (int)result;
  }
  return (flags & OPAQUE) && !failed ? 0 : (int)result;
}

/* After a step: the next one's turn. */
static inline void end_turn(int index, int flags) {
  if (flags & START) {
    change(&shared->busy[me], 0);
  } else {
    change(&shared->turn, index + 1);
  }
}

static inline void send_to_busy(int signal) {
  for (int slot = 0; slot < MOST_PROCESSES; slot++) {
    if (shared->busy[slot]) {
      sys(SYS_kill, shared->busy[slot], signal);
    }
  }
}

/*
 * After the last step: whoever still waits will do so for ever. All are stopped before the first is killed: what goes
 * with it, like the last end of a pipe, would let another's call end.
 */
static inline void end(int count) {
  wait_until(&shared->turn, count);
  send_to_busy(SIGSTOP);
  send_to_busy(SIGKILL);
}

/* For programs that have their steps in them. */

/* Writes where standard output was, whatever the steps did to descriptors: a word and numbers. */
static inline void say(const char *word, int index, unsigned expected, unsigned found) {
  char line[64], *end = line;
  unsigned numbers[] = {index, expected, found};
  for (int i = 0; i < 3; i++) {
    for (; *word && *word != '%'; word++) {
      *end++ = *word;
    }
    for (int shift = 28; shift >= 0; shift -= 4) {
      *end++ = "0123456789abcdef"[numbers[i] >> shift & 15];
    }
    word += *word == '%';
  }
  *end++ = '\n';
  sys(SYS_write, OUTPUT, line, end - line);
}

static inline void compare(int index, int flags, int variable, int expected, long result) {
  int found = taken(flags, variable, result);
  if (found != expected) {
    say("step %: must be %, is %", index, expected, found);
  }
  end_turn(index, flags);
}

#define STEP(slot, index, flags, variable, expected, ...)         \
  if (me == slot) {                                               \
    take_turn(index, flags);                                      \
    compare(index, flags, variable, expected, (__VA_ARGS__));     \
  }
#define BYTES(slot, index, at, count, sum)                        \
  if (me == slot && hash(buffer + (at), count) != (unsigned)(sum)) { \
    say("bytes after step %: sum must be %, is %", index, sum, hash(buffer + (at), count)); \
  }
#define FORK(slot, index, flags, child)                           \
  if (me == slot) {                                               \
    take_turn(index, flags);                                      \
    int pid = fork();                                             \
    if (pid == 0) {                                               \
      me = child;                                                 \
    } else {                                                      \
      compare(index, OPAQUE, child, 0, pid);                      \
    }                                                             \
  }
#define EXIT(slot, index, flags, status)                          \
  if (me == slot) {                                               \
    take_turn(index, flags);                                      \
    change(&shared->turn, index + 1);                             \
    exit(status);                                                 \
  }
#define WORDS(...)                                                \
  memcpy(buffer, (int[]){__VA_ARGS__}, sizeof (int[]){__VA_ARGS__})
#define WORD_AT(address) (*(volatile int *)(address))
#define END(count) end(count)

#endif
