/* Futexes that lend priority: who has one stands in the word, who waits is handed it. */
#include "net.h"

enum { LOCK = 6, UNLOCK = 7, TRYLOCK = 8, WAIT_REQUEUE = 11, CMP_REQUEUE = 12, LOCK2 = 13 };
enum { WAIT = 0, WAKE = 1, REALTIME = 256, WAITERS = 0x80000000, DIED = 0x40000000 };

static volatile int *words;

static int futex(volatile int *word, int operation, int value, void *time, volatile int *other, int last) {
  return (int)sys(SYS_futex_time64, word, operation, value, time, other, last);
}

/* The word, with a tid as whose it is. */
static void show(const char *name, volatile int *word, int child) {
  int tid = *word & 0x3fffffff;
  print("%s: %s%s%s\n", name, *word & WAITERS ? "waiters " : "", *word & DIED ? "died " : "",
        tid == 0 ? "nobody" : tid == getpid() ? "mine" : tid == child ? "the child's" : "another's");
}

static void alone(void) {
  struct timespec past = {1, 0}, bad = {0, 2000000000};
  CASE("lock", futex(words, LOCK, 0, 0, 0, 0));
  show("then", words, 0);
  CASE("lock again", futex(words, LOCK, 0, 0, 0, 0));
  CASE("try again", futex(words, TRYLOCK, 0, 0, 0, 0));
  CASE("unlock", futex(words, UNLOCK, 0, 0, 0, 0));
  show("then", words, 0);
  CASE("unlock again", futex(words, UNLOCK, 0, 0, 0, 0));
  CASE("try", futex(words, TRYLOCK, 0, 0, 0, 0));
  *words = 0;
  *words = DIED;
  CASE("lock what somebody left", futex(words, LOCK, 0, 0, 0, 0));
  show("then", words, 0);
  *words = 99999;
  CASE("lock nobody's", futex(words, LOCK, 0, 0, 0, 0));
  show("then", words, 0);
  CASE("try nobody's", futex(words, TRYLOCK, 0, 0, 0, 0));
  *words = 0;
  CASE("odd", futex((volatile int *)((long)words + 1), LOCK, 0, 0, 0, 0));
  CASE("no address", futex((volatile int *)16, LOCK, 0, 0, 0, 0));
  CASE("bad time", futex(words, LOCK, 0, &bad, 0, 0));
  CASE("time over, but free", futex(words, LOCK, 0, &past, 0, 0));
  CASE("with a clock", futex(words, LOCK | REALTIME, 0, 0, 0, 0));
  CASE("the second kind", futex(words, LOCK2 | REALTIME, 0, 0, 0, 0));
  *words = 0;
}

static int hold(int millis, int unlocks) {
  int child = fork();
  if (child == 0) {
    futex(words, LOCK, 0, 0, 0, 0);
    words[1] = 1;
    sleep_ms(millis);
    if (unlocks) {
      futex(words, UNLOCK, 0, 0, 0, 0);
    }
    exit(0);
  }
  while (words[1] == 0) {
    sleep_ms(1);
  }
  words[1] = 0;
  return child;
}

static void together(void) {
  struct timespec past = {1, 0};
  int child = hold(100, 1);
  CASE("try the child's", futex(words, TRYLOCK, 0, 0, 0, 0));
  show("then", words, child);
  CASE("unlock the child's", futex(words, UNLOCK, 0, 0, 0, 0));
  CASE("lock in no time", futex(words, LOCK, 0, &past, 0, 0));
  CASE("lock", futex(words, LOCK, 0, 0, 0, 0));
  show("handed over", words, child);
  CASE("unlock", futex(words, UNLOCK, 0, 0, 0, 0));
  show("then", words, child);
  wait_for(child, 0);
  child = hold(50, 0);
  CASE("of who ends", futex(words, LOCK, 0, 0, 0, 0));
  show("then", words, child);
  wait_for(child, 0);
  CASE("unlock", futex(words, UNLOCK, 0, 0, 0, 0));
  show("then", words, child);
}

