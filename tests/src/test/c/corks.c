/* Small segments and messages that wait for more: MSG_MORE, TCP_CORK, UDP_CORK. */
#include "inet.h"

enum { MSG_MORE = 0x8000, TCP_CORK = 3, UDP_CORK = 1, SIOCOUTQ = 0x5411 };

static int set(int fd, int level, int option, int value) {
  return (int)sys(SYS_setsockopt, fd, level, option, &value, 4);
}

static int has(int fd) {
  int bytes = -1;
  sys(SYS_ioctl, fd, 0x541b, &bytes);
  return bytes;
}

/* What has come after some time. */
static int has_within(int fd, int millis) {
  poll_one(fd, 1, millis);
  sleep_ms(5);
  return has(fd);
}

static void connection(int port, int *ends) {
  int server = (int)sys(SYS_socket, AF_INET, SOCK_STREAM, 0), on = 1;
  sys(SYS_setsockopt, server, SOL_SOCKET, SO_REUSEADDR, &on, 4);
  bind_port(server, HERE, port);
  sys(SYS_listen, server, 1);
  ends[0] = (int)sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  connect_port(ends[0], port);
  ends[1] = (int)sys(SYS_accept, server, 0, 0);
  sys(SYS_close, server);
}

static void streams(void) {
  static char text[4000];
  int ends[2];
  connection(own_port(0), ends);
  CASE("cork at first", option_of(ends[0], IPPROTO_TCP, TCP_CORK));
  CASE("cork", set(ends[0], IPPROTO_TCP, TCP_CORK, 7));
  CASE("cork of", option_of(ends[0], IPPROTO_TCP, TCP_CORK));
  CASE("write corked", sys(SYS_write, ends[0], "abc", 3));
  CASE("nothing comes", has_within(ends[1], 50));
  CASE("write more", sys(SYS_write, ends[0], "defg", 4));
  CASE("nothing yet", has_within(ends[1], 10));
  CASE("uncork", set(ends[0], IPPROTO_TCP, TCP_CORK, 0));
  CASE("all comes", has_within(ends[1], 100));
  CASE("read", sys(SYS_read, ends[1], text, 100));
  CASE("send more", sys(SYS_sendto, ends[0], "12", 2, MSG_MORE, 0, 0));
  CASE("waits", has_within(ends[1], 50));
  CASE("and the rest", sys(SYS_sendto, ends[0], "345", 3, 0, 0, 0));
  CASE("both", has_within(ends[1], 100));
  CASE("read", sys(SYS_read, ends[1], text, 100));
  CASE("send more", sys(SYS_sendto, ends[0], "67", 2, MSG_MORE, 0, 0));
  CASE("not soon", has_within(ends[1], 50));
  CASE("but in the end", has_within(ends[1], 1000));
  CASE("read", sys(SYS_read, ends[1], text, 100));
  set(ends[0], IPPROTO_TCP, TCP_CORK, 1);
  sys(SYS_write, ends[0], "xyz", 3);
  CASE("corked, not soon", has_within(ends[1], 50));
  CASE("no delay", set(ends[0], IPPROTO_TCP, TCP_NODELAY, 1));
  CASE("pushes", has_within(ends[1], 100));
  CASE("still corked", option_of(ends[0], IPPROTO_TCP, TCP_CORK));
  sys(SYS_write, ends[0], "uvw", 3);
  CASE("waits again", has(ends[1]));
  CASE("shutdown", sys(SYS_shutdown, ends[0], SHUT_WR));
  sleep_ms(20);
  CASE("sends all", has(ends[1]));
  sys(SYS_close, ends[0]);
  sys(SYS_close, ends[1]);
  connection(own_port(1), ends);
  set(ends[0], IPPROTO_TCP, TCP_CORK, 1);
  sys(SYS_write, ends[0], "bye", 3);
  CASE("close", sys(SYS_close, ends[0]));
  CASE("says it", sys(SYS_recvfrom, ends[1], text, 10, MSG_WAITALL, 0, 0));
  sys(SYS_close, ends[1]);
}

