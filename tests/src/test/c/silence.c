/* What happens where packets don't arrive, or nobody reads: beyond what can be tried on Linux. */
#include "inet.h"

static char bytes[70000];

static void lost(void) {
  int fd = sys(SYS_socket, AF_INET, SOCK_STREAM, 0), count = 1;
  sys(SYS_setsockopt, fd, IPPROTO_TCP, 7, &count, 4);
  CASE("connect into the void", connect_port(fd, 8080));
  CASE("connect again", connect_port(fd, 8080));
  sys(SYS_close, fd);
}

static void unread(void) {
  int server = sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  bind_port(server, HERE, 8080);
  sys(SYS_listen, server, 1);
  int fd = sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  connect_port(fd, 8080);
  for (;;) {
    sys(SYS_write, fd, bytes, sizeof bytes);
  }
}

static void flood(void) {
  int server = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0), got = 0;
  int fd = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  bind_port(server, HERE, 8080);
  for (int i = 0; i < 3000; i++) {
    struct inet to = at(HERE, 8080);
    sys(SYS_sendto, fd, bytes, 1000, 0, &to, sizeof to);
  }
  while (sys(SYS_recvfrom, server, bytes, 1000, MSG_DONTWAIT, 0, 0) == 1000) {
    got++;
  }
  CASE("some were dropped", got < 3000 && got > 100);
}

int main(int argc, char **argv) {
  char what = argc > 1 ? argv[1][0] : 0;
  if (what == 'l') {
    lost();
  } else if (what == 'u') {
    unread();
  } else {
    flood();
  }
  return 0;
}
