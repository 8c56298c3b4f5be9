/* What of TCP and of ports can be set: TCP_MAXSEG, TCP_DEFER_ACCEPT, TCP_QUICKACK, TCP_USER_TIMEOUT, SO_REUSEPORT. */
#include "inet.h"

enum {
  SO_REUSEPORT = 15, TCP_MAXSEG = 2, TCP_DEFER_ACCEPT = 9, TCP_INFO = 11, TCP_QUICKACK = 12,
  TCP_USER_TIMEOUT = 18
};

static int set(int fd, int level, int option, int value) {
  return (int)sys(SYS_setsockopt, fd, level, option, &value, 4);
}

static int socket_of(int type) {
  return (int)sys(SYS_socket, AF_INET, type, 0);
}

static void values(void) {
  int fd = socket_of(SOCK_STREAM);
  static const int options[] = {TCP_MAXSEG, TCP_DEFER_ACCEPT, TCP_QUICKACK, TCP_USER_TIMEOUT};
  static const int tried[] = {-1, 0, 1, 2, 5, 87, 88, 1000, 32767, 32768};
  for (int i = 0; i < 4; i++) {
    print("option %d is %d\n", options[i], option_of(fd, IPPROTO_TCP, options[i]));
    for (int j = 0; j < 10; j++) {
      int result = set(fd, IPPROTO_TCP, options[i], tried[j]);
      print("option %d to %d: %d, then %d\n", options[i], tried[j], result, option_of(fd, IPPROTO_TCP, options[i]));
    }
  }
  sys(SYS_close, fd);
}

static int state_of(int fd) {
  unsigned char info[256];
  int length = 4;
  long result = sys(SYS_getsockopt, fd, IPPROTO_TCP, TCP_INFO, info, &length);
  return result < 0 ? (int)result : info[0];
}

static void states(void) {
  int server = socket_of(SOCK_STREAM), client = socket_of(SOCK_STREAM);
  CASE("new", state_of(client));
  set(server, SOL_SOCKET, SO_REUSEADDR, 1);
  bind_port(server, HERE, own_port(0));
  sys(SYS_listen, server, 3);
  CASE("listening", state_of(server));
  connect_port(client, own_port(0));
  int end = sys(SYS_accept, server, 0, 0);
  CASE("established", state_of(client));
  CASE("accepted", state_of(end));
  sys(SYS_shutdown, client, SHUT_WR);
  sleep_ms(60);
  CASE("half", state_of(client));
  CASE("other half", state_of(end));
  sys(SYS_close, end);
  sleep_ms(60);
  CASE("over", state_of(client));
  CASE("of udp", state_of(socket_of(SOCK_DGRAM)));
  sys(SYS_close, client);
  sys(SYS_close, server);
}

