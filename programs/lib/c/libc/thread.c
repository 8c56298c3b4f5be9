/* thread.c - threads: beginning, ending, joining. */
#include "internal.h"
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* clone with a stack (start.s): the child runs run(argument) and exits with 0. */
long spawn(long flags, void *stack_top, int *parent_tid, void *tls, int *child_tid, void (*run)(void *), void *argument);

enum { STACK_BYTES = 256 * 1024, GUARD_BYTES = 4096, PAGE = 4096 };
enum { JOINABLE, DETACHED, ENDED };
enum {
  SHARED = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM,
  FLAGS = SHARED | CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID
};

/* Without keys there is nothing to destroy. */
__attribute__((weak)) void __destroy_values(struct __thread_record *self) {
  (void)self;
}

/* A detached thread gives its own stack back: the last two calls can't use it. */
static void leave_without_stack(struct __thread_record *self) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, 0);
  sys(SYS_set_tid_address, 0);
  register long a0 asm("a0") = (long)self->stack;
  register long a1 asm("a1") = (long)self->bytes;
  register long a7 asm("a7") = SYS_munmap;
  asm volatile("ecall\n li a0, 0\n li a7, %3\n ecall" : "+r"(a0) : "r"(a1), "r"(a7), "i"(SYS_exit) : "memory");
}

void pthread_exit(void *result) {
  struct __thread_record *self = __self();
  self->result = result;
  __destroy_values(self);
  if (__atomic_sub_fetch(&__threads, 1, __ATOMIC_ACQ_REL) == 0) {
    exit(0);
  }
  if (__atomic_exchange_n(&self->state, ENDED, __ATOMIC_ACQ_REL) == DETACHED && self->stack) {
    leave_without_stack(self);
  }
  for (;;) {
    sys(SYS_exit, 0);
  }
}

static void begin(void *record) {
  struct __thread_record *self = record;
  pthread_exit(self->run(self->argument));
}

int pthread_create(pthread_t *restrict thread, const pthread_attr_t *restrict attributes,
                   void *(*run)(void *), void *restrict argument) {
  size_t bytes = attributes && attributes->stack_bytes ? attributes->stack_bytes : STACK_BYTES;
  bytes = (bytes + sizeof(struct __thread_record) + GUARD_BYTES + PAGE - 1) & ~(size_t)(PAGE - 1);
  int kept = errno;
  char *stack = mmap(0, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
  if (stack == MAP_FAILED) {
    errno = kept;
    return EAGAIN;
  }
  mprotect(stack, GUARD_BYTES, PROT_NONE);
  struct __thread_record *record = (struct __thread_record *)(((size_t)stack + bytes - sizeof *record) & ~15ul);
  record->state = attributes && attributes->detached ? DETACHED : JOINABLE;
  record->stack = stack;
  record->bytes = bytes;
  record->run = run;
  record->argument = argument;
  *thread = record;
  __atomic_add_fetch(&__threads, 1, __ATOMIC_RELAXED);
  long result = spawn(FLAGS, record, &record->tid, record, &record->tid, begin, record);
  if (result < 0) {
    __atomic_sub_fetch(&__threads, 1, __ATOMIC_RELAXED);
    munmap(stack, bytes);
    return (int)-result;
  }
  return 0;
}

int pthread_join(pthread_t thread, void **result) {
  if (thread == __self()) {
    return EDEADLK;
  }
  if (__atomic_load_n(&thread->state, __ATOMIC_ACQUIRE) == DETACHED) {
    return EINVAL;
  }
  for (int tid; (tid = __atomic_load_n(&thread->tid, __ATOMIC_ACQUIRE));) {
    __wait_while(&thread->tid, tid, 1); /* the kernel wakes as for shared words */
  }
  if (result) {
    *result = thread->result;
  }
  if (thread->stack) {
    munmap(thread->stack, thread->bytes);
  }
  return 0;
}

int pthread_detach(pthread_t thread) {
  int expected = JOINABLE;
  if (__atomic_compare_exchange_n(&thread->state, &expected, DETACHED, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) {
    return 0;
  }
  return expected == ENDED ? pthread_join(thread, 0) : EINVAL;
}

pthread_t pthread_self(void) {
  return __self();
}

int pthread_equal(pthread_t a, pthread_t b) {
  return a == b;
}

int pthread_kill(pthread_t thread, int signal) {
  int tid = __atomic_load_n(&thread->tid, __ATOMIC_ACQUIRE);
  return tid ? (int)-sys(SYS_tgkill, getpid(), tid, signal) : ESRCH;
}

int pthread_attr_init(pthread_attr_t *attributes) {
  *attributes = (pthread_attr_t){PTHREAD_CREATE_JOINABLE, STACK_BYTES};
  return 0;
}

int pthread_attr_destroy(pthread_attr_t *attributes) {
  (void)attributes;
  return 0;
}

int pthread_attr_setdetachstate(pthread_attr_t *attributes, int detached) {
  if (detached != PTHREAD_CREATE_JOINABLE && detached != PTHREAD_CREATE_DETACHED) {
    return EINVAL;
  }
  attributes->detached = detached;
  return 0;
}

int pthread_attr_getdetachstate(const pthread_attr_t *attributes, int *detached) {
  *detached = attributes->detached;
  return 0;
}

int pthread_attr_setstacksize(pthread_attr_t *attributes, size_t bytes) {
  if (bytes < PAGE) {
    return EINVAL;
  }
  attributes->stack_bytes = bytes;
  return 0;
}

int pthread_attr_getstacksize(const pthread_attr_t *attributes, size_t *bytes) {
  *bytes = attributes->stack_bytes;
  return 0;
}
