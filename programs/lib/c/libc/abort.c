/* abort.c - ends that are not wanted. */
#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void abort(void) {
  sigset_t set;
  raise(SIGABRT);
  signal(SIGABRT, SIG_DFL); /* a handler has come back */
  sigemptyset(&set);
  sigaddset(&set, SIGABRT);
  sigprocmask(SIG_UNBLOCK, &set, 0);
  raise(SIGABRT);
  _exit(127);
}

void __assert_failed(const char *what, const char *file, int line, const char *function) {
  fflush(stdout);
  fprintf(stderr, "%s:%d: %s: Assertion `%s' failed.\n", file, line, function, what);
  abort();
}
