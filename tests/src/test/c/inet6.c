/* Sockets of AF_INET6: names, both protocols, options, errors. */
#include "inet6.h"

enum { MSG_ERRQUEUE = 0x2000, IP_RECVTTL = 12 };

static const unsigned short FAR[8] = {0x2001, 0xdb8, 0, 0, 0, 0, 0, 1},
    LINK[8] = {0xfe80, 0, 0, 0, 0, 0, 0, 1}, GROUP[8] = {0xff02, 0, 0, 0, 0, 0, 0, 1};
static char text[70000];
static unsigned control[64];
static struct inet6 from;
static struct message message;
static int base;

static int send6(int fd, const unsigned short *groups, int port, int bytes) {
  struct inet6 to = at6(groups, port, 0);
  return (int)sys(SYS_sendto, fd, text, bytes, 0, &to, sizeof to);
}

static int take(int fd, int most, int room, int flags) {
  static struct iovec part;
  part = (struct iovec){text, most};
  memset(control, 0, sizeof control);
  memset(&from, 0, sizeof from);
  message = (struct message){&from, sizeof from, &part, 1, control, room, 0};
  return (int)sys(SYS_recvmsg, fd, &message, flags | MSG_DONTWAIT);
}

static void tell(int most) {
  unsigned at = 0;
  while (at + 12 <= message.control_length) {
    unsigned *one = control + at / 4;
    print("  %d of level %d, %d bytes:", (int)one[2], (int)one[1], (int)one[0]);
    for (int i = 0; i < most && 12 + 4 * i < (int)one[0]; i++) {
      print(" %x", one[3 + i]);
    }
    print("\n");
    at += (one[0] + 3) & ~3u;
  }
}

static void names(void) {
  int fd = socket6(SOCK_STREAM);
  struct inet6 name = at6(HERE6, base, 0);
  CASE("protocol", option_of(fd, SOL_SOCKET, SO_PROTOCOL));
  CASE("domain", option_of(fd, SOL_SOCKET, SO_DOMAIN));
  name6("at first", SYS_getsockname, fd, base);
  name6("no peer", SYS_getpeername, fd, base);
  CASE("short", sys(SYS_bind, fd, &name, 23));
  CASE("family", (name.family = AF_INET, sys(SYS_bind, fd, &name, sizeof name)));
  CASE("short family", sys(SYS_bind, fd, &name, 16));
  CASE("none", (name.family = AF_UNSPEC, sys(SYS_bind, fd, &name, sizeof name)));
  name.family = AF_INET6;
  CASE("far", bind6(fd, FAR, base));
  CASE("link without scope", bind6(fd, LINK, base));
  for (int scope = 1; scope < 78; scope += 76) {
    int other = socket6(SOCK_STREAM);
    name = at6(LINK, base, scope);
    CASE("link elsewhere, or none", sys(SYS_bind, other, &name, sizeof name));
    sys(SYS_close, other);
  }
  CASE("group", bind6(fd, GROUP, base));
  CASE("privileged", bind6(fd, FAR, base) == bind6(fd, FAR, base));
  name = at6(HERE6, base, 0);
  CASE("without scope", sys(SYS_bind, fd, &name, 24));
  name6("bound", SYS_getsockname, fd, base);
  CASE("twice", bind6(fd, HERE6, base + 1));
  int length = 10;
  memset(&name, 0, sizeof name);
  CASE("little room", sys(SYS_getsockname, fd, &name, &length));
  CASE("length", length);
  CASE("first byte of the address", name.address[2]);
  sys(SYS_close, fd);
  fd = socket6(SOCK_DGRAM);
  CASE("mapped", bind6(fd, MAPPED, base + 1));
  name6("mapped", SYS_getsockname, fd, base);
  CASE("to six", send6(fd, HERE6, base, 1));
  CASE("connect to six", connect6(fd, HERE6, base));
  sys(SYS_close, fd);
  fd = socket6(SOCK_DGRAM);
  CASE("only six", set(fd, IPPROTO_IPV6, IPV6_V6ONLY, 7));
  CASE("only six", option_of(fd, IPPROTO_IPV6, IPV6_V6ONLY));
  CASE("mapped", bind6(fd, MAPPED, base + 1));
  CASE("any", bind6(fd, ANY6, base + 1));
  CASE("too late", set(fd, IPPROTO_IPV6, IPV6_V6ONLY, 0));
  CASE("to four", send6(fd, MAPPED, base, 1));
  CASE("connect to four", connect6(fd, MAPPED, base));
  struct inet four = at(HERE, base);
  CASE("in its own form", sys(SYS_connect, fd, &four, sizeof four));
  CASE("send in its own form", sys(SYS_sendto, fd, text, 1, 0, &four, sizeof four));
  sys(SYS_close, fd);
}

