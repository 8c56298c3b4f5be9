/* sys/epoll.h - waiting for many descriptors (Linux: linux/eventpoll.h). */
#ifndef SYS_EPOLL_H
#define SYS_EPOLL_H

#include <bits/types.h>

#define EPOLLIN 0x001u
#define EPOLLPRI 0x002u
#define EPOLLOUT 0x004u
#define EPOLLERR 0x008u
#define EPOLLHUP 0x010u
#define EPOLLRDHUP 0x2000u
#define EPOLLEXCLUSIVE (1u << 28)
#define EPOLLONESHOT (1u << 30)
#define EPOLLET (1u << 31)
#define EPOLL_CTL_ADD 1
#define EPOLL_CTL_DEL 2
#define EPOLL_CTL_MOD 3
#define EPOLL_CLOEXEC 02000000

typedef union {
  void *ptr;
  int fd;
  uint32_t u32;
  uint64_t u64;
} epoll_data_t;
struct epoll_event {
  uint32_t events;
  epoll_data_t data;
};

int epoll_create(int size);
int epoll_create1(int flags);
int epoll_ctl(int set, int what, int fd, struct epoll_event *event);
int epoll_wait(int set, struct epoll_event *events, int count, int millis);
int epoll_pwait(int set, struct epoll_event *events, int count, int millis, const sigset_t *mask);

#endif
