/* counters.h - what this machine counts, for programs that ask: on Linux there is nothing of it. */
#ifndef RINGSIDE_COUNTERS_H
#define RINGSIDE_COUNTERS_H

#include "ringside.h"

/* Whether the counters are there: on Linux, reading one is an illegal instruction. */
static inline int has_counters(void) {
  return sys(SYS_faccessat, -100, "/proc/ringside/caches", 4) == 0;
}

/* Switches so far, of processes and of threads: hpmcounter3 and 4 (docs/writing-guest-programs.md). */
static inline int switches(void) {
  int processes, threads;
  asm volatile(".insn i 0x73, 2, %0, x0, %1" : "=r"(processes) : "i"(3 - 1024));
  asm volatile(".insn i 0x73, 2, %0, x0, %1" : "=r"(threads) : "i"(4 - 1024));
  return processes + threads;
}

/* The misses that a file of /proc/ringside tells in the line of a name; -1 where there is none. */
static inline int misses(const char *path, const char *name) {
  char text[400];
  int file = (int)sys(SYS_openat, -100, path, 0), number[3] = {0, 0, 0};
  long length = sys(SYS_read, file, text, sizeof text), known = (long)strlen(name);
  sys(SYS_close, file);
  for (long i = 0; i + known < length; i++) {
    if (memcmp(text + i, name, known) == 0) {
      for (int column = -1; text[i] != '\n'; i++) {
        if (text[i] == ' ') {
          column++;
        } else if (column >= 0 && column < 3) {
          number[column] = number[column] * 10 + text[i] - '0';
        }
      }
      return number[2]; /* entries, hits, misses */
    }
  }
  return -1;
}

#endif
