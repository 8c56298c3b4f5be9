/* pages.h - mappings of whole pages, the limit of what may be locked, and which pages are there. */
#ifndef PAGES_H
#define PAGES_H

#include "net.h"

enum { ANONYMOUS = 0x22, SHARED = 0x21, READ = 1, READ_WRITE = 3, PAGE = 4096, LIMIT_MEMLOCK = 8 };

static inline char *map(int pages, int protection, int flags) {
  return (char *)sys(SYS_mmap2, 0, pages * PAGE, protection, flags, -1, 0);
}

static inline void limit(unsigned bytes) {
  uint64_t pair[2] = {bytes, 1 << 20};
  sys(SYS_prlimit64, 0, LIMIT_MEMLOCK, pair, 0);
}

/* One letter a page: whether it is there. */
static inline void present(const char *name, char *from, int pages) {
  unsigned char vector[17];
  long result = sys(SYS_mincore, from, pages * PAGE, vector);
  for (int i = 0; i < pages; i++) {
    vector[i] = vector[i] & 1 ? 'y' : 'n';
  }
  vector[pages] = 0;
  print("%s: %d %s\n", name, (int)result, result < 0 ? "" : (char *)vector);
}

#endif
