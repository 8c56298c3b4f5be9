/* FUTEX_WAKE_OP: waiters of one word, and of another if it was so; the other is changed. */
#include "net.h"

enum { WAIT = 0, WAKE_OP = 5, SET = 0, ADD, OR, ANDN, XOR, SHIFTED = 8 };
enum { EQUAL = 0, OTHER, LESS, AT_MOST, MORE, AT_LEAST };

static volatile int *words;

static int operate(int operation, int operand, int comparison, int against) {
  unsigned code = (unsigned)operation << 28 | (unsigned)comparison << 24 |
                  (operand & 0xfffu) << 12 | (against & 0xfffu);
  return (int)sys(SYS_futex_time64, words, WAKE_OP, 10, 10, words + 1, code);
}

static int waiter(volatile int *word) {
  int child = fork();
  if (child == 0) {
    exit(-(int)sys(SYS_futex_time64, word, WAIT, *word, 0, 0, 0));
  }
  return child;
}

static void changes(const char *name, int operation, int operand) {
  words[1] = 12;
  int result = operate(operation, operand, EQUAL, 12);
  print("%s: %d, %d\n", name, result, words[1]);
}

static void both(const char *name, int comparison, int against) {
  words[1] = 5;
  int here = waiter(words), there = waiter(words + 1);
  sleep_ms(30);
  CASE(name, operate(SET, 6, comparison, against));
  sys(SYS_kill, here, SIGKILL);
  sys(SYS_kill, there, SIGKILL);
  wait_for(here, 0);
  wait_for(there, 0);
}

int main(void) {
  words = (int *)sys(SYS_mmap2, 0, 4096, 3, 0x21, -1, 0);
  changes("set", SET, -3);
  changes("add", ADD, 30);
  changes("subtract", ADD, -13);
  changes("or", OR, 3);
  changes("and not", ANDN, 4);
  changes("exclusive or", XOR, 6);
  changes("set a bit", OR | SHIFTED, 9);
  changes("unknown", 5, 1);
  both("equal", EQUAL, 5);
  both("not equal", EQUAL, 4);
  both("other", OTHER, 5);
  both("less", LESS, 6);
  both("at most", AT_MOST, 4);
  both("more", MORE, -1);
  both("at least", AT_LEAST, 6);
  both("unknown", 6, 6);
  CASE("odd", (int)sys(SYS_futex_time64, words, WAKE_OP, 1, 1, (long)words + 2, 0));
  CASE("no address", (int)sys(SYS_futex_time64, words, WAKE_OP, 1, 1, 16, 0));
  return 0;
}
