/* sys/select.h - waiting for several descriptors, the older way. */
#ifndef SYS_SELECT_H
#define SYS_SELECT_H

#include <bits/types.h>

#define FD_SETSIZE 1024
typedef struct {
  unsigned long bits[FD_SETSIZE / 32];
} fd_set;
#define FD_ZERO(set) ((void)(*(set) = (fd_set){{0}}))
#define FD_SET(fd, set) ((void)((set)->bits[(fd) / 32] |= 1ul << (fd) % 32))
#define FD_CLR(fd, set) ((void)((set)->bits[(fd) / 32] &= ~(1ul << (fd) % 32)))
#define FD_ISSET(fd, set) ((int)((set)->bits[(fd) / 32] >> (fd) % 32 & 1))

int select(int count, fd_set *restrict reads, fd_set *restrict writes, fd_set *restrict others,
           struct timeval *restrict span);
int pselect(int count, fd_set *restrict reads, fd_set *restrict writes, fd_set *restrict others,
            const struct timespec *restrict span, const sigset_t *restrict mask);

#endif
