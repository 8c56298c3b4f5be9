/* semaphore.c - POSIX semaphores: a counter, and how many sleep until it is above zero. */
#include "internal.h"
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int sem_init(sem_t *semaphore, int shared, unsigned value) {
  if (value > SEM_VALUE_MAX) {
    errno = EINVAL;
    return -1;
  }
  *semaphore = (sem_t){(int)value, 0, shared};
  return 0;
}

int sem_destroy(sem_t *semaphore) {
  (void)semaphore;
  return 0;
}

static int take(sem_t *semaphore) {
  int value = __atomic_load_n(&semaphore->value, __ATOMIC_RELAXED);
  while (value > 0) {
    if (__atomic_compare_exchange_n(&semaphore->value, &value, value - 1, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
      return 1;
    }
  }
  return 0;
}

int sem_trywait(sem_t *semaphore) {
  if (!take(semaphore)) {
    errno = EAGAIN;
    return -1;
  }
  return 0;
}

int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict until) {
  while (!take(semaphore)) {
    __atomic_add_fetch(&semaphore->waiters, 1, __ATOMIC_SEQ_CST);
    int error = __wait_until(&semaphore->value, 0, until, 0, semaphore->shared);
    __atomic_sub_fetch(&semaphore->waiters, 1, __ATOMIC_SEQ_CST);
    if (error == ETIMEDOUT || error == EINTR || error == EINVAL) {
      errno = error;
      return -1;
    }
  }
  return 0;
}

int sem_wait(sem_t *semaphore) {
  return sem_timedwait(semaphore, 0);
}

int sem_post(sem_t *semaphore) {
  int value = __atomic_load_n(&semaphore->value, __ATOMIC_RELAXED), shared = semaphore->shared;
  do {
    if (value == SEM_VALUE_MAX) {
      errno = EOVERFLOW;
      return -1;
    }
  } while (!__atomic_compare_exchange_n(&semaphore->value, &value, value + 1, 0, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED));
  if (__atomic_load_n(&semaphore->waiters, __ATOMIC_SEQ_CST)) {
    __wake(&semaphore->value, 1, shared);
  }
  return 0;
}

int sem_getvalue(sem_t *restrict semaphore, int *restrict value) {
  *value = __atomic_load_n(&semaphore->value, __ATOMIC_RELAXED);
  return 0;
}

/* A semaphore by name is a word of shared memory by name. */
static const char *named(const char *name, char *path, size_t bytes) {
  snprintf(path, bytes, "/sem.%s", name + strspn(name, "/"));
  return path;
}

sem_t *sem_open(const char *name, int flags, ...) {
  va_list values;
  char path[300];
  va_start(values, flags);
  mode_t mode = flags & O_CREAT ? va_arg(values, mode_t) : 0;
  unsigned value = flags & O_CREAT ? va_arg(values, unsigned) : 0;
  va_end(values);
  named(name, path, sizeof path);
  int fd = flags & O_CREAT ? shm_open(path, O_RDWR | O_CREAT | O_EXCL, mode) : -1, fresh = fd >= 0;
  if (!fresh && !(flags & O_CREAT && (flags & O_EXCL || errno != EEXIST))) {
    fd = shm_open(path, O_RDWR, 0);
  }
  sem_t first = {(int)value, 0, 1};
  if (fd < 0 || (fresh && write(fd, &first, sizeof first) < 0)) {
    return SEM_FAILED;
  }
  void *at = mmap(0, sizeof first, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  return at == MAP_FAILED ? SEM_FAILED : at;
}

int sem_close(sem_t *semaphore) {
  return munmap(semaphore, sizeof *semaphore);
}

int sem_unlink(const char *name) {
  char path[300];
  return shm_unlink(named(name, path, sizeof path));
}
