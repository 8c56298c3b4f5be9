/* What the programs about IPv6 share. */
#ifndef INET6_H
#define INET6_H

#include "inet.h"

enum {
  AF_INET6 = 10, IPPROTO_IPV6 = 41, IPV6_UNICAST_HOPS = 16, IPV6_MTU = 24, IPV6_RECVERR = 25,
  IPV6_V6ONLY = 26, IPV6_RECVPKTINFO = 49, IPV6_PKTINFO = 50, IPV6_RECVHOPLIMIT = 51,
  IPV6_HOPLIMIT = 52, IPV6_RECVTCLASS = 66, IPV6_TCLASS = 67
};

struct inet6 {
  unsigned short family, port;
  unsigned flow;
  unsigned char address[16];
  unsigned scope;
};

/* The address of eight groups of digits, a port, and a scope. */
static inline struct inet6 at6(const unsigned short *groups, int port, int scope) {
  struct inet6 name = {AF_INET6, swap(port), 0, {0}, (unsigned)scope};
  for (int i = 0; i < 8; i++) {
    name.address[2 * i] = (unsigned char)(groups[i] >> 8);
    name.address[2 * i + 1] = (unsigned char)groups[i];
  }
  return name;
}

static const unsigned short ANY6[8], HERE6[8] = {0, 0, 0, 0, 0, 0, 0, 1},
    MAPPED[8] = {0, 0, 0, 0, 0, 0xffff, 0x7f00, 1}, MAPPED_ANY[8] = {0, 0, 0, 0, 0, 0xffff, 0, 0};

static inline int socket6(int type) {
  return (int)sys(SYS_socket, AF_INET6, type, 0);
}

static inline int bind6(int fd, const unsigned short *groups, int port) {
  struct inet6 name = at6(groups, port, 0);
  return (int)sys(SYS_bind, fd, &name, sizeof name);
}

static inline int connect6(int fd, const unsigned short *groups, int port) {
  struct inet6 name = at6(groups, port, 0);
  return (int)sys(SYS_connect, fd, &name, sizeof name);
}

static inline int set(int fd, int level, int option, int value) {
  return (int)sys(SYS_setsockopt, fd, level, option, &value, 4);
}

/* A name as eight groups; its port where it is below the ephemeral ones. */
static inline void show6(const char *what, struct inet6 *name, int length, int base) {
  print("%s: %d bytes, family %d, ", what, length, name->family);
  for (int i = 0; i < 16; i += 2) {
    print("%x:", name->address[i] << 8 | name->address[i + 1]);
  }
  int port = swap(name->port);
  print(" port %d, flow %d, scope %d\n", port == 0 ? 0 : port >= 32768 ? 1 : port - base + 100, (int)name->flow, (int)name->scope);
}

static inline void name6(const char *what, int call, int fd, int base) {
  struct inet6 name;
  int length = sizeof name;
  memset(&name, 0, sizeof name);
  int result = (int)sys6(fd, (long)&name, (long)&length, 0, 0, 0, call);
  if (result < 0) {
    print("%s: %d\n", what, result);
  } else {
    show6(what, &name, length, base);
  }
}

#endif
