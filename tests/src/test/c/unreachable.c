/* What the network says of messages that it could not deliver, and packets of themselves. */
#include "inet.h"

enum {
  MSG_ERRQUEUE = 0x2000, MSG_CTRUNC = 8, IP_TOS = 1, IP_TTL = 2, IP_PKTINFO = 8, IP_RECVERR = 11,
  IP_RECVTTL = 12, IP_RECVTOS = 13, SO_TIMESTAMP = 29
};

static unsigned control[64];
static char text[2048];
static struct inet from;
static struct message message;

static int socket_of(int type) {
  return (int)sys(SYS_socket, AF_INET, type, 0);
}

static int set(int fd, int level, int option, int value) {
  return (int)sys(SYS_setsockopt, fd, level, option, &value, 4);
}

static int take(int fd, int most, int room, int flags) {
  static struct iovec part;
  part = (struct iovec){text, most};
  memset(control, 0, sizeof control);
  memset(&from, 0, sizeof from);
  message = (struct message){&from, sizeof from, &part, 1, control, room, 0};
  return (int)sys(SYS_recvmsg, fd, &message, flags | MSG_DONTWAIT);
}

/* Level, type and first words of what came along. */
static void tell(int words) {
  unsigned at = 0;
  while (at + 12 <= message.control_length) {
    unsigned *one = control + at / 4;
    print("  %d of level %d, %d bytes:", (int)one[2], (int)one[1], (int)one[0]);
    for (int i = 0; i < words && 12 + 4 * i < (int)one[0]; i++) {
      print(" %x", one[3 + i]);
    }
    print("\n");
    if (one[0] < 12) {
      return;
    }
    at += (one[0] + 3) & ~3u;
  }
}

static void queue(void) {
  int fd = socket_of(SOCK_DGRAM), server = socket_of(SOCK_DGRAM);
  struct inet to = at(HERE, own_port(0));
  CASE("recverr at first", option_of(fd, 0, IP_RECVERR));
  CASE("recverr", set(fd, 0, IP_RECVERR, 5));
  CASE("recverr of", option_of(fd, 0, IP_RECVERR));
  CASE("nothing", take(fd, 100, 256, MSG_ERRQUEUE));
  CASE("to nobody", sys(SYS_sendto, fd, "lost one", 8, 0, &to, sizeof to));
  CASE("poll", poll_one(fd, 0x2fff, 1000));
  CASE("error", take(fd, 100, 256, MSG_ERRQUEUE));
  CASE("flags", message.flags);
  text[8] = 0;
  print("text: %s\n", text);
  CASE("name", message.name_length);
  CASE("to whom", from.address == __builtin_bswap32(HERE) && swap(from.port) == own_port(0));
  CASE("control", message.control_length);
  tell(4);
  CASE("so_error is gone", option_of(fd, SOL_SOCKET, SO_ERROR));
  CASE("poll", poll_one(fd, 0x2fff, 0));
  CASE("no more", take(fd, 100, 256, MSG_ERRQUEUE));
  sys(SYS_sendto, fd, "one", 3, 0, &to, sizeof to);
  poll_one(fd, 8, 1000);
  CASE("pending error", sys(SYS_sendto, fd, "two", 3, 0, &to, sizeof to));
  CASE("queued still", poll_one(fd, 0x2fff, 0));
  CASE("receive", take(fd, 100, 256, 0));
  sys(SYS_sendto, fd, "three", 5, 0, &to, sizeof to);
  sleep_ms(20);
  CASE("so_error", option_of(fd, SOL_SOCKET, SO_ERROR));
  CASE("so_error once", option_of(fd, SOL_SOCKET, SO_ERROR));
  CASE("first", take(fd, 100, 256, MSG_ERRQUEUE));
  CASE("says the next", option_of(fd, SOL_SOCKET, SO_ERROR));
  CASE("cut", take(fd, 2, 20, MSG_ERRQUEUE));
  CASE("flags", message.flags & ~MSG_CTRUNC);
  CASE("no more", take(fd, 100, 256, MSG_ERRQUEUE));
  for (int i = 0; i < 1200; i++) {
    text[i] = (char)i;
  }
  sys(SYS_sendto, fd, text, 1200, 0, &to, sizeof to);
  poll_one(fd, 8, 1000);
  CASE("long", take(fd, 2000, 256, MSG_ERRQUEUE));
  sys(SYS_sendto, fd, "four", 4, 0, &to, sizeof to);
  poll_one(fd, 8, 1000);
  CASE("off", set(fd, 0, IP_RECVERR, 0));
  CASE("forgotten", take(fd, 100, 256, MSG_ERRQUEUE));
  CASE("not the error", option_of(fd, SOL_SOCKET, SO_ERROR));
  sys(SYS_sendto, fd, "five", 4, 0, &to, sizeof to);
  sleep_ms(20);
  CASE("not told", option_of(fd, SOL_SOCKET, SO_ERROR));
  bind_port(server, HERE, own_port(0));
  CASE("somebody", sys(SYS_sendto, fd, "six", 3, 0, &to, sizeof to));
  poll_one(server, 1, 1000);
  CASE("gets it", take(server, 100, 256, 0));
  sys(SYS_close, fd);
  sys(SYS_close, server);
}

