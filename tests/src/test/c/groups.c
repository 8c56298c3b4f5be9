/* Groups: who may join what, and what comes of it; inside a computer, or over a wire. */
#include "inet6.h"

enum { JOIN = 35, LEAVE = 36, DEVICE = 32, HOPS = 33, LOOP = 34, ALL = 49, JOIN6 = 20, LEAVE6 = 21 };

static char text[64];

static int change(int fd, int option, unsigned group, unsigned own, int index, int length) {
  unsigned request[3] = {__builtin_bswap32(group), __builtin_bswap32(own), (unsigned)index};
  return (int)sys(SYS_setsockopt, fd, 0, option, request, length);
}

static int change6(int fd, int option, const unsigned short *groups, int index, int length) {
  struct inet6 name = at6(groups, 0, 0);
  unsigned char request[20] = {0};
  memcpy(request, name.address, 16);
  request[16] = (unsigned char)index;
  return (int)sys(SYS_setsockopt, fd, IPPROTO_IPV6, option, request, length);
}

static const unsigned short GROUP[8] = {0xff02, 0, 0, 0, 0, 0, 0, 0x1234};

static void members(void) {
  int fd = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  CASE("join", change(fd, JOIN, 0xef010203, HERE, 0, 8));
  CASE("again", change(fd, JOIN, 0xef010203, HERE, 0, 8));
  CASE("by index", change(fd, JOIN, 0xef010203, 0, 1, 12));
  CASE("another by index", change(fd, JOIN, 0xef010204, 0, 1, 12));
  CASE("no group", change(fd, JOIN, 0x0a010203, HERE, 0, 8));
  CASE("short", change(fd, JOIN, 0xef010205, HERE, 0, 7));
  CASE("no such interface", change(fd, JOIN, 0xef010205, 0x08080808, 0, 8));
  CASE("no such index", change(fd, JOIN, 0xef010205, 0, 99, 12));
  CASE("leave", change(fd, LEAVE, 0xef010203, HERE, 0, 8));
  CASE("again", change(fd, LEAVE, 0xef010203, HERE, 0, 8));
  CASE("never", change(fd, LEAVE, 0xef010209, HERE, 0, 8));
  int some = 0;
  while (some < 1000 && change(fd, JOIN, 0xef020000 + (unsigned)some, HERE, 0, 8) == 0) {
    some++;
  }
  CASE("there is an end", some < 1000);
  CASE("no more", change(fd, JOIN, 0xef030000, HERE, 0, 8));
  sys(SYS_close, fd);
  fd = (int)sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  CASE("of a stream", change(fd, JOIN, 0xef010203, HERE, 0, 8));
  sys(SYS_close, fd);
  fd = socket6(SOCK_DGRAM);
  CASE("join", change6(fd, JOIN6, GROUP, 1, 20));
  CASE("again", change6(fd, JOIN6, GROUP, 1, 20));
  CASE("short", change6(fd, JOIN6, GROUP, 1, 16));
  CASE("no group", change6(fd, JOIN6, HERE6, 1, 20));
  CASE("no such index", change6(fd, JOIN6, GROUP, 99, 20));
  CASE("leave", change6(fd, LEAVE6, GROUP, 1, 20));
  CASE("again", change6(fd, LEAVE6, GROUP, 1, 20));
  CASE("no group", change6(fd, LEAVE6, HERE6, 1, 20));
  CASE("four by six", change(fd, JOIN, 0xef010203, HERE, 0, 8));
  sys(SYS_close, fd);
  fd = socket6(SOCK_STREAM);
  CASE("of a stream", change6(fd, JOIN6, GROUP, 1, 20));
  sys(SYS_close, fd);
  fd = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  CASE("bind to a group", bind_port(fd, 0xef010203, own_port(0)));
  sys(SYS_close, fd);
}

static int take(int fd, int millis) {
  return poll_one(fd, 1, millis) == 1 ? (int)sys(SYS_recvfrom, fd, text, 60, 0, 0, 0) : -1;
}

/* Sends to a group of lo, and looks who has got it. */
static void inside(void) {
  int port = own_port(1), on = 1, off = 0;
  int member = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM, 0), other = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  int fd = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  set(member, SOL_SOCKET, SO_REUSEADDR, on);
  set(other, SOL_SOCKET, SO_REUSEADDR, on);
  CASE("bind", bind_port(member, 0, port));
  CASE("bind", bind_port(other, 0, port));
  struct inet to = at(0xef010203, port);
  CASE("nowhere", sys(SYS_sendto, fd, "a", 1, 0, &to, sizeof to));
  CASE("interface", set(fd, 0, DEVICE, (int)__builtin_bswap32(HERE)));
  CASE("nobody", sys(SYS_sendto, fd, "a", 1, 0, &to, sizeof to));
  CASE("got it", take(member, 5));
  CASE("join", change(member, JOIN, 0xef010203, HERE, 0, 8));
  CASE("send", sys(SYS_sendto, fd, "ab", 2, 0, &to, sizeof to));
  CASE("member", take(member, 5));
  CASE("other", take(other, 5));
  CASE("own alone", set(other, 0, ALL, off));
  CASE("send", sys(SYS_sendto, fd, "abc", 3, 0, &to, sizeof to));
  CASE("member", take(member, 5));
  CASE("other", take(other, 5));
  CASE("connect", sys(SYS_connect, fd, &to, sizeof to));
  CASE("write", sys(SYS_write, fd, "abcd", 4));
  CASE("member", take(member, 5));
  CASE("leave", change(member, LEAVE, 0xef010203, HERE, 0, 8));
  CASE("write", sys(SYS_write, fd, "abcd", 4));
  CASE("member", take(member, 5));
}

/* Joins on the wire and tells what comes in 20 ms; sends after 10. */
static void wire(int sends, int joins) {
  int fd = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM, 0), six = socket6(SOCK_DGRAM), on = 1;
  bind_port(fd, 0, 8080);
  bind6(six, ANY6, 8081);
  set(fd, 0, 12, on);
  if (joins) {
    CASE("join", change(fd, JOIN, 0xef010203, 0, 0, 8));
    CASE("join", change6(six, JOIN6, GROUP, 2, 20));
  }
  sleep_ms(10);
  if (sends) {
    struct inet to = at(0xef010203, 8080);
    struct inet6 to6 = at6(GROUP, 8081, 2);
    CASE("send", sys(SYS_sendto, fd, "ab", 2, 0, &to, sizeof to));
    CASE("send", sys(SYS_sendto, six, "abc", 3, 0, &to6, sizeof to6));
    CASE("no loop", set(fd, 0, LOOP, 0));
    CASE("hops", set(fd, 0, HOPS, 3));
    CASE("send", sys(SYS_sendto, fd, "abcd", 4, 0, &to, sizeof to));
  }
  sleep_ms(10);
  for (int i = 0; i < 2; i++) {
    unsigned control[8] = {0};
    struct inet from;
    struct iovec part = {text, 60};
    struct message message = {&from, sizeof from, &part, 1, control, sizeof control, 0};
    int got = (int)sys(SYS_recvmsg, fd, &message, MSG_DONTWAIT);
    print("%d bytes from %d with %d hops\n", got, got < 0 ? 0 : (int)(from.address >> 24), (int)control[3]);
  }
  CASE("by six", sys(SYS_recvfrom, six, text, 60, MSG_DONTWAIT, 0, 0));
}

int main(int argc, char **argv) {
  if (argc == 1) {
    members();
  } else if (*argv[1] == 'i') {
    inside();
  } else {
    wire(*argv[1] == 's', *argv[1] != 'n');
  }
  return 0;
}
