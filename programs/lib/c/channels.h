/* channels.h - every way bytes can take through the kernel: ends[0] to write to, ends[1] to read from. */
#ifndef RINGSIDE_CHANNELS_H
#define RINGSIDE_CHANNELS_H

#include "ringside.h"

/* Each opens a channel and answers 0, or a negative errno. No name stays behind: fork hands the ends on. */

static inline long open_pipe(int *ends) {
  int pair[2] = {0, 0};
  long failed = sys(SYS_pipe2, pair, 0);
  ends[0] = pair[1];
  ends[1] = pair[0];
  return failed;
}

/* A name of its own for each process, in /tmp. */
static inline const char *channel_path(void) {
  static char text[] = "/tmp/channel-0000000000";
  unsigned pid = (unsigned)getpid();
  for (char *digit = text + sizeof text - 2; *digit != '-'; pid /= 10) {
    *digit-- = (char)('0' + pid % 10);
  }
  return text;
}

static inline long both(int *ends, long opened) {
  ends[0] = ends[1] = (int)opened;
  return opened < 0 ? opened : 0;
}

static inline long open_file(int *ends) {
  enum { HERE = -100, CREAT_RDWR = 0102 };
  long opened = sys(SYS_openat, HERE, channel_path(), CREAT_RDWR, 0600);
  sys(SYS_unlinkat, HERE, channel_path(), 0);
  return both(ends, opened);
}

static inline long open_fifo(int *ends) {
  long failed = sys(SYS_mknodat, -100, channel_path(), 0010600, 0);
  return failed ? failed : open_file(ends);
}

/* System V: ends are the queue's number; close_typed removes it. */
static inline long open_typed(int *ends) {
  enum { PRIVATE = 0, IPC_CREAT = 01000 };
  return both(ends, sys(SYS_msgget, PRIVATE, IPC_CREAT | 0600));
}

static inline void close_typed(int *ends) {
  sys(SYS_msgctl, ends[0], 0, 0);
}

/* POSIX: messages of 8 KiB, the most without privileges. */
static inline long open_priorities(int *ends) {
  enum { MESSAGES = 8, BYTES = 8192 };
  long attributes[8] = {0, MESSAGES, BYTES, 0, 0, 0, 0, 0};
  const char *name = channel_path() + sizeof "/tmp";
  long opened = sys(SYS_mq_open, name, 0102, 0600, attributes);
  sys(SYS_mq_unlink, name);
  return both(ends, opened);
}

enum { UNIX = 1, INET = 2, STREAM = 1, DATAGRAM = 2 };

static inline long open_unix_stream(int *ends) {
  return sys(SYS_socketpair, UNIX, STREAM, 0, ends);
}

static inline long open_unix_datagram(int *ends) {
  return sys(SYS_socketpair, UNIX, DATAGRAM, 0, ends);
}

struct inet_address {
  unsigned short family, port;
  unsigned host;
  char rest[8];
};

/* A socket of 127.0.0.1 at a free port, and its address. */
static inline int bound_socket(int kind, struct inet_address *address) {
  int socket = (int)sys(SYS_socket, INET, kind, 0), length = sizeof *address;
  *address = (struct inet_address){INET, 0, 0x0100007f, {0}};
  sys(SYS_bind, socket, address, length);
  sys(SYS_getsockname, socket, address, &length);
  return socket;
}

static inline long open_udp(int *ends) {
  struct inet_address to, from;
  ends[1] = bound_socket(DATAGRAM, &to);
  ends[0] = bound_socket(DATAGRAM, &from);
  return sys(SYS_connect, ends[0], &to, sizeof to);
}

static inline long open_tcp(int *ends) {
  enum { PROTOCOL = 6, NODELAY = 1 };
  struct inet_address server;
  int listener = bound_socket(STREAM, &server), yes = 1;
  sys(SYS_listen, listener, 1);
  ends[0] = (int)sys(SYS_socket, INET, STREAM, 0);
  long failed = sys(SYS_connect, ends[0], &server, sizeof server);
  ends[1] = (int)sys(SYS_accept4, listener, 0, 0, 0);
  sys(SYS_close, listener);
  sys(SYS_setsockopt, ends[0], PROTOCOL, NODELAY, &yes, sizeof yes); /* no waiting for more */
  return failed;
}

static inline void close_ends(int *ends) {
  sys(SYS_close, ends[0]);
  if (ends[1] != ends[0]) {
    sys(SYS_close, ends[1]);
  }
}

#endif
