/* UDP over the loopback interface. */
#include "inet.h"

static void messages(void) {
  char text[64];
  struct inet from;
  int length = sizeof from;
  int server = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  int client = sys(SYS_socket, AF_INET, SOCK_DGRAM, IPPROTO_UDP);
  CASE("poll new", poll_one(server, 0x2fff, 0));
  CASE("recv new", sys(SYS_recvfrom, server, text, 64, MSG_DONTWAIT, 0, 0));
  CASE("send nowhere", sys(SYS_sendto, client, "x", 1, 0, 0, 0));
  CASE("peer of new", sys(SYS_getpeername, client, &from, &length));
  CASE("port of new", port_of(client) > 0);
  CASE("bind", bind_port(server, HERE, own_port(0)));
  CASE("port", port_of(server) == own_port(0));
  CASE("bind again", bind_port(server, HERE, own_port(1)));
  CASE("sendto", send_port(client, own_port(0), "hello"));
  CASE("poll", poll_one(server, 0x2fff, 1000));
  int left = 0;
  CASE("fionread", sys(SYS_ioctl, server, 0x541b, &left));
  CASE("says", left);
  length = sizeof from;
  CASE("peek", sys(SYS_recvfrom, server, text, 64, MSG_PEEK, &from, &length));
  CASE("recvfrom", sys(SYS_recvfrom, server, text, 64, 0, &from, &length));
  text[5] = 0;
  print("text: %s\n", text);
  CASE("length", length);
  CASE("from", from.address == __builtin_bswap32(HERE));
  CASE("from port", swap(from.port) == port_of(client));
  CASE("answer", sys(SYS_sendto, server, "yes", 3, 0, &from, sizeof from));
  poll_one(client, 1, 1000);
  CASE("answered", sys(SYS_read, client, text, 64));
  CASE("empty", send_port(client, own_port(0), ""));
  poll_one(server, 1, 1000);
  CASE("recv empty", sys(SYS_recvfrom, server, text, 64, MSG_DONTWAIT, 0, 0));
  send_port(client, own_port(0), "0123456789");
  send_port(client, own_port(0), "abc");
  poll_one(server, 1, 1000);
  CASE("cut", sys(SYS_recvfrom, server, text, 4, 0, 0, 0));
  CASE("trunc", sys(SYS_recvfrom, server, text, 2, MSG_TRUNC, 0, 0));
  struct iovec parts[2] = {{"ab", 2}, {"cde", 3}};
  struct inet to = at(HERE, own_port(0));
  struct message message = {&to, sizeof to, parts, 2, 0, 0, 0};
  CASE("sendmsg", sys(SYS_sendmsg, client, &message, 0));
  char one[3], rest[8];
  struct iovec room[2] = {{one, 3}, {rest, 8}};
  message = (struct message){&from, sizeof from, room, 2, 0, 0, 0};
  poll_one(server, 1, 1000);
  CASE("recvmsg", sys(SYS_recvmsg, server, &message, 0));
  CASE("name length", message.name_length);
  CASE("scattered", rest[1]);
  CASE("flags", message.flags);
  static char big[65600];
  for (int i = 0; i < 65600; i++) {
    big[i] = (char)(i * 7);
  }
  CASE("too long", sys(SYS_sendto, client, big, 65508, 0, &to, sizeof to));
  CASE("longest", sys(SYS_sendto, client, big, 65507, 0, &to, sizeof to));
  static char copy[65600];
  poll_one(server, 1, 1000);
  CASE("longest comes", sys(SYS_recvfrom, server, copy, sizeof copy, 0, 0, 0));
  CASE("the same", memcmp(big, copy, 65507));
  sys(SYS_close, server);
  sys(SYS_close, client);
}

static void connected(void) {
  char text[64];
  struct inet name;
  int length = sizeof name;
  int a = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  int b = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  int c = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  bind_port(a, 0, own_port(2));
  bind_port(c, HERE, own_port(3));
  CASE("connect", connect_port(b, own_port(2)));
  CASE("peer", sys(SYS_getpeername, b, &name, &length));
  CASE("peer port", swap(name.port) == own_port(2));
  sys(SYS_getsockname, b, &name, &length);
  CASE("own address", name.address == __builtin_bswap32(HERE));
  CASE("write", sys(SYS_write, b, "direct", 6));
  poll_one(a, 1, 1000);
  length = sizeof name;
  CASE("read", sys(SYS_recvfrom, a, text, 64, 0, &name, &length));
  CASE("from a stranger", send_port(c, swap(name.port), "no"));
  CASE("not taken", sys(SYS_recvfrom, b, text, 64, MSG_DONTWAIT, 0, 0));
  CASE("from the peer", sys(SYS_sendto, a, "yes", 3, 0, &name, sizeof name));
  poll_one(b, 1, 1000);
  CASE("taken", sys(SYS_recvfrom, b, text, 64, MSG_DONTWAIT, 0, 0));
  sys(SYS_close, a);
  CASE("to nobody", sys(SYS_write, b, "lost", 4));
  CASE("poll refused", poll_one(b, 0x2fff, 1000));
  CASE("refused", sys(SYS_write, b, "lost", 4));
  poll_one(b, 1, 20);
  CASE("so_error", option_of(b, SOL_SOCKET, SO_ERROR));
  sys(SYS_write, b, "lost", 4);
  poll_one(b, 1, 20);
  CASE("recv refused", sys(SYS_recvfrom, b, text, 64, MSG_DONTWAIT, 0, 0));
  CASE("unconnected to nobody", send_port(c, own_port(2), "lost"));
  poll_one(c, 1, 20);
  CASE("is not told", sys(SYS_recvfrom, c, text, 64, MSG_DONTWAIT, 0, 0));
  struct inet none = {0};
  CASE("dissolve", sys(SYS_connect, b, &none, sizeof none));
  CASE("no peer", sys(SYS_getpeername, b, &name, &length));
  CASE("no destination", sys(SYS_write, b, "x", 1));
  CASE("shutdown", sys(SYS_shutdown, b, SHUT_WR));
  connect_port(c, own_port(2));
  CASE("shutdown connected", sys(SYS_shutdown, c, SHUT_RDWR));
  CASE("poll shut", poll_one(c, 0x2fff, 0));
  CASE("read shut", sys(SYS_read, c, text, 64));
  CASE("write shut", sys(SYS_write, c, "x", 1));
  sys(SYS_close, b);
  sys(SYS_close, c);
}