/* Errors take room as messages do. */
static void bounded(void) {
  int fd = socket_of(SOCK_DGRAM), some = 0;
  struct inet to = at(HERE, own_port(0));
  set(fd, 0, IP_RECVERR, 1);
  set(fd, SOL_SOCKET, SO_RCVBUF, 2304);
  for (int i = 0; i < 400; i++) {
    sys(SYS_sendto, fd, text, 500, 0, &to, sizeof to);
  }
  sleep_ms(20);
  option_of(fd, SOL_SOCKET, SO_ERROR);
  sys(SYS_sendto, fd, text, 500, 0, &to, sizeof to);
  sleep_ms(20);
  CASE("told though there is no room", option_of(fd, SOL_SOCKET, SO_ERROR));
  while (take(fd, 100, 256, MSG_ERRQUEUE) >= 0) {
    some++;
  }
  CASE("some are kept", some > 0 && some < 100);
  sys(SYS_close, fd);
}

static void connected(void) {
  int fd = socket_of(SOCK_DGRAM);
  connect_port(fd, own_port(1));
  CASE("write", sys(SYS_write, fd, "a", 1));
  poll_one(fd, 8, 1000);
  CASE("read", sys(SYS_read, fd, text, 10));
  CASE("nothing queued", take(fd, 100, 256, MSG_ERRQUEUE));
  set(fd, 0, IP_RECVERR, 1);
  CASE("write", sys(SYS_write, fd, "b", 1));
  poll_one(fd, 8, 1000);
  CASE("read", sys(SYS_read, fd, text, 10));
  CASE("queued", take(fd, 100, 256, MSG_ERRQUEUE));
  int stream = socket_of(SOCK_STREAM);
  CASE("of a stream", set(stream, 0, IP_RECVERR, 1));
  CASE("of a stream", take(stream, 100, 256, MSG_ERRQUEUE));
  sys(SYS_close, stream);
  sys(SYS_close, fd);
}

