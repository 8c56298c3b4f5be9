/* sockets.c - sockets and internet addresses. */
#include "internal.h"
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

int socket(int family, int type, int protocol) { return (int)call(SYS_socket, family, type, protocol); }
int listen(int fd, int backlog) { return (int)call(SYS_listen, fd, backlog); }
int shutdown(int fd, int how) { return (int)call(SYS_shutdown, fd, how); }
ssize_t sendmsg(int fd, const struct msghdr *message, int flags) { return call(SYS_sendmsg, fd, message, flags); }
ssize_t recvmsg(int fd, struct msghdr *message, int flags) { return call(SYS_recvmsg, fd, message, flags); }

int socketpair(int family, int type, int protocol, int ends[2]) {
  return (int)call(SYS_socketpair, family, type, protocol, ends);
}

int bind(int fd, const struct sockaddr *address, socklen_t bytes) {
  return (int)call(SYS_bind, fd, address, bytes);
}

int connect(int fd, const struct sockaddr *address, socklen_t bytes) {
  return (int)call(SYS_connect, fd, address, bytes);
}

int accept(int fd, struct sockaddr *restrict address, socklen_t *restrict bytes) {
  return (int)call(SYS_accept, fd, address, bytes);
}

int accept4(int fd, struct sockaddr *restrict address, socklen_t *restrict bytes, int flags) {
  return (int)call(SYS_accept4, fd, address, bytes, flags);
}

int getsockname(int fd, struct sockaddr *restrict address, socklen_t *restrict bytes) {
  return (int)call(SYS_getsockname, fd, address, bytes);
}

int getpeername(int fd, struct sockaddr *restrict address, socklen_t *restrict bytes) {
  return (int)call(SYS_getpeername, fd, address, bytes);
}

ssize_t sendto(int fd, const void *from, size_t bytes, int flags, const struct sockaddr *to, socklen_t to_bytes) {
  return call(SYS_sendto, fd, from, bytes, flags, to, to_bytes);
}

ssize_t recvfrom(int fd, void *restrict to, size_t bytes, int flags, struct sockaddr *restrict from,
                 socklen_t *restrict from_bytes) {
  return call(SYS_recvfrom, fd, to, bytes, flags, from, from_bytes);
}

ssize_t send(int fd, const void *from, size_t bytes, int flags) { return sendto(fd, from, bytes, flags, 0, 0); }
ssize_t recv(int fd, void *to, size_t bytes, int flags) { return recvfrom(fd, to, bytes, flags, 0, 0); }

int setsockopt(int fd, int level, int option, const void *value, socklen_t bytes) {
  return (int)call(SYS_setsockopt, fd, level, option, value, bytes);
}

int getsockopt(int fd, int level, int option, void *restrict value, socklen_t *restrict bytes) {
  return (int)call(SYS_getsockopt, fd, level, option, value, bytes);
}

/* The network's first byte is the highest one, the machine's the lowest. */
uint16_t htons(uint16_t value) { return (uint16_t)(value << 8 | value >> 8); }
uint16_t ntohs(uint16_t value) { return htons(value); }

uint32_t htonl(uint32_t value) {
  return value << 24 | (value & 0xff00) << 8 | (value >> 8 & 0xff00) | value >> 24;
}

uint32_t ntohl(uint32_t value) { return htonl(value); }

int inet_aton(const char *text, struct in_addr *address) {
  unsigned char bytes[4];
  for (int i = 0; i < 4; i++) {
    char *end;
    unsigned long part = strtoul(text, &end, 10);
    if (end == text || *text < '0' || *text > '9' || part > 255 || *end != (i < 3 ? '.' : 0)) {
      return 0;
    }
    bytes[i] = (unsigned char)part;
    text = end + 1;
  }
  memcpy(address, bytes, sizeof bytes);
  return 1;
}

in_addr_t inet_addr(const char *text) {
  struct in_addr address;
  return inet_aton(text, &address) ? address.s_addr : INADDR_NONE;
}

const char *inet_ntop(int family, const void *restrict address, char *restrict text, socklen_t bytes) {
  const unsigned char *part = address;
  if (family != AF_INET) {
    errno = EAFNOSUPPORT;
    return 0;
  }
  if ((socklen_t)snprintf(text, bytes, "%d.%d.%d.%d", part[0], part[1], part[2], part[3]) >= bytes) {
    errno = ENOSPC;
    return 0;
  }
  return text;
}

int inet_pton(int family, const char *restrict text, void *restrict address) {
  if (family != AF_INET) {
    errno = EAFNOSUPPORT;
    return -1;
  }
  return inet_aton(text, address);
}

char *inet_ntoa(struct in_addr address) {
  static char text[INET_ADDRSTRLEN];
  return (char *)inet_ntop(AF_INET, &address, text, sizeof text);
}
