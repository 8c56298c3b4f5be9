/* Futexes shared between processes, threads with stacks of their own. */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { WAIT = 0, WAKE = 1, REQUEUE = 3, CMP_REQUEUE = 4, WAIT_BITSET = 9, WAKE_BITSET = 10, PRIVATE = 128 };
enum {
  VM = 0x100, FS = 0x200, FILES = 0x400, SIGHAND = 0x800, THREAD = 0x10000, SYSVSEM = 0x40000,
  PARENT_SETTID = 0x100000, CHILD_CLEARTID = 0x200000, CHILD_SETTID = 0x1000000
};

static int futex(volatile int *word, int operation, int value, struct timespec *time, volatile int *other, int last) {
  return (int)sys(SYS_futex_time64, word, operation, value, time, other, last);
}

static void shared(void) {
  volatile int *word = (int *)sys(SYS_mmap2, 0, 4096, 3, 0x21, -1, 0);
  int child = fork();
  if (child == 0) {
    sleep_ms(20);
    *word = 1;
    exit(futex(word, WAKE, 10, 0, 0, 0));
  }
  CASE("wait for another process", futex(word, WAIT, 0, 0, 0, 0));
  CASE("it woke", wait_for(child, 0));
  CASE("the word has changed", futex(word, WAIT, 0, 0, 0, 0));
  struct timespec brief = {0, 5000000}, bad = {0, 2000000000};
  CASE("in time", futex(word, WAIT, 1, &brief, 0, 0));
  CASE("bad time", futex(word, WAIT, 1, &bad, 0, 0));
  CASE("odd address", futex((volatile int *)((long)word + 1), WAIT, 1, 0, 0, 0));
  CASE("no such address", futex((volatile int *)16, WAIT, 1, 0, 0, 0));
  CASE("nobody waits", futex(word, WAKE, 1, 0, 0, 0));
  CASE("no bits", futex(word, WAIT_BITSET, 1, 0, 0, 0));
  CASE("wake no bits", futex(word, WAKE_BITSET, 1, 0, 0, 0));
  CASE("unknown operation", futex(word, 99, 1, 0, 0, 0));
  CASE("another value", futex(word, CMP_REQUEUE, 1, (struct timespec *)1, word + 1, 7));
  child = fork();
  if (child == 0) {
    exit(-futex(word, WAIT_BITSET, 1, 0, 0, 4));
  }
  sleep_ms(20);
  CASE("other bits", futex(word, WAKE_BITSET, 1, 0, 0, 2));
  CASE("these bits", futex(word, WAKE_BITSET, 1, 0, 0, 6));
  CASE("woken", wait_for(child, 0));
  child = fork();
  if (child == 0) {
    exit(-futex(word, WAIT, 1, 0, 0, 0));
  }
  sleep_ms(20);
  CASE("move", futex(word, CMP_REQUEUE, 0, (struct timespec *)5, word + 1, 1));
  CASE("not here", futex(word, WAKE, 1, 0, 0, 0));
  CASE("there", futex(word + 1, WAKE, 1, 0, 0, 0));
  CASE("woken", wait_for(child, 0));
}

static volatile int ran, tid_word = 7, argument_seen;

static void body(void *argument) {
  argument_seen = (int)(long)argument;
  ran = 1;
}

static void threads(void) {
  static char stack[8192] __attribute__((aligned(16)));
  volatile int parent_tid = 0;
  long flags = VM | FS | FILES | SIGHAND | THREAD | SYSVSEM | PARENT_SETTID | CHILD_CLEARTID | CHILD_SETTID;
  long tid = spawn(flags, stack + sizeof stack, (int *)&parent_tid, 0, (int *)&tid_word, body, (void *)42);
  CASE("a thread", tid > 0);
  CASE("its tid", parent_tid == tid);
  int seen;
  while ((seen = tid_word) != 0) {
    futex(&tid_word, WAIT, seen, 0, 0, 0);
  }
  CASE("ran", ran);
  CASE("with", argument_seen);
  CASE("thread without memory", spawn(THREAD, stack + sizeof stack, 0, 0, 0, body, 0));
  CASE("handlers without memory", spawn(SIGHAND, stack + sizeof stack, 0, 0, 0, body, 0));
}

/* Words that are not there: a private one is only an address to those who wake. */
static void faults(void) {
  char *page = (char *)sys(SYS_mmap2, 0, 8192, 3, 0x21, -1, 0);
  volatile int own = 0, *gone = (int *)(page + 4096);
  sys(SYS_munmap, page + 4096, 4096);
  CASE("wake", futex((int *)page, WAKE, 1, 0, 0, 0));
  CASE("wake what is not mapped", futex(gone, WAKE, 1, 0, 0, 0));
  CASE("wake some of it", futex(gone, WAKE_BITSET, 1, 0, 0, 1));
  CASE("wake it privately", futex(gone, WAKE | PRIVATE, 1, 0, 0, 0));
  CASE("wait for what is not mapped", futex(gone, WAIT, 0, 0, 0, 0));
  CASE("wait for it privately", futex(gone, WAIT | PRIVATE, 0, 0, 0, 0));
  CASE("move to what is not mapped", futex(&own, REQUEUE, 1, (struct timespec *)1, gone, 0));
  CASE("move from what is not mapped", futex(gone, REQUEUE, 1, (struct timespec *)1, &own, 0));
  CASE("compare and move", futex(&own, CMP_REQUEUE, 1, (struct timespec *)1, gone, 0));
  CASE("compare another and move", futex(&own, CMP_REQUEUE, 1, (struct timespec *)1, gone, 5));
  CASE("compare what is not mapped", futex(gone, CMP_REQUEUE | PRIVATE, 1, (struct timespec *)1, &own, 0));
  CASE("move privately", futex(&own, REQUEUE | PRIVATE, 1, (struct timespec *)1, gone, 0));
  CASE("move to an odd address", futex(&own, REQUEUE, 1, (struct timespec *)1, (int *)((long)&own + 1), 0));
  sys(SYS_mprotect, page, 4096, 0);
  CASE("wake what is forbidden", futex((int *)page, WAKE, 1, 0, 0, 0));
  CASE("wait for what is forbidden", futex((int *)page, WAIT, 0, 0, 0, 0));
  sys(SYS_mprotect, page, 4096, 1);
  CASE("wake what can be read", futex((int *)page, WAKE, 1, 0, 0, 0));
}

int main(void) {
  block(0);
  shared();
  faults();
  threads();
  return 0;
}
