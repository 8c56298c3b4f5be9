/* Unix sockets of SOCK_SEQPACKET: connections that keep the bounds of messages. */
#include "net.h"

static char text[64];

static int take(int fd, int most, int flags) {
  memset(text, 0, sizeof text);
  return (int)sys(SYS_recvfrom, fd, text, most, flags | MSG_DONTWAIT, 0, 0);
}

static void bounds(void) {
  int pair[2];
  CASE("pair", sys(SYS_socketpair, AF_UNIX, SOCK_SEQPACKET, 0, pair));
  CASE("type", option_of(pair[0], SOL_SOCKET, SO_TYPE));
  CASE("poll", poll_one(pair[0], 0x2fff, 0));
  CASE("first", sys(SYS_write, pair[0], "abc", 3));
  CASE("second", sys(SYS_write, pair[0], "defgh", 5));
  CASE("empty", sys(SYS_write, pair[0], "", 0));
  CASE("empty sent", sys(SYS_sendto, pair[0], "", 0, 0, 0, 0));
  CASE("last", sys(SYS_sendto, pair[0], "ij", 2, 0, 0, 0));
  CASE("poll", poll_one(pair[1], 0x2fff, 0));
  int left = -1;
  sys(SYS_ioctl, pair[1], 0x541b, &left);
  CASE("fionread", left);
  CASE("peek", take(pair[1], 60, MSG_PEEK));
  CASE("one message", take(pair[1], 60, 0));
  CASE("cut", take(pair[1], 2, 0));
  CASE("nothing of it is left", take(pair[1], 60, MSG_PEEK));
  CASE("empty comes", take(pair[1], 60, 0));
  CASE("next", take(pair[1], 60, 0));
  CASE("then", take(pair[1], 60, 0));
  sys(SYS_write, pair[0], "klmn", 4);
  CASE("whole length", take(pair[1], 1, MSG_TRUNC));
  sys(SYS_write, pair[0], "op", 2);
  sys(SYS_write, pair[0], "qr", 2);
  CASE("waitall takes one", take(pair[1], 60, MSG_WAITALL));
  struct iovec parts[2] = {{text, 1}, {text + 10, 40}};
  struct message message = {0, 0, parts, 2, 0, 0, 0};
  CASE("recvmsg", sys(SYS_recvmsg, pair[1], &message, 0));
  CASE("flags", message.flags);
  sys(SYS_write, pair[0], "stu", 3);
  message = (struct message){0, 0, parts, 1, 0, 0, 0};
  CASE("recvmsg cut", sys(SYS_recvmsg, pair[1], &message, 0));
  CASE("flags", message.flags);
  struct address name = {AF_UNIX, "x"};
  CASE("with a name", sys(SYS_sendto, pair[0], "v", 1, MSG_NOSIGNAL, &name, 4));
  CASE("comes", take(pair[1], 60, 0));
  int streams[2];
  sys(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, streams);
  CASE("stream with a name", sys(SYS_sendto, streams[0], "v", 1, MSG_NOSIGNAL, &name, 4));
  sys(SYS_close, streams[0]);
  sys(SYS_close, streams[1]);
  sys(SYS_write, pair[0], "unread", 6);
  CASE("shutdown", sys(SYS_shutdown, pair[0], SHUT_WR));
  CASE("write", sys(SYS_sendto, pair[0], "x", 1, MSG_NOSIGNAL, 0, 0));
  CASE("poll", poll_one(pair[1], 0x2fff, 0));
  CASE("still there", take(pair[1], 60, 0));
  CASE("end", take(pair[1], 60, 0));
  sys(SYS_write, pair[1], "back", 4);
  CASE("other way", take(pair[0], 60, 0));
  sys(SYS_write, pair[1], "back", 4);
  sys(SYS_close, pair[0]);
  CASE("closed unread", option_of(pair[1], SOL_SOCKET, SO_ERROR));
  CASE("to nobody", sys(SYS_sendto, pair[1], "x", 1, MSG_NOSIGNAL, 0, 0));
  sys(SYS_close, pair[1]);
}

static void connections(void) {
  int server = (int)sys(SYS_socket, AF_UNIX, SOCK_SEQPACKET, 0);
  int client = (int)sys(SYS_socket, AF_UNIX, SOCK_SEQPACKET, 0);
  int stream = (int)sys(SYS_socket, AF_UNIX, SOCK_STREAM, 0);
  CASE("send new", sys(SYS_sendto, client, "x", 1, MSG_NOSIGNAL, 0, 0));
  CASE("receive new", take(client, 1, 0));
  CASE("poll new", poll_one(client, 0x2fff, 0));
  CASE("listen unnamed", sys(SYS_listen, server, 1));
  CASE("bind", bind_to(server, "seq"));
  CASE("connect too early", connect_to(client, "seq"));
  CASE("listen", sys(SYS_listen, server, 1));
  CASE("another type", connect_to(stream, "seq"));
  CASE("connect", connect_to(client, "seq"));
  CASE("again", connect_to(client, "seq"));
  CASE("write before", sys(SYS_write, client, "early", 5));
  CASE("poll", poll_one(server, 1, 0));
  CASE("receive listening", take(server, 1, 0));
  int end = (int)sys(SYS_accept, server, 0, 0);
  CASE("comes", take(end, 60, 0));
  CASE("nothing", take(end, 60, 0));
  static char big[300000];
  CASE("too long", sys(SYS_sendto, client, big, sizeof big, MSG_DONTWAIT, 0, 0));
  CASE("long", sys(SYS_sendto, client, big, 100000, MSG_DONTWAIT, 0, 0));
  CASE("comes whole", sys(SYS_recvfrom, end, big, sizeof big, MSG_DONTWAIT, 0, 0));
  sys(SYS_close, client);
  CASE("end", take(end, 60, 0));
  sys(SYS_close, end);
  sys(SYS_close, stream);
  sys(SYS_close, server);
}

int main(void) {
  bounds();
  connections();
  return 0;
}