static void shared(void) {
  for (int type = SOCK_STREAM; type <= SOCK_DGRAM; type++) {
    int port = own_port(type);
    int a = socket_of(type), b = socket_of(type), c = socket_of(type);
    CASE("reuseport at first", option_of(a, SOL_SOCKET, SO_REUSEPORT));
    CASE("reuseport", set(a, SOL_SOCKET, SO_REUSEPORT, 1));
    CASE("bind", bind_port(a, HERE, port));
    CASE("not both", bind_port(b, HERE, port));
    set(b, SOL_SOCKET, SO_REUSEADDR, 1);
    CASE("another way", bind_port(b, HERE, port));
    set(b, SOL_SOCKET, SO_REUSEPORT, 1);
    CASE("both", bind_port(b, HERE, port));
    CASE("a third without", bind_port(c, HERE, port));
    if (type == SOCK_STREAM) {
      CASE("listen", sys(SYS_listen, a, 20));
      CASE("listen too", sys(SYS_listen, b, 20));
      set(c, SOL_SOCKET, SO_REUSEPORT, 1);
      CASE("beside listeners", bind_port(c, HERE, port));
      int clients[16], came[2] = {0, 0};
      for (int i = 0; i < 16; i++) {
        clients[i] = socket_of(SOCK_STREAM);
        if (connect_port(clients[i], port) < 0) {
          CASE("no connection", i);
        }
      }
      sys(SYS_ioctl, a, 0x5421, &(int){1});
      sys(SYS_ioctl, b, 0x5421, &(int){1});
      for (int fd; (fd = sys(SYS_accept, a, 0, 0)) >= 0; came[0]++) { sys(SYS_close, fd); }
      for (int fd; (fd = sys(SYS_accept, b, 0, 0)) >= 0; came[1]++) { sys(SYS_close, fd); }
      CASE("all", came[0] + came[1]);
      CASE("some for each", came[0] > 0 && came[1] > 0);
      for (int i = 0; i < 16; i++) {
        sys(SYS_close, clients[i]);
      }
    }
    if (type == SOCK_DGRAM) {
      int came[2] = {0, 0};
      char text[8];
      for (int i = 0; i < 32; i++) {
        int from = socket_of(SOCK_DGRAM);
        send_port(from, port, "one");
        sys(SYS_close, from);
      }
      sleep_ms(20);
      for (; sys(SYS_recvfrom, a, text, 8, MSG_DONTWAIT, 0, 0) >= 0; came[0]++) {}
      for (; sys(SYS_recvfrom, b, text, 8, MSG_DONTWAIT, 0, 0) >= 0; came[1]++) {}
      CASE("all", came[0] + came[1]);
      CASE("some for each", came[0] > 0 && came[1] > 0);
    }
    sys(SYS_close, a);
    sys(SYS_close, b);
    sys(SYS_close, c);
  }
}

static void deferred(void) {
  int server = socket_of(SOCK_STREAM), client = socket_of(SOCK_STREAM);
  set(server, SOL_SOCKET, SO_REUSEADDR, 1);
  bind_port(server, HERE, own_port(4));
  CASE("defer", set(server, IPPROTO_TCP, TCP_DEFER_ACCEPT, 5));
  sys(SYS_listen, server, 3);
  CASE("connect", connect_port(client, own_port(4)));
  CASE("nobody yet", poll_one(server, 1, 100));
  CASE("write", sys(SYS_write, client, "go", 2));
  CASE("now", poll_one(server, 1, 500));
  char text[8];
  int end = sys(SYS_accept, server, 0, 0);
  CASE("read", sys(SYS_recvfrom, end, text, 8, MSG_DONTWAIT, 0, 0));
  sys(SYS_close, end);
  sys(SYS_close, client);
  client = socket_of(SOCK_STREAM);
  set(server, IPPROTO_TCP, TCP_DEFER_ACCEPT, 1);
  CASE("connect", connect_port(client, own_port(4)));
  CASE("not at once", poll_one(server, 1, 500));
  CASE("after a while", poll_one(server, 1, 4000));
  sys(SYS_close, client);
  sys(SYS_close, server);
}

static void quick(void) {
  int server = socket_of(SOCK_STREAM), client = socket_of(SOCK_STREAM);
  set(server, SOL_SOCKET, SO_REUSEADDR, 1);
  bind_port(server, HERE, own_port(5));
  sys(SYS_listen, server, 3);
  connect_port(client, own_port(5));
  CASE("quick", option_of(client, IPPROTO_TCP, TCP_QUICKACK));
  CASE("slow", set(client, IPPROTO_TCP, TCP_QUICKACK, 0));
  CASE("quick", option_of(client, IPPROTO_TCP, TCP_QUICKACK));
  CASE("quick", set(client, IPPROTO_TCP, TCP_QUICKACK, 1));
  CASE("quick", option_of(client, IPPROTO_TCP, TCP_QUICKACK));
  sys(SYS_close, client);
  sys(SYS_close, server);
}

int main(void) {
  values();
  states();
  shared();
  deferred();
  quick();
  return 0;
}