static void messages(void) {
  static char text[65600];
  int server = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  int other = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  int client = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  struct inet to = at(HERE, own_port(2)), elsewhere = at(HERE, own_port(3));
  bind_port(server, HERE, own_port(2));
  bind_port(other, HERE, own_port(3));
  CASE("cork at first", option_of(client, IPPROTO_UDP, UDP_CORK));
  CASE("of tcp", option_of(client, IPPROTO_TCP, TCP_CORK));
  CASE("more to nobody", sys(SYS_sendto, client, "x", 1, MSG_MORE, 0, 0));
  CASE("more", sys(SYS_sendto, client, "ab", 2, MSG_MORE, &to, sizeof to));
  CASE("waits", poll_one(server, 1, 20));
  CASE("more to another", sys(SYS_sendto, client, "cde", 3, MSG_MORE, &elsewhere, sizeof elsewhere));
  CASE("last to none", sys(SYS_sendto, client, "f", 1, 0, 0, 0));
  poll_one(server, 1, 1000);
  CASE("goes as one", sys(SYS_recvfrom, server, text, 100, MSG_DONTWAIT, 0, 0));
  text[6] = 0;
  print("text: %s\n", text);
  CASE("not to another", poll_one(other, 1, 0));
  CASE("cork", set(client, IPPROTO_UDP, UDP_CORK, 3));
  CASE("cork of", option_of(client, IPPROTO_UDP, UDP_CORK));
  CASE("corked", sys(SYS_sendto, client, "one", 3, 0, &to, sizeof to));
  CASE("corked", sys(SYS_sendto, client, "two", 3, 0, &to, sizeof to));
  CASE("oob", sys(SYS_sendto, client, "two", 3, MSG_OOB, &to, sizeof to));
  CASE("waits", poll_one(server, 1, 20));
  CASE("uncork", set(client, IPPROTO_UDP, UDP_CORK, 0));
  poll_one(server, 1, 1000);
  CASE("goes as one", sys(SYS_recvfrom, server, text, 100, MSG_DONTWAIT, 0, 0));
  CASE("uncork nothing", set(client, IPPROTO_UDP, UDP_CORK, 0));
  CASE("nothing", poll_one(server, 1, 20));
  CASE("empty", sys(SYS_sendto, client, "", 0, MSG_MORE, &to, sizeof to));
  CASE("empty", sys(SYS_sendto, client, "", 0, 0, 0, 0));
  poll_one(server, 1, 1000);
  CASE("goes empty", sys(SYS_recvfrom, server, text, 100, MSG_DONTWAIT, 0, 0));
  CASE("long", sys(SYS_sendto, client, text, 65000, MSG_MORE, &to, sizeof to));
  CASE("too long", sys(SYS_sendto, client, text, 508, 0, &to, sizeof to));
  CASE("dropped", poll_one(server, 1, 20));
  CASE("begins anew", sys(SYS_sendto, client, "new", 3, 0, &to, sizeof to));
  poll_one(server, 1, 1000);
  CASE("comes alone", sys(SYS_recvfrom, server, text, 100, MSG_DONTWAIT, 0, 0));
  CASE("long in parts", sys(SYS_sendto, client, text, 40000, MSG_MORE, &to, sizeof to));
  CASE("long in parts", sys(SYS_sendto, client, text, 25507, 0, &to, sizeof to));
  poll_one(server, 1, 1000);
  CASE("whole", sys(SYS_recvfrom, server, text, sizeof text, MSG_DONTWAIT, 0, 0));
  sys(SYS_sendto, client, "ab", 2, MSG_MORE, &to, sizeof to);
  sys(SYS_close, client);
  CASE("closed", poll_one(server, 1, 20));
  sys(SYS_close, server);
  sys(SYS_close, other);
}

int main(void) {
  streams();
  messages();
  return 0;
}
