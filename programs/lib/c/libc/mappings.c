/* mappings.c - mappings and the break. */
#include "internal.h"
#include <sys/mman.h>
#include <unistd.h>

void *mmap(void *at, size_t bytes, int protection, int flags, int fd, off_t from) {
  if (from & 4095 || (uint64_t)from >> 44) { /* the call counts pages */
    errno = EINVAL;
    return MAP_FAILED;
  }
  return (void *)call(SYS_mmap2, at, bytes, protection, flags, fd, (long)(from >> 12));
}

int munmap(void *at, size_t bytes) { return (int)call(SYS_munmap, at, bytes); }
int mprotect(void *at, size_t bytes, int protection) { return (int)call(SYS_mprotect, at, bytes, protection); }
int msync(void *at, size_t bytes, int flags) { return (int)call(SYS_msync, at, bytes, flags); }
int madvise(void *at, size_t bytes, int advice) { return (int)call(SYS_madvise, at, bytes, advice); }
int memfd_create(const char *name, unsigned flags) { return (int)call(SYS_memfd_create, name, flags); }

void *mremap(void *at, size_t bytes, size_t new_bytes, int flags, ...) {
  va_list values;
  va_start(values, flags);
  void *to = flags & MREMAP_FIXED ? va_arg(values, void *) : 0;
  va_end(values);
  return (void *)call(SYS_mremap, at, bytes, new_bytes, flags, to);
}

/* The call answers where the break is then: where it was, if it can't be moved. */
int brk(void *end) {
  if ((void *)sys(SYS_brk, end) != end) {
    errno = ENOMEM;
    return -1;
  }
  return 0;
}

void *sbrk(intptr_t bytes) {
  char *now = (char *)sys(SYS_brk, 0);
  return bytes && brk(now + bytes) < 0 ? (void *)-1 : now;
}
