/* counters.h - what this machine counts, for programs that ask: on Linux there is nothing of it. */
#ifndef RINGSIDE_COUNTERS_H
#define RINGSIDE_COUNTERS_H

#include "ringside.h"

/* Whether the counters are there: on Linux, reading one is an illegal instruction. */
static inline int has_counters(void) {
  return sys(SYS_faccessat, -100, "/proc/ringside/caches", 4) == 0;
}

/* hpmcounter3 to 10 of this machine: a pair each, of processes and of threads (docs/writing-guest-programs.md). */
#define COUNTER(number)                                                               \
  ({                                                                                  \
    int value;                                                                        \
    asm volatile(".insn i 0x73, 2, %0, x0, %1" : "=r"(value) : "i"((number) - 1024)); \
    value;                                                                            \
  })

/* Switches, their direct cycles, and the walks and cache misses that they are to blame for. */
struct counts {
  int switches, direct, tlb, cache;
};

/* What has been counted so far for switches between processes, or between threads. */
static inline struct counts switches_counted(int processes) {
  if (processes) {
    return (struct counts){COUNTER(3), COUNTER(5), COUNTER(7), COUNTER(9)};
  }
  return (struct counts){COUNTER(4), COUNTER(6), COUNTER(8), COUNTER(10)};
}

static inline struct counts less(struct counts a, struct counts b) {
  return (struct counts){a.switches - b.switches, a.direct - b.direct, a.tlb - b.tlb, a.cache - b.cache};
}

/* Switches so far, of both kinds. */
static inline int switches(void) {
  return COUNTER(3) + COUNTER(4);
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
