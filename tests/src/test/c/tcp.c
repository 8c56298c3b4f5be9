/* TCP over the loopback interface. */
#include "inet.h"

static int stream(int flags) {
  return sys(SYS_socket, AF_INET, SOCK_STREAM | flags, 0);
}

static int listener(int port) {
  int on = 1, fd = stream(0);
  sys(SYS_setsockopt, fd, SOL_SOCKET, SO_REUSEADDR, &on, 4);
  bind_port(fd, HERE, port);
  sys(SYS_listen, fd, 5);
  return fd;
}

static void conversation(void) {
  char text[64];
  struct inet name;
  int length = sizeof name, status;
  int server = stream(0);
  CASE("poll new", poll_one(server, 0x2fff, 0));
  CASE("recv new", sys(SYS_recvfrom, server, text, 64, MSG_DONTWAIT, 0, 0));
  CASE("send new", sys(SYS_sendto, server, "x", 1, MSG_NOSIGNAL, 0, 0));
  CASE("accept new", sys(SYS_accept, server, 0, 0));
  CASE("peer new", sys(SYS_getpeername, server, &name, &length));
  CASE("bind", bind_port(server, HERE, own_port(0)));
  CASE("bind again", bind_port(server, HERE, own_port(1)));
  CASE("listen", sys(SYS_listen, server, 5));
  CASE("acceptconn", option_of(server, SOL_SOCKET, SO_ACCEPTCONN));
  CASE("poll listening", poll_one(server, 0x2fff, 0));
  CASE("recv listening", sys(SYS_recvfrom, server, text, 64, MSG_DONTWAIT, 0, 0));
  CASE("send listening", sys(SYS_sendto, server, "x", 1, MSG_NOSIGNAL, 0, 0));
  CASE("connect listening", connect_port(server, own_port(0)));
  int client = stream(0);
  CASE("connect", connect_port(client, own_port(0)));
  CASE("connect again", connect_port(client, own_port(0)));
  CASE("listen connected", sys(SYS_listen, client, 5));
  CASE("poll client", poll_one(client, 0x2fff, 0));
  CASE("poll one", poll_one(server, 0x2fff, 1000));
  length = sizeof name;
  int end = sys(SYS_accept4, server, &name, &length, SOCK_NONBLOCK);
  CASE("accept", end > 0);
  CASE("length", length);
  CASE("from", name.address == __builtin_bswap32(HERE));
  CASE("from port", swap(name.port) == port_of(client));
  CASE("own port", port_of(end) == own_port(0));
  CASE("nonblocking", sys(SYS_fcntl64, end, 3, 0));
  CASE("nothing yet", sys(SYS_read, end, text, 64));
  CASE("write", sys(SYS_write, client, "hello", 5));
  CASE("poll", poll_one(end, 0x2fff, 1000));
  int left = 0;
  sys(SYS_ioctl, end, 0x541b, &left);
  CASE("fionread", left);
  CASE("peek", sys(SYS_recvfrom, end, text, 3, MSG_PEEK, 0, 0));
  length = sizeof name;
  CASE("recvfrom", sys(SYS_recvfrom, end, text, 2, 0, &name, &length));
  CASE("no name", length);
  CASE("rest", sys(SYS_read, end, text, 64));
  CASE("sendto with name", sys(SYS_sendto, end, "ab", 2, 0, &name, sizeof name));
  struct iovec parts[2] = {{"cd", 2}, {"efg", 3}};
  CASE("writev", sys(SYS_writev, end, parts, 2));
  CASE("waitall", sys(SYS_recvfrom, client, text, 7, MSG_WAITALL, 0, 0));
  text[7] = 0;
  print("text: %s\n", text);
  CASE("bad buffer", sys(SYS_write, client, 16, 4));
  sys(SYS_write, end, "keep", 4);
  poll_one(client, 1, 1000);
  CASE("bad room", sys(SYS_read, client, 16, 4));
  CASE("kept", sys(SYS_read, client, text, 64));
  CASE("oob", sys(SYS_recvfrom, client, text, 1, MSG_OOB, 0, 0));
  int child = fork();
  if (child == 0) {
    sleep_ms(10);
    sys(SYS_write, end, "12", 2);
    sleep_ms(10);
    sys(SYS_write, end, "345", 3);
    exit(0);
  }
  CASE("waitall", sys(SYS_recvfrom, client, text, 5, MSG_WAITALL, 0, 0));
  wait_for(child, &status);
  CASE("shutdown", sys(SYS_shutdown, client, SHUT_WR));
  CASE("poll half", poll_one(end, 0x2fff & ~4, 1000));
  CASE("eof", sys(SYS_read, end, text, 64));
  CASE("write half", sys(SYS_write, end, "more", 4));
  poll_one(client, 1, 1000);
  CASE("read half", sys(SYS_read, client, text, 64));
  CASE("write shut", sys(SYS_sendto, client, "x", 1, MSG_NOSIGNAL, 0, 0));
  CASE("close", sys(SYS_close, end));
  CASE("poll end", poll_one(client, 0x2fff & ~4, 1000));
  CASE("end", sys(SYS_read, client, text, 64));
  CASE("end again", sys(SYS_read, client, text, 64));
  sys(SYS_close, client);
  sys(SYS_close, server);
}

