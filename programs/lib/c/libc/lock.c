/* lock.c - futex words: the library's own locks and what pthread.h and semaphore.h stand on. */
#include "internal.h"

enum { WAIT = 0, WAKE = 1, WAIT_BITSET = 9, PRIVATE = 128, REALTIME = 256, FREE = 0, HELD = 1, WAITED_FOR = 2 };

void __wait_while(int *word, int value, int shared) {
  sys(SYS_futex_time64, word, WAIT | (shared ? 0 : PRIVATE), value, 0);
}

/* 0 or an error number: ETIMEDOUT, EINTR, EAGAIN, EINVAL; a time of 0 is none. */
int __wait_until(int *word, int value, const struct timespec *until, int clock, int shared) {
  int operation = WAIT_BITSET | (shared ? 0 : PRIVATE) | (clock == 0 ? REALTIME : 0);
  return (int)-sys(SYS_futex_time64, word, operation, value, until, 0, -1);
}

void __wake(int *word, int count, int shared) {
  sys(SYS_futex_time64, word, WAKE | (shared ? 0 : PRIVATE), count);
}

void __lock(int *lock) {
  int seen = FREE;
  if (__atomic_compare_exchange_n(lock, &seen, HELD, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
    return;
  }
  while (__atomic_exchange_n(lock, WAITED_FOR, __ATOMIC_ACQUIRE) != FREE) {
    __wait_while(lock, WAITED_FOR, 0);
  }
}

void __unlock(int *lock) {
  if (__atomic_exchange_n(lock, FREE, __ATOMIC_RELEASE) == WAITED_FOR) {
    __wake(lock, 1, 0);
  }
}
