/* What the programs about the Internet protocols share. */
#ifndef INET_H
#define INET_H

#include "net.h"

struct inet {
  unsigned short family, port;
  unsigned address;
  char zero[8];
};

static inline unsigned short swap(int port) {
  return (unsigned short)(port << 8 | (port >> 8 & 0xff));
}

static inline struct inet at(unsigned address, int port) {
  struct inet name = {AF_INET, swap(port), __builtin_bswap32(address), {0}};
  return name;
}

enum { HERE = 0x7f000001 };

/* A port that no other run has at the same time. */
static inline int own_port(int index) {
  return 2000 + getpid() % 2900 * 10 + index;
}

static inline int bind_port(int fd, unsigned address, int port) {
  struct inet name = at(address, port);
  return sys(SYS_bind, fd, &name, sizeof name);
}

static inline int connect_port(int fd, int port) {
  struct inet name = at(HERE, port);
  return sys(SYS_connect, fd, &name, sizeof name);
}

static inline int send_port(int fd, int port, const char *text) {
  struct inet name = at(HERE, port);
  return sys(SYS_sendto, fd, text, strlen(text), 0, &name, sizeof name);
}

static inline int port_of(int fd) {
  struct inet name;
  int length = sizeof name;
  return sys(SYS_getsockname, fd, &name, &length) < 0 ? -1 : swap(name.port);
}

#endif
