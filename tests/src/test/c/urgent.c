/* Urgent data: MSG_OOB, SO_OOBINLINE and the mark, of TCP and of Unix sockets. */
#include "inet.h"

enum { SO_OOBINLINE = 10, SIOCATMARK = 0x8905, SIOCOUTQ = 0x5411, POLLPRI = 2, TCP_CORK = 3 };

static char text[64];

static int send_urgent(int fd, const char *what) {
  return (int)sys(SYS_sendto, fd, what, strlen(what), MSG_OOB | MSG_NOSIGNAL, 0, 0);
}

static int at_mark(int fd) {
  int value = -1;
  long result = sys(SYS_ioctl, fd, SIOCATMARK, &value);
  return result < 0 ? (int)result : value;
}

static int bytes(int fd) {
  int value = -1;
  sys(SYS_ioctl, fd, 0x541b, &value);
  return value;
}

static int take(int fd, int most, int flags) {
  memset(text, 0, sizeof text);
  int count = (int)sys(SYS_recvfrom, fd, text, most, flags | MSG_DONTWAIT, 0, 0);
  text[count < 0 ? 0 : count] = 0;
  return count;
}

#define TAKE(name, fd, most, flags) print("%s: %d %s\n", name, take(fd, most, flags), text)

static void set_inline(int fd, int on) {
  CASE("inline", sys(SYS_setsockopt, fd, SOL_SOCKET, SO_OOBINLINE, &on, 4));
}

/* What both do in the same way. */
static void common(int from, int to, int stream) {
  CASE("at first", at_mark(to));
  TAKE("no urgent byte", to, 1, MSG_OOB);
  sys(SYS_write, from, "abc", 3);
  CASE("urgent", send_urgent(from, "X"));
  CASE("poll", poll_one(to, POLLPRI, 1000));
  sleep_ms(5);
  CASE("at mark", at_mark(to));
  TAKE("peek at it", to, 1, MSG_OOB | MSG_PEEK);
  TAKE("up to the mark", to, 60, 0);
  CASE("at mark", at_mark(to));
  if (stream) {
    TAKE("of no bytes", to, 0, 0);
    CASE("still at mark", at_mark(to));
  }
  TAKE("urgent byte", to, 1, MSG_OOB);
  TAKE("once", to, 1, MSG_OOB);
  CASE("still at mark", at_mark(to));
  CASE("poll", poll_one(to, POLLPRI, 0));
  sys(SYS_write, from, "def", 3);
  poll_one(to, 1, 1000);
  sleep_ms(5);
  TAKE("behind it", to, 60, 0);
  CASE("passed", at_mark(to));
  CASE("with others", send_urgent(from, "ghY"));
  poll_one(to, POLLPRI, 1000);
  sys(SYS_write, from, "jk", 2);
  sleep_ms(5);
  TAKE("peek up to it", to, 60, MSG_PEEK);
  TAKE("one", to, 1, 0);
  CASE("not yet", at_mark(to));
  TAKE("another", to, 60, 0);
  CASE("now", at_mark(to));
  TAKE("peek behind", to, 60, MSG_PEEK);
  TAKE("not read, lost", to, 60, 0);
  CASE("no mark", at_mark(to));
  TAKE("lost", to, 1, MSG_OOB);
  send_urgent(from, "1");
  poll_one(to, POLLPRI, 1000);
  sleep_ms(5);
  TAKE("nothing but it", to, 60, 0);
  send_urgent(from, "2");
  poll_one(to, POLLPRI, 1000);
  sys(SYS_write, from, "lm", 2);
  sleep_ms(5);
  set_inline(to, 1);
  TAKE("not apart", to, 1, MSG_OOB);
  CASE("at mark", at_mark(to));
  TAKE("in line", to, 60, 0);
  CASE("no mark", at_mark(to));
  sys(SYS_write, from, "no", 2);
  send_urgent(from, "3");
  poll_one(to, POLLPRI, 1000);
  sys(SYS_write, from, "pq", 2);
  sleep_ms(5);
  TAKE("before", to, 60, 0);
  CASE("at mark", at_mark(to));
  TAKE("with it", to, 2, 0);
  CASE("no mark", at_mark(to));
  TAKE("rest", to, 60, 0);
  set_inline(to, 0);
  TAKE("nothing", to, 60, 0);
  CASE("empty", send_urgent(from, ""));
  send_urgent(from, "ab4");
  poll_one(to, POLLPRI, 1000);
  send_urgent(from, "cd5");
  sleep_ms(5);
  TAKE("the last counts", to, 1, MSG_OOB);
  TAKE("first part", to, 60, 0);
  TAKE("second part", to, 60, 0);
  CASE("poll of all", poll_one(to, 0x2003, 0) & ~(stream ? 0 : 1));
  int child = fork(), status;
  if (child == 0) {
    sleep_ms(10);
    send_urgent(from, "ef6");
    sleep_ms(10);
    sys(SYS_write, from, "gh", 2);
    exit(0);
  }
  memset(text, 0, sizeof text);
  print("all: %d %s\n", (int)sys(SYS_recvfrom, to, text, 4, MSG_WAITALL, 0, 0), text);
  wait_for(child, &status);
  sleep_ms(5);
  TAKE("urgent byte", to, 1, MSG_OOB);
  TAKE("rest", to, 60, 0);
  child = fork();
  if (child == 0) {
    sys(SYS_write, from, "ij", 2);
    sleep_ms(20);
    send_urgent(from, "7");
    sleep_ms(20);
    sys(SYS_write, from, "kl", 2);
    exit(0);
  }
  memset(text, 0, sizeof text);
  print("all but late: %d %s\n", (int)sys(SYS_recvfrom, to, text, 4, MSG_WAITALL, 0, 0), text);
  wait_for(child, &status);
  sleep_ms(5);
  TAKE("late urgent byte", to, 1, MSG_OOB);
  TAKE("rest", to, 60, 0);
}

