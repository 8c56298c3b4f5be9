/* What takes a minute: deferred connections, patience with a closed window. */
#include "inet.h"

enum { TCP_DEFER_ACCEPT = 9, TCP_INFO = 11, TCP_USER_TIMEOUT = 18, IP_TTL = 2 };

static char bytes[100000];

static int set(int fd, int level, int option, int value) {
  return (int)sys(SYS_setsockopt, fd, level, option, &value, 4);
}

static int socket_of(int type) {
  return (int)sys(SYS_socket, AF_INET, type, 0);
}

static int listener(int port, int seconds) {
  int fd = socket_of(SOCK_STREAM);
  set(fd, SOL_SOCKET, SO_REUSEADDR, 1);
  set(fd, IPPROTO_TCP, TCP_DEFER_ACCEPT, seconds);
  set(fd, 0, IP_TTL, 9);
  bind_port(fd, HERE, port);
  sys(SYS_listen, fd, 3);
  return fd;
}

static long seconds(void) {
  struct timespec now;
  sys(SYS_clock_gettime64, 1, &now);
  return (long)now.seconds;
}

/* A connection that says nothing for 100 seconds, and one that says nothing at all. */
static void deferred(void) {
  int port = own_port(0), server = listener(port, 200);
  int child = fork();
  if (child == 0) {
    int speaks = socket_of(SOCK_STREAM), silent = socket_of(SOCK_STREAM);
    set(speaks, 0, IP_TTL, 9);
    set(silent, 0, IP_TTL, 9);
    connect_port(speaks, port);
    connect_port(silent, port);
    sleep_ms(100000);
    CASE("speaks", sys(SYS_write, speaks, "a", 1));
    CASE("answer", sys(SYS_read, speaks, bytes, 10));
    sleep_ms(300000);
    exit(0);
  }
  long start = seconds();
  int fd = (int)sys(SYS_accept, server, 0, 0);
  CASE("the one who speaks", seconds() - start >= 99 && seconds() - start <= 102);
  CASE("reads", sys(SYS_read, fd, bytes, 10));
  CASE("answers", sys(SYS_write, fd, "bc", 2));
  fd = (int)sys(SYS_accept, server, 0, 0);
  CASE("the silent one", fd >= 0 && seconds() - start > 200);
  wait_for(child, 0);
  sys(SYS_close, server);
}

static unsigned threshold_of(int fd) {
  unsigned info[26];
  int length = sizeof info;
  sys(SYS_getsockopt, fd, IPPROTO_TCP, TCP_INFO, info, &length);
  return info[19];
}

/* A peer that answers and reads nothing. */
static void closed(void) {
  int server = listener(own_port(1), 0), client = socket_of(SOCK_STREAM);
  set(client, 0, IP_TTL, 9);
  set(client, IPPROTO_TCP, TCP_USER_TIMEOUT, 20000);
  connect_port(client, own_port(1));
  int end = (int)sys(SYS_accept, server, 0, 0);
  long start = seconds(), result;
  CASE("no threshold", threshold_of(client));
  do {
    result = sys(SYS_write, client, bytes, sizeof bytes);
  } while (result == (long)sizeof bytes);
  CASE("a part", result > 0);
  CASE("patience", seconds() - start >= 20 && seconds() - start <= 22);
  CASE("then", sys(SYS_sendto, client, bytes, 1, MSG_NOSIGNAL, 0, 0));
  sys(SYS_close, client);
  sys(SYS_close, end);
  sys(SYS_close, server);
}

int main(void) {
  deferred();
  closed();
  return 0;
}
