/* rwlock.c - many readers or one writer; a writer that waits keeps new readers out. */
#include "internal.h"
#include <pthread.h>

int pthread_rwlock_init(pthread_rwlock_t *restrict lock, const pthread_rwlockattr_t *restrict attributes) {
  (void)attributes;
  *lock = (pthread_rwlock_t)PTHREAD_RWLOCK_INITIALIZER;
  return 0;
}

int pthread_rwlock_destroy(pthread_rwlock_t *lock) {
  return lock->writer || lock->readers ? EBUSY : 0;
}

int pthread_rwlock_rdlock(pthread_rwlock_t *lock) {
  pthread_mutex_lock(&lock->mutex);
  while (lock->writer || lock->waiting_writers) {
    pthread_cond_wait(&lock->changed, &lock->mutex);
  }
  lock->readers++;
  pthread_mutex_unlock(&lock->mutex);
  return 0;
}

int pthread_rwlock_tryrdlock(pthread_rwlock_t *lock) {
  pthread_mutex_lock(&lock->mutex);
  int busy = lock->writer || lock->waiting_writers;
  lock->readers += !busy;
  pthread_mutex_unlock(&lock->mutex);
  return busy ? EBUSY : 0;
}

int pthread_rwlock_wrlock(pthread_rwlock_t *lock) {
  pthread_mutex_lock(&lock->mutex);
  lock->waiting_writers++;
  while (lock->writer || lock->readers) {
    pthread_cond_wait(&lock->changed, &lock->mutex);
  }
  lock->waiting_writers--;
  lock->writer = 1;
  pthread_mutex_unlock(&lock->mutex);
  return 0;
}

int pthread_rwlock_trywrlock(pthread_rwlock_t *lock) {
  pthread_mutex_lock(&lock->mutex);
  int busy = lock->writer || lock->readers;
  lock->writer |= !busy;
  pthread_mutex_unlock(&lock->mutex);
  return busy ? EBUSY : 0;
}

int pthread_rwlock_unlock(pthread_rwlock_t *lock) {
  pthread_mutex_lock(&lock->mutex);
  if (lock->writer) {
    lock->writer = 0;
  } else {
    lock->readers--;
  }
  pthread_cond_broadcast(&lock->changed);
  pthread_mutex_unlock(&lock->mutex);
  return 0;
}