static void refusals(void) {
  char text[64];
  int fd = stream(0);
  CASE("refused", connect_port(fd, own_port(2)));
  CASE("refused again", connect_port(fd, own_port(2)));
  CASE("so_error", option_of(fd, SOL_SOCKET, SO_ERROR));
  int server = listener(own_port(2));
  CASE("not refused", connect_port(fd, own_port(2)));
  sys(SYS_close, fd);
  fd = stream(SOCK_NONBLOCK);
  CASE("in progress", connect_port(fd, own_port(3)));
  CASE("poll refused", poll_one(fd, 0x2fff, 1000));
  CASE("so_error", option_of(fd, SOL_SOCKET, SO_ERROR));
  CASE("so_error once", option_of(fd, SOL_SOCKET, SO_ERROR));
  sys(SYS_close, fd);
  fd = stream(SOCK_NONBLOCK);
  CASE("in progress", connect_port(fd, own_port(2)));
  CASE("poll connected", poll_one(fd, 0x2fff, 1000));
  CASE("so_error", option_of(fd, SOL_SOCKET, SO_ERROR));
  CASE("connected", connect_port(fd, own_port(2)));
  CASE("connected", connect_port(fd, own_port(2)));
  sys(SYS_close, fd);
  sys(SYS_close, server);
  server = listener(own_port(4));
  fd = stream(0);
  connect_port(fd, own_port(4));
  int end = sys(SYS_accept, server, 0, 0);
  sys(SYS_write, fd, "unread", 6);
  poll_one(end, 1, 1000);
  sys(SYS_close, end);
  CASE("poll reset", poll_one(fd, 0x2fff & ~4, 1000));
  CASE("reset", sys(SYS_read, fd, text, 64));
  CASE("then the end", sys(SYS_read, fd, text, 64));
  CASE("and a broken pipe", sys(SYS_sendto, fd, "x", 1, MSG_NOSIGNAL, 0, 0));
  int length = 16;
  CASE("no peer", sys(SYS_getpeername, fd, text, &length));
  sys(SYS_close, fd);
  fd = stream(0);
  connect_port(fd, own_port(4));
  end = sys(SYS_accept, server, 0, 0);
  struct { int on, seconds; } linger = {1, 0};
  CASE("linger", sys(SYS_setsockopt, end, SOL_SOCKET, SO_LINGER, &linger, sizeof linger));
  sys(SYS_write, end, "bye", 3);
  poll_one(fd, 1, 1000);
  sys(SYS_close, end);
  poll_one(fd, 0x2000, 1000);
  CASE("read before reset", sys(SYS_read, fd, text, 64));
  CASE("reset", sys(SYS_read, fd, text, 64));
  sys(SYS_close, fd);
  fd = stream(0);
  connect_port(fd, own_port(4));
  end = sys(SYS_accept, server, 0, 0);
  sys(SYS_close, end);
  poll_one(fd, 0x2000, 1000);
  CASE("write to closed", sys(SYS_write, fd, "x", 1));
  CASE("poll after", poll_one(fd, 8, 1000));
  CASE("write again", sys(SYS_sendto, fd, "x", 1, MSG_NOSIGNAL, 0, 0));
  CASE("and again", sys(SYS_sendto, fd, "x", 1, MSG_NOSIGNAL, 0, 0));
  sys(SYS_close, fd);
  fd = stream(0);
  connect_port(fd, own_port(4));
  sys(SYS_close, server);
  poll_one(fd, 0x2000, 1000);
  CASE("listener gone", sys(SYS_read, fd, text, 64));
  sys(SYS_close, fd);
}

