/* A wait at several futexes at once (futex_waitv); qemu-user leaves it out. Linux: futex_wait_multiple. */
#include "net.h"

enum { WAKE = 1, SIZE_32 = 2, PRIVATE = 128, REALTIME = 0, MONOTONIC = 1 };

struct entry {
  uint64_t value, address;
  unsigned flags, reserved;
};

static volatile int *words;
static struct entry entries[130];

static void fill(int count) {
  for (int i = 0; i < count; i++) {
    entries[i] = (struct entry){words[i], (long)(words + i), SIZE_32, 0};
  }
}

static int await(int count, struct timespec *time, int clock) {
  return (int)sys(SYS_futex_waitv, entries, count, 0, time, clock);
}

static int wake_later(int word) {
  int child = fork();
  if (child == 0) {
    sleep_ms(20);
    exit((int)sys(SYS_futex_time64, words + word, WAKE, 1, 0, 0, 0));
  }
  return child;
}

static void woken(const char *name, int count, int word) {
  fill(count);
  int child = wake_later(word);
  CASE(name, await(count, 0, 0));
  CASE("told", wait_for(child, 0));
}

static volatile int signals;

static void noted(int signal) {
  (void)signal;
  signals++;
}

int main(void) {
  struct timespec past = {1, 0}, bad = {0, 2000000000};
  words = (int *)sys(SYS_mmap2, 0, 4096, 3, 0x21, -1, 0);
  woken("the first of one", 1, 0);
  woken("the first of three", 3, 0);
  woken("the last of three", 3, 2);
  woken("one of 128", 128, 77);
  fill(2);
  CASE("none", await(0, 0, 0));
  CASE("too many", await(129, 0, 0));
  CASE("flags", sys(SYS_futex_waitv, entries, 2, 1, 0, 0));
  CASE("no list", sys(SYS_futex_waitv, 0, 2, 0, 0, 0));
  CASE("a list that is not there", sys(SYS_futex_waitv, 16, 2, 0, 0, 0));
  entries[1].flags = 0;
  CASE("a size unknown", await(2, 0, 0));
  entries[1].flags = SIZE_32 | PRIVATE | 4;
  CASE("a flag unknown", await(2, 0, 0));
  fill(2);
  entries[1].reserved = 1;
  CASE("more than reserved", await(2, 0, 0));
  fill(2);
  entries[1].value = 5;
  CASE("another value", await(2, 0, 0));
  fill(2);
  entries[1].address++;
  CASE("odd", await(2, 0, 0));
  fill(2);
  CASE("no time left", await(2, &past, MONOTONIC));
  CASE("nor by the other clock", await(2, &past, REALTIME));
  CASE("bad time", await(2, &bad, MONOTONIC));
  CASE("no clock", await(2, &past, 2));
  CASE("twice the same word", (entries[1] = entries[0], await(2, &past, MONOTONIC)));
  struct timespec now;
  sys(SYS_clock_gettime64, MONOTONIC, &now);
  now.nanos += 5000000;
  if (now.nanos >= 1000000000) {
    now.nanos -= 1000000000;
    now.seconds++;
  }
  CASE("out of time", await(2, &now, MONOTONIC));
  CASE("nobody waits any more", sys(SYS_futex_time64, words, WAKE, 9, 0, 0, 0));
  struct sigaction action = {.handler = noted};
  sys(SYS_rt_sigaction, SIGUSR1, &action, 0, 8);
  int self = getpid(), child = fork();
  if (child == 0) {
    sleep_ms(20);
    exit((int)-sys(SYS_kill, self, SIGUSR1));
  }
  fill(3);
  CASE("a signal", await(3, 0, 0));
  CASE("handled", signals);
  wait_for(child, 0);
  CASE("nobody waits", sys(SYS_futex_time64, words + 1, WAKE, 9, 0, 0, 0));
  return 0;
}
