/* condition.c - condition variables: a counter that moves when somebody is to look again. */
#include "internal.h"
#include <limits.h>
#include <pthread.h>

static int wait_on(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *until) {
  int error;
  __atomic_add_fetch(&cond->waiters, 1, __ATOMIC_RELAXED);
  int turn = __atomic_load_n(&cond->turn, __ATOMIC_ACQUIRE);
  int unlocked = pthread_mutex_unlock(mutex);
  if (unlocked) {
    __atomic_sub_fetch(&cond->waiters, 1, __ATOMIC_RELAXED);
    return unlocked;
  }
  do {
    error = __wait_until(&cond->turn, turn, until, cond->clock, cond->shared);
  } while (error == EINTR);
  __atomic_sub_fetch(&cond->waiters, 1, __ATOMIC_RELAXED);
  pthread_mutex_lock(mutex);
  return error == ETIMEDOUT || error == EINVAL ? error : 0;
}

int pthread_cond_wait(pthread_cond_t *restrict cond, pthread_mutex_t *restrict mutex) {
  return wait_on(cond, mutex, 0);
}

int pthread_cond_timedwait(pthread_cond_t *restrict cond, pthread_mutex_t *restrict mutex,
                           const struct timespec *restrict until) {
  return wait_on(cond, mutex, until);
}

static int wake(pthread_cond_t *cond, int count) {
  if (__atomic_load_n(&cond->waiters, __ATOMIC_ACQUIRE)) {
    __atomic_add_fetch(&cond->turn, 1, __ATOMIC_RELEASE);
    __wake(&cond->turn, count, cond->shared);
  }
  return 0;
}

int pthread_cond_signal(pthread_cond_t *cond) {
  return wake(cond, 1);
}

int pthread_cond_broadcast(pthread_cond_t *cond) {
  return wake(cond, INT_MAX);
}

int pthread_cond_init(pthread_cond_t *restrict cond, const pthread_condattr_t *restrict attributes) {
  *cond = (pthread_cond_t){0, 0, attributes ? attributes->clock : CLOCK_REALTIME, attributes ? attributes->shared : 0};
  return 0;
}

int pthread_cond_destroy(pthread_cond_t *cond) {
  (void)cond;
  return 0;
}

int pthread_condattr_init(pthread_condattr_t *attributes) {
  *attributes = (pthread_condattr_t){CLOCK_REALTIME, PTHREAD_PROCESS_PRIVATE};
  return 0;
}

int pthread_condattr_destroy(pthread_condattr_t *attributes) {
  (void)attributes;
  return 0;
}

int pthread_condattr_setclock(pthread_condattr_t *attributes, clockid_t clock) {
  if (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC) {
    return EINVAL;
  }
  attributes->clock = clock;
  return 0;
}

int pthread_condattr_setpshared(pthread_condattr_t *attributes, int shared) {
  attributes->shared = shared;
  return 0;
}