/* Who can have a name beside whom. */
static void beside(void) {
  static const unsigned short *const tried[] = {ANY6, HERE6, MAPPED, MAPPED_ANY};
  for (int type = SOCK_STREAM; type <= SOCK_DGRAM; type++) {
    for (int only = 0; only < 2; only++) {
      for (int i = 0; i < 4; i++) {
        int fd = socket6(type), port = base + 2 + type;
        set(fd, IPPROTO_IPV6, IPV6_V6ONLY, only);
        print("type %d, only %d, name %d: %d, then", type, only, i, bind6(fd, tried[i], port));
        for (int j = 0; j < 6; j++) {
          int other = j < 4 ? socket6(type) : (int)sys(SYS_socket, AF_INET, type, 0);
          int result = j < 4 ? bind6(other, tried[j], port) : bind_port(other, j == 4 ? 0 : HERE, port);
          print(" %d", result);
          sys(SYS_close, other);
        }
        print("\n");
        sys(SYS_close, fd);
      }
    }
  }
}

static void streams(void) {
  int server = socket6(SOCK_STREAM), client = socket6(SOCK_STREAM), length = sizeof from;
  set(server, SOL_SOCKET, SO_REUSEADDR, 1);
  CASE("bind", bind6(server, ANY6, base + 5));
  CASE("listen", sys(SYS_listen, server, 5));
  CASE("connect", connect6(client, HERE6, base + 5));
  memset(&from, 0, sizeof from);
  int end = (int)sys(SYS_accept, server, &from, &length);
  show6("accepted", &from, length, base);
  name6("local", SYS_getsockname, end, base);
  name6("peer of the client", SYS_getpeername, client, base);
  name6("local of the client", SYS_getsockname, client, base);
  CASE("mtu", option_of(client, IPPROTO_IPV6, IPV6_MTU));
  CASE("write", sys(SYS_write, client, "hello", 5));
  CASE("read", sys(SYS_read, end, text, 10));
  CASE("send to a name", send6(end, HERE6, base + 5, 3));
  CASE("read", sys(SYS_read, client, text, 10));
  CASE("ready", connect6(client, HERE6, base + 5));
  sys(SYS_close, client);
  CASE("end", sys(SYS_read, end, text, 10));
  sys(SYS_close, end);
  client = (int)sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  CASE("connect by four", connect_port(client, base + 5));
  length = sizeof from;
  end = (int)sys(SYS_accept, server, &from, &length);
  show6("accepted", &from, length, base);
  name6("local", SYS_getsockname, end, base);
  CASE("domain", option_of(end, SOL_SOCKET, SO_DOMAIN));
  CASE("write", sys(SYS_write, end, "hello", 5));
  CASE("read", sys(SYS_read, client, text, 10));
  sys(SYS_close, client);
  sys(SYS_close, end);
  client = socket6(SOCK_STREAM);
  CASE("connect by mapped", connect6(client, MAPPED, base + 5));
  name6("local", SYS_getsockname, client, base);
  name6("peer", SYS_getpeername, client, base);
  sys(SYS_close, client);
  sys(SYS_close, server);
  client = socket6(SOCK_STREAM);
  CASE("nobody listens", connect6(client, HERE6, base + 5));
  CASE("group", connect6(client, GROUP, base));
  CASE("link", connect6(client, LINK, base));
  struct inet four = at(HERE, base + 5);
  CASE("four", sys(SYS_connect, client, &four, sizeof four));
  struct inet6 six = at6(HERE6, base + 5, 0);
  CASE("short", sys(SYS_connect, client, &six, 20));
  sys(SYS_close, client);
  client = (int)sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  CASE("four to six", sys(SYS_connect, client, &six, sizeof six));
  CASE("four binds six", sys(SYS_bind, client, &six, sizeof six));
  CASE("option of six", set(client, IPPROTO_IPV6, IPV6_V6ONLY, 1));
  CASE("option of six", option_of(client, IPPROTO_IPV6, IPV6_V6ONLY));
  sys(SYS_close, client);
  client = socket6(SOCK_STREAM);
  server = socket6(SOCK_STREAM);
  set(server, IPPROTO_IPV6, IPV6_V6ONLY, 1);
  set(server, SOL_SOCKET, SO_REUSEADDR, 1);
  bind6(server, ANY6, base + 6);
  sys(SYS_listen, server, 2);
  CASE("four to only six", connect6(client, MAPPED, base + 6));
  sys(SYS_close, client);
  client = socket6(SOCK_STREAM);
  CASE("any is here", connect6(client, ANY6, base + 6));
  name6("peer", SYS_getpeername, client, base);
  sys(SYS_close, client);
  sys(SYS_close, server);
}

