/* sys/mman.h - mappings (Linux: asm-generic/mman-common.h). */
#ifndef SYS_MMAN_H
#define SYS_MMAN_H

#include <bits/types.h>

#define PROT_NONE 0
#define PROT_READ 1
#define PROT_WRITE 2
#define PROT_EXEC 4
#define MAP_SHARED 0x01
#define MAP_PRIVATE 0x02
#define MAP_FIXED 0x10
#define MAP_ANONYMOUS 0x20
#define MAP_ANON MAP_ANONYMOUS
#define MAP_GROWSDOWN 0x0100
#define MAP_NORESERVE 0x4000
#define MAP_POPULATE 0x8000
#define MAP_STACK 0x20000
#define MAP_FIXED_NOREPLACE 0x100000
#define MAP_FAILED ((void *)-1)
#define MS_ASYNC 1
#define MS_INVALIDATE 2
#define MS_SYNC 4
#define MADV_NORMAL 0
#define MADV_DONTNEED 4
#define MREMAP_MAYMOVE 1
#define MREMAP_FIXED 2
#define MFD_CLOEXEC 1
#define MFD_ALLOW_SEALING 2

void *mmap(void *at, size_t bytes, int protection, int flags, int fd, off_t from);
int munmap(void *at, size_t bytes);
int mprotect(void *at, size_t bytes, int protection);
int msync(void *at, size_t bytes, int flags);
int madvise(void *at, size_t bytes, int advice);
void *mremap(void *at, size_t bytes, size_t new_bytes, int flags, ...);
int memfd_create(const char *name, unsigned flags);
int shm_open(const char *name, int flags, mode_t mode);
int shm_unlink(const char *name);

#endif