/* We have one and want the other, the child has that and wants ours. */
static void circle(void) {
  int first = futex(words, LOCK, 0, 0, 0, 0), child = fork();
  if (child == 0) {
    futex(words + 2, LOCK, 0, 0, 0, 0);
    words[1] = 1;
    int got = futex(words, LOCK, 0, 0, 0, 0);
    exit(got == 0 ? 3 : 4);
  }
  while (words[1] == 0) {
    sleep_ms(1);
  }
  words[1] = 0;
  sleep_ms(50);
  CASE("we have one", first);
  CASE("and want the other", futex(words + 2, LOCK, 0, 0, 0, 0));
  CASE("unlock", futex(words, UNLOCK, 0, 0, 0, 0));
  CASE("the child got it", wait_for(child, 0));
  words[0] = words[2] = 0;
}

/* In the order in which they came, as none is more urgent. */
static void in_turn(void) {
  words[3] = 0;
  futex(words, LOCK, 0, 0, 0, 0);
  int children[4];
  for (int i = 1; i <= 3; i++) {
    children[i] = fork();
    if (children[i] == 0) {
      futex(words, LOCK, 0, 0, 0, 0);
      words[3] = words[3] * 10 + i;
      futex(words, UNLOCK, 0, 0, 0, 0);
      exit(0);
    }
    sleep_ms(30);
  }
  futex(words, UNLOCK, 0, 0, 0, 0);
  for (int i = 1; i <= 3; i++) {
    wait_for(children[i], 0);
  }
  CASE("in turn", words[3]);
  words[0] = 0;
}

static int wait_moved(int bits) {
  int child = fork();
  if (child == 0) {
    int result = futex(words + 4, WAIT_REQUEUE, 7, 0, words, bits);
    if (result == 0) {
      result = (*words & 0x3fffffff) == getpid() ? 1 : 2;
      futex(words, UNLOCK, 0, 0, 0, 0);
    }
    exit(result < 0 ? -result : result);
  }
  sleep_ms(30);
  return child;
}

static void moved(void) {
  struct timespec past = {1, 0};
  words[4] = 7;
  CASE("another value", futex(words + 4, WAIT_REQUEUE, 8, 0, words, -1));
  CASE("to itself", futex(words + 4, WAIT_REQUEUE, 7, 0, words + 4, -1));
  CASE("in no time", futex(words + 4, WAIT_REQUEUE, 7, &past, words, -1));
  CASE("move nobody", futex(words + 4, CMP_REQUEUE, 1, (void *)5, words, 7));
  CASE("move two at once", futex(words + 4, CMP_REQUEUE, 2, (void *)5, words, 7));
  CASE("move to itself", futex(words + 4, CMP_REQUEUE, 1, (void *)5, words + 4, 7));
  CASE("move, another value", futex(words + 4, CMP_REQUEUE, 1, (void *)5, words, 8));
  int one = wait_moved(-1);
  CASE("wake who is to be moved", futex(words + 4, WAKE, 1, 0, 0, 0));
  CASE("move to another", futex(words + 4, CMP_REQUEUE, 1, (void *)5, words + 2, 7));
  CASE("move to what is free", futex(words + 4, CMP_REQUEUE, 1, (void *)5, words, 7));
  CASE("has it", wait_for(one, 0));
  words[0] = 0;
  futex(words, LOCK, 0, 0, 0, 0);
  one = wait_moved(-1);
  int two = wait_moved(-1);
  CASE("move both", futex(words + 4, CMP_REQUEUE, 1, (void *)5, words, 7));
  show("who has it", words, 0);
  futex(words, UNLOCK, 0, 0, 0, 0);
  CASE("one has it", wait_for(one, 0));
  CASE("and the other", wait_for(two, 0));
  words[0] = 0;
  one = fork();
  if (one == 0) {
    exit(-futex(words + 4, WAIT, 7, 0, 0, 0));
  }
  sleep_ms(30);
  CASE("move who only waits", futex(words + 4, CMP_REQUEUE, 1, (void *)5, words, 7));
  sys(SYS_kill, one, SIGKILL);
  wait_for(one, 0);
}

int main(void) {
  words = (int *)sys(SYS_mmap2, 0, 4096, 3, 0x21, -1, 0);
  alone();
  together();
  circle();
  in_turn();
  moved();
  return 0;
}