static void tcp(void) {
  int server = (int)sys(SYS_socket, AF_INET, SOCK_STREAM, 0), on = 1;
  sys(SYS_setsockopt, server, SOL_SOCKET, SO_REUSEADDR, &on, 4);
  TAKE("new", server, 1, MSG_OOB);
  CASE("send new", send_urgent(server, "x"));
  bind_port(server, HERE, own_port(0));
  sys(SYS_listen, server, 1);
  TAKE("listening", server, 1, MSG_OOB);
  CASE("mark of listening", at_mark(server));
  int queued = -1;
  CASE("queue of listening", sys(SYS_ioctl, server, SIOCOUTQ, &queued));
  int from = (int)sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  connect_port(from, own_port(0));
  int to = (int)sys(SYS_accept, server, 0, 0);
  common(from, to, 1);
  sys(SYS_write, from, "abc", 3);
  send_urgent(from, "Z");
  sys(SYS_write, from, "de", 2);
  poll_one(to, POLLPRI, 1000);
  sleep_ms(5);
  CASE("bytes before", bytes(to));
  TAKE("them", to, 60, 0);
  CASE("none before", bytes(to));
  TAKE("no room", to, 0, MSG_OOB);
  TAKE("then it is gone", to, 1, MSG_OOB);
  TAKE("rest", to, 60, 0);
  sys(SYS_setsockopt, from, IPPROTO_TCP, TCP_CORK, &on, 4);
  sys(SYS_write, from, "12", 2);
  CASE("urgent goes", send_urgent(from, "3"));
  poll_one(to, POLLPRI, 1000);
  sleep_ms(5);
  TAKE("uncorked", to, 60, 0);
  sleep_ms(50);
  CASE("all sent", sys(SYS_ioctl, from, SIOCOUTQ, &queued));
  CASE("queued", queued);
  sys(SYS_close, from);
  poll_one(to, 0x2000, 1000);
  TAKE("byte at the end", to, 1, MSG_OOB);
  TAKE("the end", to, 60, 0);
  sys(SYS_close, to);
  sys(SYS_close, server);
}

static void local(void) {
  int pair[2];
  sys(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, pair);
  common(pair[0], pair[1], 0);
  send_urgent(pair[0], "7");
  TAKE("read", pair[1], 1, MSG_OOB);
  send_urgent(pair[0], "8");
  TAKE("read", pair[1], 1, MSG_OOB);
  sys(SYS_write, pair[0], "x", 1);
  TAKE("behind", pair[1], 60, 0);
  send_urgent(pair[0], "9");
  TAKE("read", pair[1], 1, MSG_OOB);
  CASE("close", sys(SYS_close, pair[1]));
  CASE("nothing unread", option_of(pair[0], SOL_SOCKET, SO_ERROR));
  CASE("to nobody", send_urgent(pair[0], "x"));
  sys(SYS_close, pair[0]);
  sys(SYS_socketpair, AF_UNIX, SOCK_SEQPACKET, 0, pair);
  CASE("of messages", send_urgent(pair[0], "x"));
  TAKE("of messages", pair[1], 1, MSG_OOB);
  sys(SYS_close, pair[0]);
  sys(SYS_close, pair[1]);
  int alone = (int)sys(SYS_socket, AF_UNIX, SOCK_STREAM, 0);
  CASE("alone", send_urgent(alone, "x"));
  TAKE("alone", alone, 1, MSG_OOB);
  CASE("alone", at_mark(alone));
  sys(SYS_close, alone);
  int datagram = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  CASE("of datagrams", at_mark(datagram));
  TAKE("of datagrams", datagram, 1, MSG_OOB);
  sys(SYS_close, datagram);
}

int main(void) {
  tcp();
  local();
  return 0;
}
