/* pthread.h and semaphore.h: what is counted under a lock is counted right, and waiting ends. */
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { THREADS = 4, ROUNDS = 500 };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static pthread_rwlock_t shelf = PTHREAD_RWLOCK_INITIALIZER;
static pthread_barrier_t barrier;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static sem_t semaphore;
static int counter, turn, onces, destroyed, serial, readings;

static void *count(void *argument) {
  for (int i = 0; i < ROUNDS; i++) {
    pthread_mutex_lock(&mutex);
    int seen = counter;
    if (i % 50 == 0) {
      sched_yield();
    }
    counter = seen + 1;
    pthread_mutex_unlock(&mutex);
  }
  return argument;
}

static void counting(void) {
  pthread_t threads[THREADS];
  int sum = 0;
  for (long i = 0; i < THREADS; i++) {
    pthread_create(&threads[i], 0, count, (void *)i);
  }
  for (int i = 0; i < THREADS; i++) {
    void *result;
    pthread_join(threads[i], &result);
    sum += (int)(long)result;
  }
  printf("counted %d, results %d\n", counter, sum);
}

static void *in_turn(void *argument) {
  int me = (int)(long)argument;
  for (int i = 0; i < 3; i++) {
    pthread_mutex_lock(&mutex);
    while (turn % THREADS != me) {
      pthread_cond_wait(&changed, &mutex);
    }
    printf("%d", me);
    turn++;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&mutex);
  }
  return 0;
}

static void first_time(void) {
  onces++;
}

static void destroy(void *value) {
  destroyed += *(int *)value;
  free(value);
}

static void *everything(void *argument) {
  int *own = malloc(sizeof *own);
  *own = (int)(long)argument;
  pthread_once(&once, first_time);
  pthread_setspecific(key, own);
  errno = (int)(long)argument; /* each thread has its own */
  if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD) {
    __atomic_add_fetch(&serial, 1, __ATOMIC_RELAXED);
  }
  pthread_rwlock_rdlock(&shelf);
  int seen = readings;
  pthread_rwlock_unlock(&shelf);
  (void)seen;
  pthread_rwlock_wrlock(&shelf);
  readings++;
  pthread_rwlock_unlock(&shelf);
  sem_post(&semaphore);
  int right = errno == (int)(long)argument && pthread_getspecific(key) == own;
  pthread_exit((void *)(long)right);
}

static void together(void *(*run)(void *), const char *what) {
  pthread_t threads[THREADS];
  int sum = 0;
  for (long i = 0; i < THREADS; i++) {
    pthread_create(&threads[i], 0, run, (void *)i);
  }
  for (int i = 0; i < THREADS; i++) {
    void *result;
    pthread_join(threads[i], &result);
    sum += (int)(long)result;
  }
  printf(" %s %d\n", what, sum);
}

static void kinds_of_mutex(void) {
  pthread_mutexattr_t attributes;
  pthread_mutex_t checked, recursive;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ERRORCHECK);
  pthread_mutex_init(&checked, &attributes);
  pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
  pthread_mutex_init(&recursive, &attributes);
  printf("%d ", pthread_mutex_unlock(&checked) == EPERM);
  pthread_mutex_lock(&checked);
  printf("%d %d ", pthread_mutex_lock(&checked) == EDEADLK, pthread_mutex_trylock(&checked) == EBUSY);
  printf("%d%d", pthread_mutex_lock(&recursive), pthread_mutex_trylock(&recursive));
  printf("%d%d", pthread_mutex_unlock(&recursive), pthread_mutex_unlock(&recursive));
  printf("%d\n", pthread_mutex_unlock(&recursive) == EPERM);
}

static void times(void) {
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_nsec += 20000000;
  if (until.tv_nsec >= 1000000000) {
    until.tv_sec++;
    until.tv_nsec -= 1000000000;
  }
  pthread_mutex_lock(&mutex);
  int timed = pthread_cond_timedwait(&changed, &mutex, &until);
  pthread_mutex_unlock(&mutex);
  int waited = sem_timedwait(&semaphore, &until) < 0 && errno == ETIMEDOUT;
  printf("%d %d %d %d\n", timed == ETIMEDOUT, waited, sem_trywait(&semaphore) < 0 && errno == EAGAIN,
         pthread_mutex_trylock(&mutex));
  pthread_mutex_unlock(&mutex);
}

static void *leave(void *argument) {
  sem_post(argument);
  return 0;
}

static void detached(void) {
  pthread_t thread;
  pthread_attr_t attributes;
  for (int i = 0; i < 100; i++) { /* their stacks come back, or memory would end */
    pthread_create(&thread, 0, leave, &semaphore);
    pthread_detach(thread);
    sem_wait(&semaphore);
  }
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_create(&thread, &attributes, leave, &semaphore);
  sem_wait(&semaphore);
  puts("detached");
}

int main(void) {
  counting();
  together(in_turn, "turns");
  pthread_barrier_init(&barrier, 0, THREADS);
  pthread_key_create(&key, destroy);
  sem_init(&semaphore, 0, 0);
  together(everything, "right");
  for (int i = 0; i < THREADS; i++) {
    sem_wait(&semaphore);
  }
  printf("once %d, destroyed %d, serial %d, written %d\n", onces, destroyed, serial, readings);
  kinds_of_mutex();
  times();
  detached();
  printf("%d\n", pthread_equal(pthread_self(), pthread_self()) && pthread_join(pthread_self(), 0) == EDEADLK);
  pthread_exit(0); /* the last thread's end is the process's, with what is still in the buffer */
}