static void messages(void) {
  int fd = socket6(SOCK_DGRAM), server = socket6(SOCK_DGRAM);
  CASE("bind", bind6(server, ANY6, base + 7));
  CASE("to any", send6(fd, ANY6, base + 7, 3));
  name6("local", SYS_getsockname, fd, base);
  poll_one(server, 1, 1000);
  CASE("received", take(server, 10, 0, 0));
  show6("from", &from, message.name_length, base);
  CASE("to four", send6(fd, MAPPED, base + 7, 4));
  poll_one(server, 1, 1000);
  CASE("received", take(server, 10, 0, 0));
  show6("from", &from, message.name_length, base);
  struct inet four = at(HERE, base + 7);
  CASE("in its own form", sys(SYS_sendto, fd, text, 5, 0, &four, sizeof four));
  poll_one(server, 1, 1000);
  CASE("received", take(server, 10, 0, 0));
  show6("from", &from, message.name_length, base);
  CASE("port 0", send6(fd, HERE6, 0, 1));
  CASE("nobody", sys(SYS_write, fd, text, 1));
  struct inet6 bad = at6(HERE6, base + 7, 0);
  CASE("short", sys(SYS_sendto, fd, text, 1, 0, &bad, 20));
  bad.family = AF_UNSPEC;
  CASE("no family", sys(SYS_sendto, fd, text, 1, 0, &bad, sizeof bad));
  bad.family = 77;
  CASE("family", sys(SYS_sendto, fd, text, 1, 0, &bad, sizeof bad));
  for (int i = 0; i < (int)sizeof text; i++) {
    text[i] = (char)(i * 7);
  }
  static const int sizes[] = {0, 1452, 65507, 65508, 65527, 65528};
  for (int i = 0; i < 6; i++) {
    int sent = send6(fd, HERE6, base + 7, sizes[i]);
    print("%d bytes: %d", sizes[i], sent);
    if (sent >= 0) {
      poll_one(server, 1, 1000);
      print(", %d", take(server, sizeof text, 0, 0));
    }
    print("\n");
  }
  CASE("mapped and too long", send6(fd, MAPPED, base + 7, 65508));
  CASE("connect", connect6(fd, HERE6, base + 7));
  name6("local", SYS_getsockname, fd, base);
  name6("peer", SYS_getpeername, fd, base);
  CASE("mtu", option_of(fd, IPPROTO_IPV6, IPV6_MTU));
  bad.family = AF_UNSPEC;
  CASE("no family", sys(SYS_sendto, fd, text, 1, 0, &bad, sizeof bad));
  poll_one(server, 1, 1000);
  CASE("received", take(server, 10, 0, 0));
  CASE("write", sys(SYS_write, fd, "ab", 2));
  poll_one(server, 1, 1000);
  CASE("received", take(server, 10, 0, 0));
  CASE("connect to four", connect6(fd, MAPPED, base + 7));
  name6("local", SYS_getsockname, fd, base);
  bad.family = AF_UNSPEC;
  CASE("leave", sys(SYS_connect, fd, &bad, sizeof bad));
  name6("local", SYS_getsockname, fd, base);
  sys(SYS_close, fd);
  sys(SYS_close, server);
}

static void options(void) {
  int fd = socket6(SOCK_DGRAM);
  static const int numbers[] = {16, 18, 19, 23, 24, 25, 26, 49, 51, 66, 67, 78, 99};
  for (int i = 0; i < 13; i++) {
    print("option %d: %d", numbers[i], option_of(fd, IPPROTO_IPV6, numbers[i]));
    for (int value = -2; value < 4; value++) {
      if (numbers[i] != 23 && numbers[i] != 24) {
        print(", %d", set(fd, IPPROTO_IPV6, numbers[i], value));
        print(" %d", option_of(fd, IPPROTO_IPV6, numbers[i]));
      }
    }
    print("\n");
  }
  CASE("256 hops", set(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS, 256));
  CASE("default hops", set(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS, -1));
  CASE("default hops", option_of(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS));
  CASE("class 256", set(fd, IPPROTO_IPV6, IPV6_TCLASS, 256));
  CASE("ttl", option_of(fd, 0, 2));
  short half = 1;
  CASE("short", sys(SYS_setsockopt, fd, IPPROTO_IPV6, IPV6_V6ONLY, &half, 2));
  sys(SYS_close, fd);
}

static int send_with(int fd, int port, int type, int bytes, unsigned first, unsigned last) {
  static struct iovec part = {"w", 1};
  struct inet6 to = at6(HERE6, port, 0);
  unsigned along[8] = {12 + (unsigned)bytes, IPPROTO_IPV6, (unsigned)type, first, 0, 0, last, 0};
  struct message with = {&to, sizeof to, &part, 1, along, (12 + (unsigned)bytes + 3) & ~3u, 0};
  return (int)sys(SYS_sendmsg, fd, &with, 0);
}

