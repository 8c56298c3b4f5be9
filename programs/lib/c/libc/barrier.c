/* barrier.c - threads that wait for one another, and locks that are waited for in a loop. */
#include "internal.h"
#include <pthread.h>
#include <sched.h>

int pthread_barrier_init(pthread_barrier_t *restrict barrier,
                         const pthread_barrierattr_t *restrict attributes, unsigned threads) {
  (void)attributes;
  if (!threads) {
    return EINVAL;
  }
  *barrier = (pthread_barrier_t){PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, threads, 0, 0};
  return 0;
}

int pthread_barrier_destroy(pthread_barrier_t *barrier) {
  return pthread_mutex_destroy(&barrier->mutex);
}

int pthread_barrier_wait(pthread_barrier_t *barrier) {
  pthread_mutex_lock(&barrier->mutex);
  unsigned round = barrier->round;
  int last = ++barrier->present == barrier->needed;
  if (last) {
    barrier->present = 0;
    barrier->round++;
    pthread_cond_broadcast(&barrier->changed);
  }
  while (round == barrier->round) {
    pthread_cond_wait(&barrier->changed, &barrier->mutex);
  }
  pthread_mutex_unlock(&barrier->mutex);
  return last ? PTHREAD_BARRIER_SERIAL_THREAD : 0;
}

int pthread_spin_init(pthread_spinlock_t *lock, int shared) {
  (void)shared;
  *lock = 0;
  return 0;
}

int pthread_spin_destroy(pthread_spinlock_t *lock) {
  (void)lock;
  return 0;
}

int pthread_spin_trylock(pthread_spinlock_t *lock) {
  return __atomic_exchange_n(lock, 1, __ATOMIC_ACQUIRE) ? EBUSY : 0;
}

int pthread_spin_lock(pthread_spinlock_t *lock) {
  while (pthread_spin_trylock(lock)) {
  }
  return 0;
}

int pthread_spin_unlock(pthread_spinlock_t *lock) {
  __atomic_store_n(lock, 0, __ATOMIC_RELEASE);
  return 0;
}
