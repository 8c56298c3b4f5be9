/* atexit.c - functions to call at the end, the last one first. */
#include "internal.h"
#include <stdlib.h>

enum { MOST = 64 };

static void (*functions[MOST])(void);
static int count;

int atexit(void (*function)(void)) {
  if (count == MOST) {
    return -1;
  }
  functions[count++] = function;
  return 0;
}

void __run_at_exit(void) {
  while (count) {
    functions[--count]();
  }
}
