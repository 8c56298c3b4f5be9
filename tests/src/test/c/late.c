/* What TCP does later: lingering in close, what accepted sockets inherit, asking silent peers. */
#include "inet.h"

enum { NONBLOCK = 04000, F_SETFL = 4, KEEPIDLE = 4, KEEPINTVL = 5, KEEPCNT = 6 };

static char bytes[100000];

static long now_ms(void) {
  struct timespec now;
  sys(SYS_clock_gettime64, 1, &now);
  return (long)(now.seconds * 1000 + now.nanos / 1000000);
}

static void set_linger(int fd, int on, int seconds) {
  int linger[2] = {on, seconds};
  CASE("linger", sys(SYS_setsockopt, fd, SOL_SOCKET, SO_LINGER, linger, sizeof linger));
}

static int listener(int port) {
  int fd = sys(SYS_socket, AF_INET, SOCK_STREAM, 0), yes = 1;
  sys(SYS_setsockopt, fd, SOL_SOCKET, SO_REUSEADDR, &yes, 4);
  CASE("bind", bind_port(fd, HERE, port));
  sys(SYS_listen, fd, 3);
  return fd;
}

static int joined(int port) {
  int fd = sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  CASE("connect", connect_port(fd, port));
  return fd;
}

/* Closes a connection with more under way than the peer has room for; says how long that took. */
static void close_full(const char *what, int port, int server, int reads_after_ms, int seconds) {
  int fd = joined(port), end = sys(SYS_accept, server, 0, 0);
  sys(SYS_fcntl64, fd, F_SETFL, NONBLOCK);
  while (sys(SYS_write, fd, bytes, sizeof bytes) > 0) {
  }
  set_linger(fd, 1, seconds);
  int child = fork();
  if (child == 0) {
    sys(SYS_close, fd);
    if (reads_after_ms) {
      sleep_ms(reads_after_ms);
      while (sys(SYS_read, end, bytes, sizeof bytes) > 0) {
      }
    } else {
      sleep_ms(seconds * 1000 + 500);
    }
    exit(0);
  }
  sys(SYS_close, end);
  sleep_ms(100); /* the child has closed its copy */
  long start = now_ms();
  print("%s: %d, ", what, (int)sys(SYS_close, fd));
  long took = now_ms() - start;
  print("%s\n", took < 150 ? "at once" : took < seconds * 1000 - 100 ? "after a while" : "at the end");
  wait_for(child, 0);
}

static void lingering(void) {
  int port = own_port(7), server = listener(port);
  int fd = joined(port), end = sys(SYS_accept, server, 0, 0);
  set_linger(fd, 1, 2);
  CASE("write", sys(SYS_write, fd, "few", 3));
  long start = now_ms();
  CASE("close", sys(SYS_close, fd));
  CASE("at once", now_ms() - start < 500);
  CASE("read", sys(SYS_read, end, bytes, 10));
  CASE("end", sys(SYS_read, end, bytes, 10));
  sys(SYS_close, end);
  close_full("the reader comes late", port, server, 400, 3);
  close_full("the reader does not come", port, server, 0, 1);
  sys(SYS_close, server);
}

static void inheriting(void) {
  int port = own_port(8), server = listener(port), yes = 1, idle = 11, size = 20000;
  set_linger(server, 1, 5);
  sys(SYS_setsockopt, server, SOL_SOCKET, SO_KEEPALIVE, &yes, 4);
  sys(SYS_setsockopt, server, SOL_SOCKET, SO_RCVBUF, &size, 4);
  sys(SYS_setsockopt, server, IPPROTO_TCP, TCP_NODELAY, &yes, 4);
  sys(SYS_setsockopt, server, IPPROTO_TCP, KEEPIDLE, &idle, 4);
  int fd = joined(port), end = sys(SYS_accept, server, 0, 0), linger[2] = {0, 0}, length = 8;
  CASE("keep-alive", option_of(end, SOL_SOCKET, SO_KEEPALIVE));
  CASE("receive buffer", option_of(end, SOL_SOCKET, SO_RCVBUF));
  CASE("no delay", option_of(end, IPPROTO_TCP, TCP_NODELAY));
  CASE("idle", option_of(end, IPPROTO_TCP, KEEPIDLE));
  CASE("reuse", option_of(end, SOL_SOCKET, SO_REUSEADDR));
  sys(SYS_getsockopt, end, SOL_SOCKET, SO_LINGER, linger, &length);
  CASE("linger on", linger[0]);
  CASE("linger seconds", linger[1]);
  CASE("the client's", option_of(fd, SOL_SOCKET, SO_KEEPALIVE));
  sys(SYS_close, fd);
  sys(SYS_close, end);
  sys(SYS_close, server);
}

static void keeping_alive(void) {
  int port = own_port(9), server = listener(port), yes = 1, one = 1, none = 0;
  int fd = joined(port), end = sys(SYS_accept, server, 0, 0);
  CASE("no idle time", sys(SYS_setsockopt, fd, IPPROTO_TCP, KEEPIDLE, &none, 4));
  CASE("idle time", sys(SYS_setsockopt, fd, IPPROTO_TCP, KEEPIDLE, &one, 4));
  CASE("interval", sys(SYS_setsockopt, fd, IPPROTO_TCP, KEEPINTVL, &one, 4));
  CASE("count", sys(SYS_setsockopt, fd, IPPROTO_TCP, KEEPCNT, &one, 4));
  CASE("on", sys(SYS_setsockopt, fd, SOL_SOCKET, SO_KEEPALIVE, &yes, 4));
  CASE("nothing to read", poll_one(fd, 1, 2500));
  CASE("no error", option_of(fd, SOL_SOCKET, SO_ERROR));
  CASE("write", sys(SYS_write, end, "still there", 11));
  CASE("read", sys(SYS_read, fd, bytes, 20));
  sys(SYS_close, fd);
  sys(SYS_close, end);
  sys(SYS_close, server);
}

int main(void) {
  lingering();
  inheriting();
  keeping_alive();
  return 0;
}
