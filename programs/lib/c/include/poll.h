/* poll.h - waiting for several descriptors (Linux: asm-generic/poll.h). */
#ifndef POLL_H
#define POLL_H

#include <bits/types.h>

#define POLLIN 0x001
#define POLLPRI 0x002
#define POLLOUT 0x004
#define POLLERR 0x008
#define POLLHUP 0x010
#define POLLNVAL 0x020
#define POLLRDNORM 0x040
#define POLLRDHUP 0x2000

typedef unsigned nfds_t;
struct pollfd {
  int fd;
  short events;
  short revents;
};

int poll(struct pollfd *descriptors, nfds_t count, int millis);
int ppoll(struct pollfd *descriptors, nfds_t count, const struct timespec *span, const sigset_t *mask);

#endif