static void packets(void) {
  int fd = socket6(SOCK_DGRAM), server = socket6(SOCK_DGRAM), port = base + 8;
  bind6(server, ANY6, port);
  set(server, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
  set(server, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
  set(server, IPPROTO_IPV6, IPV6_RECVTCLASS, 1);
  set(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS, 7);
  set(fd, IPPROTO_IPV6, IPV6_TCLASS, 0x28);
  send6(fd, HERE6, port, 1);
  poll_one(server, 1, 1000);
  CASE("received", take(server, 10, 256, 0));
  tell(5);
  send6(fd, MAPPED, port, 1);
  poll_one(server, 1, 1000);
  CASE("by four", take(server, 10, 256, 0));
  tell(5);
  CASE("hops", send_with(fd, port, IPV6_HOPLIMIT, 4, 9, 0));
  poll_one(server, 1, 1000);
  take(server, 10, 256, 0);
  tell(5);
  CASE("class", send_with(fd, port, IPV6_TCLASS, 4, 0x30, 0));
  poll_one(server, 1, 1000);
  take(server, 10, 256, 0);
  tell(5);
  CASE("hops 256", send_with(fd, port, IPV6_HOPLIMIT, 4, 256, 0));
  CASE("short hops", send_with(fd, port, IPV6_HOPLIMIT, 2, 9, 0));
  CASE("class 256", send_with(fd, port, IPV6_TCLASS, 4, 256, 0));
  CASE("from here", send_with(fd, port, IPV6_PKTINFO, 20, 0, 0x01000000));
  CASE("from a stranger", send_with(fd, port, IPV6_PKTINFO, 20, 0x0120, 0x01000000));
  CASE("short source", send_with(fd, port, IPV6_PKTINFO, 16, 0, 0x01000000));
  CASE("unknown", send_with(fd, port, 99, 4, 0, 0));
  sys(SYS_close, fd);
  sys(SYS_close, server);
}

static void errors(void) {
  int fd = socket6(SOCK_DGRAM);
  CASE("connect", connect6(fd, HERE6, base + 9));
  CASE("write", sys(SYS_write, fd, "a", 1));
  poll_one(fd, 8, 1000);
  CASE("read", sys(SYS_recvfrom, fd, text, 10, MSG_DONTWAIT, 0, 0));
  set(fd, IPPROTO_IPV6, IPV6_RECVERR, 1);
  CASE("write", sys(SYS_write, fd, "lost one", 8));
  CASE("poll", poll_one(fd, 0x2fff, 1000));
  CASE("queued", take(fd, 100, 256, MSG_ERRQUEUE));
  text[8] = 0;
  print("text: %s\n", text);
  CASE("flags", message.flags);
  show6("to", &from, message.name_length, base);
  tell(4);
  CASE("no more", take(fd, 100, 256, MSG_ERRQUEUE));
  set(fd, IPPROTO_IPV6, IPV6_RECVERR, 0);
  sys(SYS_close, fd);
}

/* ::1 among the addresses that the kernel tells of, by family (rtnetlink(7)). */
static void addresses(int family) {
  static unsigned words[4096];
  int fd = (int)sys(SYS_socket, 16, 3, 0), others = 0;
  unsigned question[5] = {20, 22 | 0x301 << 16, 7, 0, (unsigned)family};
  CASE("ask", sys(SYS_sendto, fd, question, 20, 0, 0, 0));
  for (int over = 0; !over;) {
    long got = sys(SYS_recvfrom, fd, words, sizeof words, 0, 0, 0);
    for (unsigned *one = words; (char *)one < (char *)words + got; one += (one[0] + 3) / 4) {
      over |= (one[1] & 0xffff) == 3;
      unsigned char *here = (unsigned char *)(one + 7);
      if ((one[1] & 0xffff) != 20) {
        continue;
      }
      others += family && (one[4] & 0xff) != (unsigned)family;
      int loops = (one[4] & 0xff) == AF_INET6 && one[5] == 1 && here[15] == 1;
      if (loops) {
        print("prefix %d, permanent %d, scope %d\n", one[4] >> 8 & 0xff, one[4] >> 23 & 1, one[4] >> 24);
        print("attribute %d of %d bytes\n", one[6] >> 16, one[6] & 0xffff);
      }
    }
  }
  CASE("of another family", others);
  sys(SYS_close, fd);
}

int main(void) {
  base = own_port(0);
  names();
  beside();
  streams();
  messages();
  options();
  packets();
  errors();
  addresses(0);
  addresses(AF_INET);
  addresses(AF_INET6);
  return 0;
}
