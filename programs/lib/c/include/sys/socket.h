/* sys/socket.h - sockets (Linux: linux/socket.h, asm-generic/socket.h). */
#ifndef SYS_SOCKET_H
#define SYS_SOCKET_H

#include <bits/types.h>

#define AF_UNSPEC 0
#define AF_UNIX 1
#define AF_LOCAL AF_UNIX
#define AF_INET 2
#define PF_UNIX AF_UNIX
#define PF_LOCAL AF_UNIX
#define PF_INET AF_INET
#define SOCK_STREAM 1
#define SOCK_DGRAM 2
#define SOCK_SEQPACKET 5
#define SOCK_NONBLOCK 04000
#define SOCK_CLOEXEC 02000000
#define SOMAXCONN 4096
#define SHUT_RD 0
#define SHUT_WR 1
#define SHUT_RDWR 2
#define SOL_SOCKET 1
#define SO_REUSEADDR 2
#define SO_TYPE 3
#define SO_ERROR 4
#define SO_BROADCAST 6
#define SO_SNDBUF 7
#define SO_RCVBUF 8
#define SO_KEEPALIVE 9
#define SO_LINGER 13
#define SO_REUSEPORT 15
#define SO_PEERCRED 17
#define SO_ACCEPTCONN 30
#define SO_RCVTIMEO 66
#define SO_SNDTIMEO 67
#define MSG_PEEK 0x02
#define MSG_CTRUNC 0x08
#define MSG_TRUNC 0x20
#define MSG_DONTWAIT 0x40
#define MSG_WAITALL 0x100
#define MSG_NOSIGNAL 0x4000
#define SCM_RIGHTS 1
#define SCM_CREDENTIALS 2

typedef unsigned short sa_family_t;
struct sockaddr {
  sa_family_t sa_family;
  char sa_data[14];
};
struct sockaddr_storage {
  sa_family_t ss_family;
  char room[126];
};
struct linger {
  int l_onoff, l_linger;
};
struct ucred {
  pid_t pid;
  uid_t uid;
  gid_t gid;
};
struct msghdr {
  void *msg_name;
  socklen_t msg_namelen;
  struct iovec *msg_iov;
  size_t msg_iovlen;
  void *msg_control;
  size_t msg_controllen;
  int msg_flags;
};
struct cmsghdr {
  size_t cmsg_len;
  int cmsg_level;
  int cmsg_type;
};
#define CMSG_ALIGN(bytes) (((bytes) + 3) & ~3u)
#define CMSG_LEN(bytes) (sizeof(struct cmsghdr) + (bytes))
#define CMSG_SPACE(bytes) (sizeof(struct cmsghdr) + CMSG_ALIGN(bytes))
#define CMSG_DATA(header) ((unsigned char *)((header) + 1))
#define CMSG_FIRSTHDR(message) \
  ((message)->msg_controllen < sizeof(struct cmsghdr) ? 0 : (struct cmsghdr *)(message)->msg_control)
#define CMSG_NXTHDR(message, header) \
  ((char *)(header) + CMSG_ALIGN((header)->cmsg_len) + sizeof(struct cmsghdr) \
           > (char *)(message)->msg_control + (message)->msg_controllen \
       ? 0 : (struct cmsghdr *)((char *)(header) + CMSG_ALIGN((header)->cmsg_len)))

/* Addresses are given as struct sockaddr_in or sockaddr_un, cast. */
int socket(int family, int type, int protocol);
int socketpair(int family, int type, int protocol, int ends[2]);
int bind(int fd, const struct sockaddr *address, socklen_t bytes);
int listen(int fd, int backlog);
int accept(int fd, struct sockaddr *restrict address, socklen_t *restrict bytes);
int accept4(int fd, struct sockaddr *restrict address, socklen_t *restrict bytes, int flags);
int connect(int fd, const struct sockaddr *address, socklen_t bytes);
int getsockname(int fd, struct sockaddr *restrict address, socklen_t *restrict bytes);
int getpeername(int fd, struct sockaddr *restrict address, socklen_t *restrict bytes);
ssize_t send(int fd, const void *from, size_t bytes, int flags);
ssize_t recv(int fd, void *to, size_t bytes, int flags);
ssize_t sendto(int fd, const void *from, size_t bytes, int flags, const struct sockaddr *to, socklen_t to_bytes);
ssize_t recvfrom(int fd, void *restrict to, size_t bytes, int flags, struct sockaddr *restrict from,
                 socklen_t *restrict from_bytes);
ssize_t sendmsg(int fd, const struct msghdr *message, int flags);
ssize_t recvmsg(int fd, struct msghdr *message, int flags);
int setsockopt(int fd, int level, int option, const void *value, socklen_t bytes);
int getsockopt(int fd, int level, int option, void *restrict value, socklen_t *restrict bytes);
int shutdown(int fd, int how);

#endif
