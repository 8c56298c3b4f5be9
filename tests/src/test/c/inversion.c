/*
 * The urgent one waits for the least urgent, and one in between keeps that from running: unless the
 * lock lends priority. Root runs it, as it takes real-time priorities. Linux: rtmutex.c.
 */
#include "net.h"

enum { WAIT = 0, WAKE = 1, LOCK = 6, UNLOCK = 7, FIFO = 1, WAIT_MOVED = 11, MOVE = 12 };

static volatile struct shared {
  int lock, other, order, held, plain;
} *shared;

static int futex(volatile int *word, int operation, int value) {
  return (int)sys(SYS_futex_time64, word, operation, value, 0, 0, 0);
}

static void become(int priority) {
  sys(SYS_sched_setscheduler, 0, FIFO, &priority);
}

static void work(int rounds) {
  for (volatile int i = 0; i < rounds; i++) {
  }
}

static void lock(volatile int *word, int lends) {
  if (lends) {
    futex(word, LOCK, 0);
    return;
  }
  while (__sync_lock_test_and_set(word, 1)) {
    futex(word, WAIT, 1);
  }
}

static void unlock(volatile int *word, int lends) {
  if (lends) {
    futex(word, UNLOCK, 0);
    return;
  }
  *word = 0;
  futex(word, WAKE, 1);
}

static void note(int who) {
  shared->order = shared->order * 10 + who;
}

static int start(int priority, void (*run)(int lends), int lends) {
  int child = fork();
  if (child == 0) {
    become(priority);
    run(lends);
    exit(0);
  }
  return child;
}

static void least(int lends) {
  lock(&shared->lock, lends);
  shared->held = 1;
  work(200000);
  unlock(&shared->lock, lends);
  note(1);
}

static void between(int lends) {
  (void)lends;
  work(400000);
  note(2);
}

static void urgent(int lends) {
  lock(&shared->lock, lends);
  unlock(&shared->lock, lends);
  note(3);
}

/* Holds one lock, and waits for that of the least: what it is lent goes on. */
static void linked(int lends) {
  lock(&shared->other, lends);
  lock(&shared->lock, lends);
  unlock(&shared->lock, lends);
  unlock(&shared->other, lends);
  note(4);
}

static void far(int lends) {
  lock(&shared->other, lends);
  unlock(&shared->other, lends);
  note(5);
}

static void wait_all(int *children, int count) {
  for (int i = 0; i < count; i++) {
    wait_for(children[i], 0);
  }
}

static void begin(int *children, int lends) {
  shared->order = shared->held = shared->lock = shared->other = 0;
  children[0] = start(10, least, lends);
  while (!shared->held) {
    sleep_ms(1);
  }
}

static void three(const char *name, int lends) {
  int children[3];
  begin(children, lends);
  children[1] = start(30, urgent, lends);
  children[2] = start(20, between, lends);
  wait_all(children, 3);
  CASE(name, shared->order);
}

static void chain(const char *name, int lends) {
  int children[4];
  begin(children, lends);
  children[1] = start(15, linked, lends);
  sleep_ms(1);
  children[2] = start(30, far, lends);
  children[3] = start(20, between, lends);
  wait_all(children, 4);
  CASE(name, shared->order);
}

static volatile int signals;

static void noted(int signal) {
  (void)signal;
  signals++;
}

/* A handler runs while we wait; the wait goes on, also without SA_RESTART. */
static void disturbed(void) {
  struct sigaction action = {.handler = noted};
  int self = getpid();
  sys(SYS_rt_sigaction, SIGUSR1, &action, 0, 8);
  shared->lock = shared->held = 0;
  int child = fork();
  if (child == 0) {
    futex(&shared->lock, LOCK, 0);
    shared->held = 1;
    sleep_ms(20);
    sys(SYS_kill, self, SIGUSR1);
    sleep_ms(20);
    exit(futex(&shared->lock, UNLOCK, 0) == 0);
  }
  while (!shared->held) {
    sleep_ms(1);
  }
  CASE("lock, disturbed", futex(&shared->lock, LOCK, 0));
  CASE("signals", signals);
  CASE("unlocked", wait_for(child, 0));
}

/* A signal comes to who waits to be moved, who is moved before he runs: he is neither here nor there. */
static void moved_disturbed(void) {
  struct sigaction action = {.handler = noted};
  sys(SYS_rt_sigaction, SIGUSR1, &action, 0, 8);
  shared->lock = shared->plain = 0;
  futex(&shared->lock, LOCK, 0);
  int child = fork();
  if (child == 0) {
    become(10);
    exit(-(int)sys(SYS_futex_time64, &shared->plain, WAIT_MOVED, 0, 0, &shared->lock, 0));
  }
  sleep_ms(5);
  sys(SYS_kill, child, SIGUSR1);
  CASE("moved", sys(SYS_futex_time64, &shared->plain, MOVE, 1, 5, &shared->lock, 0));
  CASE("and gone", wait_for(child, 0));
  CASE("unlocked", futex(&shared->lock, UNLOCK, 0));
  CASE("nobody's", shared->lock);
  CASE("locked again", futex(&shared->lock, LOCK, 0));
}

int main(void) {
  shared = (void *)sys(SYS_mmap2, 0, 4096, 3, 0x21, -1, 0);
  become(50);
  three("without lending", 0);
  three("with lending", 1);
  chain("a chain without lending", 0);
  chain("a chain with lending", 1);
  disturbed();
  moved_disturbed();
  return 0;
}
