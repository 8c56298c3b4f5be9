/* start.c - before main and after it. */
#include "internal.h"
#include <stdlib.h>
#include <unistd.h>

int main();

char **environ;
int __threads = 1;
static struct __thread_record first;

/* Called by _start with the stack as the kernel laid it out: argc, argv, 0, envp, 0. */
void ringside_start(long *stack) {
  int argc = (int)stack[0];
  char **argv = (char **)(stack + 1);
  environ = argv + argc + 1;
  asm volatile("mv tp, %0" : : "r"(&first));
  first.tid = (int)sys(SYS_set_tid_address, &first.tid);
  exit(main(argc, argv, environ));
}

struct __thread_record *__self(void) {
  struct __thread_record *self;
  asm volatile("mv %0, tp" : "=r"(self));
  return self;
}

int *__errno_location(void) {
  return &__self()->error;
}

long __answer(long result) {
  if ((unsigned long)result > -4096ul) {
    errno = (int)-result;
    return -1;
  }
  return result;
}

/* Programs that use no streams and no atexit carry neither. */
__attribute__((weak)) void __flush_all(void) {
}

__attribute__((weak)) void __run_at_exit(void) {
}

void _exit(int status) {
  for (;;) {
    sys(SYS_exit_group, status);
  }
}

void _Exit(int status) {
  _exit(status);
}

void quick_exit(int status) {
  _exit(status);
}

void exit(int status) {
  __run_at_exit();
  __flush_all();
  _exit(status);
}
