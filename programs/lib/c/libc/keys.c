/* keys.c - values that each thread has for itself, and what is done only once. */
#include "internal.h"
#include <limits.h>
#include <pthread.h>

enum { NOT_YET = 0, RUNNING = 1, DONE = 2, ROUNDS = 4 };

static void nothing(void *value) {
  (void)value;
}

static void (*destroyers[KEYS])(void *);
static int lock;

int pthread_key_create(pthread_key_t *key, void (*destroy)(void *)) {
  __lock(&lock);
  for (unsigned i = 0; i < KEYS; i++) {
    if (!destroyers[i]) {
      destroyers[i] = destroy ? destroy : nothing;
      *key = i;
      __unlock(&lock);
      return 0;
    }
  }
  __unlock(&lock);
  return EAGAIN;
}

int pthread_key_delete(pthread_key_t key) {
  if (key >= KEYS || !destroyers[key]) {
    return EINVAL;
  }
  destroyers[key] = 0;
  return 0;
}

void *pthread_getspecific(pthread_key_t key) {
  return key < KEYS ? __self()->values[key] : 0;
}

int pthread_setspecific(pthread_key_t key, const void *value) {
  if (key >= KEYS || !destroyers[key]) {
    return EINVAL;
  }
  __self()->values[key] = (void *)value;
  return 0;
}

/* A value's function may set others: a few rounds, as POSIX allows. */
void __destroy_values(struct __thread_record *self) {
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 0; i < KEYS; i++) {
      void *value = self->values[i];
      self->values[i] = 0;
      if (value && destroyers[i]) {
        destroyers[i](value);
      }
    }
  }
}

int pthread_once(pthread_once_t *once, void (*run)(void)) {
  int seen = NOT_YET;
  if (__atomic_compare_exchange_n(once, &seen, RUNNING, 0, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE)) {
    run();
    __atomic_store_n(once, DONE, __ATOMIC_RELEASE);
    __wake(once, INT_MAX, 0);
  }
  while (__atomic_load_n(once, __ATOMIC_ACQUIRE) == RUNNING) {
    __wait_while(once, RUNNING, 0);
  }
  return 0;
}