static void errors(void) {
  int on = 1, length = 4;
  int a = stream(0), b = stream(0);
  CASE("shutdown new", sys(SYS_shutdown, b, SHUT_RDWR));
  sys(SYS_close, b);
  b = stream(0);
  struct inet name = at(HERE, own_port(5));
  CASE("protocol", sys(SYS_socket, AF_INET, SOCK_STREAM, IPPROTO_UDP));
  CASE("not ours", bind_port(a, 0x08080808, own_port(5)));
  CASE("short", sys(SYS_bind, a, &name, 8));
  name.family = 77;
  CASE("family", sys(SYS_bind, a, &name, 16));
  CASE("connect family", sys(SYS_connect, a, &name, 16));
  CASE("connect short", sys(SYS_connect, a, &name, 1));
  CASE("bind", bind_port(a, HERE, own_port(5)));
  CASE("in use", bind_port(b, HERE, own_port(5)));
  CASE("any in use", bind_port(b, 0, own_port(5)));
  CASE("listen", sys(SYS_listen, a, 1));
  sys(SYS_setsockopt, b, SOL_SOCKET, SO_REUSEADDR, &on, 4);
  CASE("reuse listening", bind_port(b, HERE, own_port(5)));
  CASE("listen unbound", sys(SYS_listen, b, 1));
  CASE("has a port", port_of(b) > 0);
  sys(SYS_close, b);
  b = stream(0);
  CASE("nodelay", option_of(b, IPPROTO_TCP, TCP_NODELAY));
  on = 7;
  CASE("set nodelay", sys(SYS_setsockopt, b, IPPROTO_TCP, TCP_NODELAY, &on, 4));
  CASE("nodelay", option_of(b, IPPROTO_TCP, TCP_NODELAY));
  CASE("keepidle", option_of(b, IPPROTO_TCP, 4));
  CASE("keepintvl", option_of(b, IPPROTO_TCP, 5));
  CASE("keepcnt", option_of(b, IPPROTO_TCP, 6));
  CASE("set keepalive", sys(SYS_setsockopt, b, SOL_SOCKET, SO_KEEPALIVE, &on, 4));
  CASE("keepalive", option_of(b, SOL_SOCKET, SO_KEEPALIVE));
  CASE("type", option_of(b, SOL_SOCKET, SO_TYPE));
  CASE("protocol of", option_of(b, SOL_SOCKET, SO_PROTOCOL));
  CASE("unknown", sys(SYS_getsockopt, b, IPPROTO_TCP, 99, &on, &length));
  CASE("udp level", sys(SYS_getsockopt, b, IPPROTO_UDP, 1, &on, &length));
  struct { int seconds, micros; } time = {0, 20000};
  CASE("timeout", sys(SYS_setsockopt, a, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time));
  CASE("accept in time", sys(SYS_accept, a, 0, 0));
  connect_port(b, own_port(5));
  int end = sys(SYS_accept, a, 0, 0);
  sys(SYS_setsockopt, end, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
  CASE("read in time", sys(SYS_read, end, &on, 4));
  CASE("shut reader", sys(SYS_shutdown, end, SHUT_RD));
  CASE("read shut", sys(SYS_read, end, &on, 4));
  CASE("poll shut", poll_one(end, 0x2fff, 0));
  sys(SYS_close, end);
  sys(SYS_close, a);
  sys(SYS_close, b);
}

static char big[300000], copy[300000];

static void much(void) {
  int port = own_port(6), server = listener(port), status;
  for (unsigned i = 0; i < sizeof big; i++) {
    big[i] = (char)(i * 31 + (i >> 8));
  }
  int child = fork();
  if (child == 0) {
    int fd = stream(0);
    connect_port(fd, port);
    int sent = 0;
    for (int size = 1; sent < (int)sizeof big; size = size * 3 % 7919 + 1) {
      int part = size < (int)sizeof big - sent ? size : (int)sizeof big - sent;
      int result = sys(SYS_write, fd, big + sent, part);
      if (result <= 0) {
        exit(1);
      }
      sent += result;
    }
    sys(SYS_shutdown, fd, SHUT_WR);
    exit(sys(SYS_read, fd, copy, 8) == 4 ? 0 : 2);
  }
  int end = sys(SYS_accept, server, 0, 0), got = 0, part;
  while ((part = sys(SYS_read, end, copy + got, 5000)) > 0) {
    got += part;
  }
  CASE("all came", got);
  CASE("the same", memcmp(big, copy, sizeof big));
  CASE("answer", sys(SYS_write, end, "done", 4));
  CASE("sender", wait_for(child, &status));
  sys(SYS_close, end);
  int fd = stream(SOCK_NONBLOCK);
  connect_port(fd, port);
  end = sys(SYS_accept, server, 0, 0);
  int total = 0;
  while ((part = sys(SYS_write, fd, big, sizeof big)) > 0) {
    total += part;
  }
  CASE("full", part);
  CASE("not writable", poll_one(fd, 4, 0));
  int rest = total;
  while (rest > 0 && (part = sys(SYS_read, end, copy, sizeof copy)) > 0) {
    rest -= part;
  }
  CASE("nothing lost", rest);
  CASE("writable", poll_one(fd, 4, 1000));
  sys(SYS_close, fd);
  sys(SYS_close, end);
  sys(SYS_close, server);
}

int main(void) {
  conversation();
  refusals();
  errors();
  much();
  return 0;
}
