/* What the programs about sockets share. */
#ifndef NET_H
#define NET_H

#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum {
  AF_UNSPEC = 0, AF_UNIX = 1, AF_INET = 2, SOCK_STREAM = 1, SOCK_DGRAM = 2, SOCK_SEQPACKET = 5,
  SOCK_NONBLOCK = 04000, SHUT_RD = 0, SHUT_WR = 1, SHUT_RDWR = 2, MSG_OOB = 1, MSG_PEEK = 2,
  MSG_TRUNC = 0x20, MSG_DONTWAIT = 0x40, MSG_WAITALL = 0x100, MSG_NOSIGNAL = 0x4000,
  MSG_CMSG_CLOEXEC = 0x40000000, SOL_SOCKET = 1, SCM_RIGHTS = 1, SO_REUSEADDR = 2, SO_TYPE = 3,
  SO_ERROR = 4, SO_BROADCAST = 6, SO_SNDBUF = 7, SO_RCVBUF = 8, SO_KEEPALIVE = 9, SO_LINGER = 13,
  SO_PASSCRED = 16, SO_PEERCRED = 17, SO_RCVTIMEO = 20, SO_SNDTIMEO = 21, SO_ACCEPTCONN = 30,
  SO_PROTOCOL = 38, SO_DOMAIN = 39, IPPROTO_TCP = 6, IPPROTO_UDP = 17, TCP_NODELAY = 1
};

struct address {
  unsigned short family;
  char path[126];
};

struct message {
  void *name;
  int name_length;
  struct iovec *parts;
  int count;
  void *control;
  unsigned control_length;
  int flags;
};

struct pollfd {
  int fd;
  short events, revents;
};

/* What one descriptor is ready for within some milliseconds. */
static inline int poll_one(int fd, int events, int millis) {
  struct pollfd entry = {fd, (short)events, 0};
  struct timespec time = {millis / 1000, millis % 1000 * 1000000};
  long result = sys(SYS_ppoll_time64, &entry, 1, &time, 0, 8);
  return result < 0 ? (int)result : entry.revents;
}

static inline int option_of(int fd, int level, int option) {
  int value = -1, length = sizeof value;
  long result = sys(SYS_getsockopt, fd, level, option, &value, &length);
  return result < 0 ? (int)result : value;
}

/* An abstract name that no other run has. */
static inline int fill_name(struct address *name, const char *text) {
  char *to = name->path;
  name->family = AF_UNIX;
  *to++ = 0;
  for (int pid = getpid(), digit = 0; digit < 8; digit++, pid >>= 4) {
    *to++ = "0123456789abcdef"[pid & 15];
  }
  memcpy(to, text, strlen(text));
  return 2 + 9 + (int)strlen(text);
}

static inline int name_length(const char *text) {
  return 2 + 9 + (int)strlen(text);
}

static inline int bind_to(int fd, const char *text) {
  struct address name;
  int length = fill_name(&name, text);
  return sys(SYS_bind, fd, &name, length);
}

static inline int connect_to(int fd, const char *text) {
  struct address name;
  int length = fill_name(&name, text);
  return sys(SYS_connect, fd, &name, length);
}

static inline int send_to(int fd, const char *text, const char *what) {
  struct address name;
  int length = fill_name(&name, text);
  return sys(SYS_sendto, fd, what, strlen(what), 0, &name, length);
}

#endif
