/* events.c - epoll and eventfd. */
#include "internal.h"
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

int epoll_create1(int flags) { return (int)call(SYS_epoll_create1, flags); }

int epoll_create(int size) {
  if (size <= 0) {
    errno = EINVAL;
    return -1;
  }
  return epoll_create1(0);
}

int epoll_ctl(int set, int what, int fd, struct epoll_event *event) {
  return (int)call(SYS_epoll_ctl, set, what, fd, event);
}

int epoll_pwait(int set, struct epoll_event *events, int count, int millis, const sigset_t *mask) {
  return (int)call(SYS_epoll_pwait, set, events, count, millis, mask, sizeof *mask);
}

int epoll_wait(int set, struct epoll_event *events, int count, int millis) {
  return epoll_pwait(set, events, count, millis, 0);
}

int eventfd(unsigned value, int flags) { return (int)call(SYS_eventfd2, value, flags); }
int eventfd_read(int fd, eventfd_t *value) { return read(fd, value, sizeof *value) == sizeof *value ? 0 : -1; }
int eventfd_write(int fd, eventfd_t value) { return write(fd, &value, sizeof value) == sizeof value ? 0 : -1; }
