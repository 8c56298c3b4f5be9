/* mutex.c - mutexes: a word that is 0, held, or held and waited for. */
#include "internal.h"
#include <pthread.h>
#include <unistd.h>

enum { FREE = 0, HELD = 1, WAITED_FOR = 2 };

static int try_word(int *word) {
  int seen = FREE;
  return __atomic_compare_exchange_n(word, &seen, HELD, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
}

static int knows_owner(const pthread_mutex_t *mutex) {
  return mutex->kind != PTHREAD_MUTEX_NORMAL;
}

/* What a mutex that knows its owner says to it: 0 to go on, or an answer. */
enum { GO_ON = -1 };

static int ask_owner(pthread_mutex_t *mutex, int when_held) {
  if (!knows_owner(mutex) || mutex->owner != __self()->tid) {
    return GO_ON;
  }
  if (mutex->kind == PTHREAD_MUTEX_RECURSIVE) {
    mutex->depth++;
    return 0;
  }
  return when_held;
}

static void own(pthread_mutex_t *mutex) {
  if (knows_owner(mutex)) {
    mutex->owner = __self()->tid;
    mutex->depth = 1;
  }
}

int pthread_mutex_timedlock(pthread_mutex_t *restrict mutex, const struct timespec *restrict until) {
  int answer = ask_owner(mutex, EDEADLK);
  if (answer != GO_ON) {
    return answer;
  }
  if (!try_word(&mutex->lock)) {
    while (__atomic_exchange_n(&mutex->lock, WAITED_FOR, __ATOMIC_ACQUIRE) != FREE) {
      int error = __wait_until(&mutex->lock, WAITED_FOR, until, CLOCK_REALTIME, mutex->shared);
      if (error == ETIMEDOUT || error == EINVAL) {
        return error;
      }
    }
  }
  own(mutex);
  return 0;
}

int pthread_mutex_lock(pthread_mutex_t *mutex) {
  int answer = ask_owner(mutex, EDEADLK);
  if (answer != GO_ON) {
    return answer;
  }
  if (!try_word(&mutex->lock)) {
    while (__atomic_exchange_n(&mutex->lock, WAITED_FOR, __ATOMIC_ACQUIRE) != FREE) {
      __wait_while(&mutex->lock, WAITED_FOR, mutex->shared);
    }
  }
  own(mutex);
  return 0;
}

int pthread_mutex_trylock(pthread_mutex_t *mutex) {
  int answer = ask_owner(mutex, EBUSY);
  if (answer != GO_ON) {
    return answer;
  }
  if (!try_word(&mutex->lock)) {
    return EBUSY;
  }
  own(mutex);
  return 0;
}

int pthread_mutex_unlock(pthread_mutex_t *mutex) {
  if (knows_owner(mutex)) {
    if (mutex->owner != __self()->tid) {
      return EPERM;
    }
    if (--mutex->depth) {
      return 0;
    }
    mutex->owner = 0;
  }
  int shared = mutex->shared; /* once it is free, another may destroy it */
  if (__atomic_exchange_n(&mutex->lock, FREE, __ATOMIC_RELEASE) == WAITED_FOR) {
    __wake(&mutex->lock, 1, shared);
  }
  return 0;
}

int pthread_mutex_init(pthread_mutex_t *restrict mutex, const pthread_mutexattr_t *restrict attributes) {
  *mutex = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
  if (attributes) {
    mutex->kind = attributes->kind;
    mutex->shared = attributes->shared;
  }
  return 0;
}

int pthread_mutex_destroy(pthread_mutex_t *mutex) {
  return mutex->lock ? EBUSY : 0;
}

int pthread_mutexattr_init(pthread_mutexattr_t *attributes) {
  *attributes = (pthread_mutexattr_t){PTHREAD_MUTEX_NORMAL, PTHREAD_PROCESS_PRIVATE};
  return 0;
}

int pthread_mutexattr_destroy(pthread_mutexattr_t *attributes) {
  (void)attributes;
  return 0;
}

int pthread_mutexattr_settype(pthread_mutexattr_t *attributes, int kind) {
  if (kind < PTHREAD_MUTEX_NORMAL || kind > PTHREAD_MUTEX_ERRORCHECK) {
    return EINVAL;
  }
  attributes->kind = kind;
  return 0;
}

int pthread_mutexattr_setpshared(pthread_mutexattr_t *attributes, int shared) {
  attributes->shared = shared;
  return 0;
}