static void errors(void) {
  int on = 1;
  struct inet name = at(HERE, own_port(4));
  int a = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  int b = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  CASE("protocol", sys(SYS_socket, AF_INET, SOCK_DGRAM, IPPROTO_TCP));
  CASE("type", sys(SYS_socket, AF_INET, SOCK_SEQPACKET, 0));
  CASE("not ours", bind_port(a, 0x08080808, own_port(4)));
  CASE("short", sys(SYS_bind, a, &name, 8));
  name.family = AF_UNIX;
  CASE("family", sys(SYS_bind, a, &name, sizeof name));
  CASE("send family", sys(SYS_sendto, a, "x", 1, 0, &name, sizeof name));
  CASE("connect family", sys(SYS_connect, a, &name, sizeof name));
  CASE("send short", sys(SYS_sendto, a, "x", 1, 0, &name, 8));
  CASE("port 0", send_port(a, 0, "x"));
  name = at(0xffffffff, own_port(4));
  CASE("broadcast", sys(SYS_sendto, a, "x", 1, 0, &name, sizeof name));
  name = at(0x7fffffff, own_port(4));
  CASE("local broadcast", sys(SYS_sendto, a, "x", 1, 0, &name, sizeof name));
  CASE("listen", sys(SYS_listen, a, 1));
  CASE("accept", sys(SYS_accept, a, 0, 0));
  name = at(HERE, own_port(4));
  CASE("bad buffer", sys(SYS_sendto, a, 16, 4, 0, &name, sizeof name));
  CASE("bind", bind_port(a, 0, own_port(4)));
  CASE("in use", bind_port(b, HERE, own_port(4)));
  CASE("other address", bind_port(b, HERE + 1, own_port(5)));
  int c = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  CASE("same port", bind_port(c, HERE, own_port(5)));
  int d = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  sys(SYS_setsockopt, d, SOL_SOCKET, SO_REUSEADDR, &on, 4);
  CASE("one reuses", bind_port(d, HERE, own_port(5)));
  sys(SYS_setsockopt, c, SOL_SOCKET, SO_REUSEADDR, &on, 4);
  CASE("both reuse", bind_port(d, HERE, own_port(5)));
  CASE("type of", option_of(a, SOL_SOCKET, SO_TYPE));
  CASE("protocol of", option_of(a, SOL_SOCKET, SO_PROTOCOL));
  CASE("domain of", option_of(a, SOL_SOCKET, SO_DOMAIN));
  CASE("sndbuf", option_of(a, SOL_SOCKET, SO_SNDBUF));
  CASE("broadcast of", option_of(a, SOL_SOCKET, SO_BROADCAST));
  CASE("ttl", option_of(a, 0, 2));
  CASE("tcp option", option_of(a, IPPROTO_TCP, TCP_NODELAY));
  struct { int seconds, micros; } time = {0, 20000};
  CASE("timeout", sys(SYS_setsockopt, a, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time));
  char text[4];
  CASE("in time", sys(SYS_recvfrom, a, text, 4, 0, 0, 0));
  time.micros = 1000000;
  CASE("bad time", sys(SYS_setsockopt, a, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time));
  sys(SYS_close, a);
  sys(SYS_close, b);
  sys(SYS_close, c);
  sys(SYS_close, d);
}

/* Options of IP, as numbers and as bytes. */
static void hops(void) {
  enum { TTL = 2, FREE = 15, MULTICAST_TTL = 33, MULTICAST_LOOP = 34 };
  int fd = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM, 0), stream = (int)sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  static const int options[] = {TTL, FREE, MULTICAST_TTL, MULTICAST_LOOP};
  static const int values[] = {-2, -1, 0, 1, 7, 255, 256};
  for (int i = 0; i < 4; i++) {
    for (int j = 0; j < 7; j++) {
      int value = values[j], length = 4;
      print("option %d to %d: %d", options[i], value, (int)sys(SYS_setsockopt, fd, 0, options[i], &value, 4));
      sys(SYS_getsockopt, fd, 0, options[i], &value, &length);
      print(", then %d in %d\n", value, length);
    }
    unsigned char byte = 3;
    int length = 1;
    CASE("as a byte", sys(SYS_setsockopt, fd, 0, options[i], &byte, 1));
    CASE("ask for a byte", sys(SYS_getsockopt, fd, 0, options[i], &byte, &length));
    CASE("the byte", byte * 10 + length);
  }
  int value = 5;
  CASE("hops of a stream", sys(SYS_setsockopt, stream, 0, MULTICAST_TTL, &value, 4));
  CASE("no bytes", sys(SYS_setsockopt, fd, 0, MULTICAST_TTL, &value, 0));
  sys(SYS_close, fd);
  sys(SYS_close, stream);
}

int main(void) {
  messages();
  connected();
  errors();
  hops();
  return 0;
}