static void packets(void) {
  int fd = socket_of(SOCK_DGRAM), server = socket_of(SOCK_DGRAM);
  struct inet to = at(HERE, own_port(2));
  bind_port(server, 0, own_port(2));
  CASE("pktinfo", set(server, 0, IP_PKTINFO, 1));
  sys(SYS_sendto, fd, "a", 1, 0, &to, sizeof to);
  poll_one(server, 1, 1000);
  CASE("received", take(server, 100, 256, 0));
  CASE("control", message.control_length);
  tell(3);
  CASE("recvttl", set(server, 0, IP_RECVTTL, 1));
  CASE("recvtos", set(server, 0, IP_RECVTOS, 1));
  CASE("ttl", set(fd, 0, IP_TTL, 7));
  CASE("tos", set(fd, 0, IP_TOS, 0x28));
  sys(SYS_sendto, fd, "bc", 2, 0, &to, sizeof to);
  poll_one(server, 1, 1000);
  CASE("received", take(server, 100, 256, 0));
  CASE("control", message.control_length);
  CASE("flags", message.flags);
  CASE("pktinfo off", set(server, 0, IP_PKTINFO, 0));
  sys(SYS_sendto, fd, "d", 1, 0, &to, sizeof to);
  poll_one(server, 1, 1000);
  CASE("peek", take(server, 100, 256, MSG_PEEK));
  tell(1);
  CASE("received", take(server, 100, 256, 0));
  tell(1);
  set(server, 0, IP_RECVTOS, 0);
  sys(SYS_sendto, fd, "e", 1, 0, &to, sizeof to);
  poll_one(server, 1, 1000);
  CASE("no room", take(server, 100, 0, 0));
  CASE("flags", message.flags);
  CASE("control", message.control_length);
  CASE("recvttl off", set(server, 0, IP_RECVTTL, 0));
  CASE("timestamp", set(server, SOL_SOCKET, SO_TIMESTAMP, 1));
  CASE("timestamp of", option_of(server, SOL_SOCKET, SO_TIMESTAMP));
  sys(SYS_sendto, fd, "f", 1, 0, &to, sizeof to);
  poll_one(server, 1, 1000);
  CASE("received", take(server, 100, 256, 0));
  CASE("control", message.control_length);
  tell(0);
  CASE("micros", control[4] < 1000000);
  sys(SYS_close, fd);
  sys(SYS_close, server);
  int stream = socket_of(SOCK_STREAM);
  CASE("tos of a stream", set(stream, 0, IP_TOS, 0x2b));
  CASE("without congestion", option_of(stream, 0, IP_TOS));
  sys(SYS_close, stream);
}

static int send_with(int fd, struct inet *to, int type, int bytes, unsigned first, unsigned second) {
  static struct iovec part = {"w", 1};
  unsigned along[6] = {12 + (unsigned)bytes, 0, (unsigned)type, first, second, 0};
  struct message with = {to, sizeof *to, &part, 1, along, (12 + (unsigned)bytes + 3) & ~3u, 0};
  return (int)sys(SYS_sendmsg, fd, &with, 0);
}

/* What a message wants for its packet alone. */
static void wishes(void) {
  int fd = socket_of(SOCK_DGRAM), server = socket_of(SOCK_DGRAM);
  struct inet to = at(HERE, own_port(3));
  bind_port(server, 0, own_port(3));
  set(server, 0, IP_RECVTTL, 1);
  CASE("ttl", send_with(fd, &to, IP_TTL, 4, 9, 0));
  poll_one(server, 1, 1000);
  CASE("received", take(server, 100, 256, 0));
  tell(1);
  CASE("ttl 0", send_with(fd, &to, IP_TTL, 4, 0, 0));
  CASE("ttl 256", send_with(fd, &to, IP_TTL, 4, 256, 0));
  CASE("short ttl", send_with(fd, &to, IP_TTL, 1, 9, 0));
  set(server, 0, IP_RECVTTL, 0);
  set(server, 0, IP_RECVTOS, 1);
  CASE("tos", send_with(fd, &to, IP_TOS, 4, 0x30, 0));
  poll_one(server, 1, 1000);
  CASE("received", take(server, 100, 256, 0));
  tell(1);
  CASE("tos as a byte", send_with(fd, &to, IP_TOS, 1, 0x34, 0));
  poll_one(server, 1, 1000);
  CASE("received", take(server, 100, 256, 0));
  tell(1);
  CASE("tos 256", send_with(fd, &to, IP_TOS, 4, 256, 0));
  CASE("from an address", send_with(fd, &to, IP_PKTINFO, 12, 0, 0x0300007f));
  poll_one(server, 1, 1000);
  CASE("received", take(server, 100, 256, 0));
  CASE("from it", from.address == 0x0300007f);
  CASE("from a stranger", send_with(fd, &to, IP_PKTINFO, 12, 0, 0x08080808));
  CASE("short", send_with(fd, &to, IP_PKTINFO, 8, 0, 0));
  CASE("unknown", send_with(fd, &to, 99, 4, 0, 0));
  sys(SYS_close, fd);
  sys(SYS_close, server);
}

int main(void) {
  wishes();
  queue();
  bounded();
  connected();
  packets();
  return 0;
}
