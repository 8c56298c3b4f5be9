/* Unix sockets: pairs, streams, datagrams, names, descriptors on their way, errors. */
#include "net.h"

static void pairs(void) {
  int two[2], status;
  char text[64];
  CASE("pair", sys(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, two));
  unsigned about[64];
  CASE("status", sys(SYS_statx, two[0], "", 0x1000, 0x7ff, about));
  CASE("it is a socket", (about[7] & 0xf000) >> 12);
  CASE("poll new", poll_one(two[0], 0x2fff, 0));
  CASE("write", sys(SYS_write, two[0], "hello", 5));
  CASE("poll bytes", poll_one(two[1], 0x2fff, 0));
  int left = 0;
  CASE("fionread", sys(SYS_ioctl, two[1], 0x541b, &left));
  CASE("fionread says", left);
  CASE("peek", sys(SYS_recvfrom, two[1], text, 3, MSG_PEEK, 0, 0));
  CASE("read part", sys(SYS_read, two[1], text, 2));
  text[2] = 0;
  print("text: %s\n", text);
  CASE("read rest", sys(SYS_read, two[1], text, 64));
  CASE("read nothing", sys(SYS_recvfrom, two[1], text, 64, MSG_DONTWAIT, 0, 0));
  CASE("send zero", sys(SYS_sendto, two[0], text, 0, 0, 0, 0));
  CASE("after zero", sys(SYS_recvfrom, two[1], text, 64, MSG_DONTWAIT, 0, 0));
  struct iovec parts[3] = {{"ab", 2}, {"", 0}, {"cde", 3}};
  CASE("writev", sys(SYS_writev, two[0], parts, 3));
  char one[1], three[3];
  struct iovec room[2] = {{one, 1}, {three, 3}};
  CASE("readv", sys(SYS_readv, two[1], room, 2));
  CASE("readv first", one[0]);
  CASE("readv last", three[2]);
  CASE("readv rest", sys(SYS_readv, two[1], room, 2));
  CASE("bad buffer", sys(SYS_sendto, two[0], 16, 4, 0, 0, 0));
  sys(SYS_write, two[0], "keep", 4);
  CASE("bad room", sys(SYS_recvfrom, two[1], 16, 4, 0, 0, 0));
  CASE("kept", sys(SYS_recvfrom, two[1], text, 64, MSG_DONTWAIT, 0, 0));
  CASE("with address", sys(SYS_sendto, two[0], "x", 1, 0, text, 2));
  CASE("oob", sys(SYS_recvfrom, two[0], text, 1, MSG_OOB | MSG_DONTWAIT, 0, 0) < 0);
  int child = fork();
  if (child == 0) {
    sleep_ms(10);
    sys(SYS_write, two[0], "12", 2);
    sleep_ms(10);
    sys(SYS_write, two[0], "3456", 4);
    exit(0);
  }
  CASE("waitall", sys(SYS_recvfrom, two[1], text, 5, MSG_WAITALL, 0, 0));
  wait_for(child, &status);
  CASE("one left", sys(SYS_read, two[1], text, 64));
  CASE("shutdown how", sys(SYS_shutdown, two[0], 3));
  CASE("shutdown write", sys(SYS_shutdown, two[0], SHUT_WR));
  CASE("poll peer", poll_one(two[1], 0x2fff, 0));
  CASE("poll own", poll_one(two[0], 0x2fff, 0));
  CASE("eof", sys(SYS_read, two[1], text, 64));
  CASE("epipe", sys(SYS_sendto, two[0], "x", 1, MSG_NOSIGNAL, 0, 0));
  CASE("other way", sys(SYS_write, two[1], "y", 1));
  CASE("and read", sys(SYS_read, two[0], text, 64));
  CASE("close", sys(SYS_close, two[1]));
  CASE("poll closed", poll_one(two[0], 0x2fff, 0));
  CASE("read closed", sys(SYS_read, two[0], text, 64));
  sys(SYS_close, two[0]);
}

static volatile int pipes;

static void note(int signal) {
  pipes += signal == SIGPIPE;
}

static void broken(void) {
  int two[2];
  char text[8];
  on_signal(SIGPIPE, note, 0);
  sys(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, two);
  sys(SYS_close, two[1]);
  CASE("write to none", sys(SYS_write, two[0], "x", 1));
  CASE("sigpipe", pipes);
  CASE("nosignal", sys(SYS_sendto, two[0], "x", 1, MSG_NOSIGNAL, 0, 0));
  CASE("no sigpipe", pipes);
  sys(SYS_close, two[0]);
  sys(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, two);
  sys(SYS_write, two[0], "unread", 6);
  sys(SYS_close, two[1]);
  CASE("poll reset", poll_one(two[0], 0x2fff, 0));
  CASE("read reset", sys(SYS_read, two[0], text, 8));
  CASE("read again", sys(SYS_read, two[0], text, 8));
  CASE("write reset", sys(SYS_sendto, two[0], "x", 1, MSG_NOSIGNAL, 0, 0));
  sys(SYS_close, two[0]);
  sys(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, two);
  sys(SYS_write, two[0], "unread", 6);
  sys(SYS_close, two[1]);
  CASE("so_error reset", option_of(two[0], SOL_SOCKET, SO_ERROR));
  CASE("so_error once", option_of(two[0], SOL_SOCKET, SO_ERROR));
  sys(SYS_close, two[0]);
}

static void errors(void) {
  int two[2];
  CASE("no such family", sys(SYS_socket, 99, SOCK_STREAM, 0));
  CASE("no such type", sys(SYS_socket, AF_UNIX, 9, 0));
  CASE("no such protocol", sys(SYS_socket, AF_UNIX, SOCK_STREAM, 99));
  CASE("pair of inet", sys(SYS_socketpair, AF_INET, SOCK_STREAM, 0, two));
  CASE("pair pointer", sys(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, 16));
  CASE("bad descriptor", sys(SYS_listen, 99, 1));
  CASE("not a socket", sys(SYS_listen, 0, 1));
  CASE("not a socket to send", sys(SYS_sendto, 0, "x", 1, 0, 0, 0));
  int fd = sys(SYS_socket, AF_UNIX, SOCK_STREAM, 0);
  CASE("poll new", poll_one(fd, 0x2fff, 0));
  CASE("recv new", sys(SYS_recvfrom, fd, two, 4, MSG_DONTWAIT, 0, 0));
  CASE("send new", sys(SYS_sendto, fd, "x", 1, MSG_NOSIGNAL, 0, 0));
  CASE("listen new", sys(SYS_listen, fd, 1));
  CASE("accept new", sys(SYS_accept, fd, 0, 0));
  int length = 2;
  CASE("getpeername new", sys(SYS_getpeername, fd, two, &length));
  struct address name;
  length = sizeof name;
  CASE("getsockname new", sys(SYS_getsockname, fd, &name, &length));
  CASE("its length", length);
  CASE("its family", name.family);
  length = -1;
  CASE("negative length", sys(SYS_getsockname, fd, &name, &length));
  CASE("bad length pointer", sys(SYS_getsockname, fd, &name, 16));
  CASE("shutdown new", sys(SYS_shutdown, fd, SHUT_RDWR));
  CASE("connect short", sys(SYS_connect, fd, &name, 1));
  CASE("connect none", connect_to(fd, "nobody-here"));
  name.family = AF_INET;
  CASE("connect family", sys(SYS_connect, fd, &name, 16));
  CASE("bind long", sys(SYS_bind, fd, &name, 111));
  static struct {
    unsigned short family;
    char rest[1022];
  } longer = {AF_UNIX, {0}};
  CASE("bind longer", sys(SYS_bind, fd, &longer, 1000));
  CASE("bind pointer", sys(SYS_bind, fd, 16, 16));
  sys(SYS_close, fd);
}

static void listening(void) {
  int listener = sys(SYS_socket, AF_UNIX, SOCK_STREAM, 0), length;
  char text[32];
  CASE("bind", bind_to(listener, "one"));
  CASE("bind again", bind_to(listener, "two"));
  int other = sys(SYS_socket, AF_UNIX, SOCK_STREAM, 0);
  CASE("bind same", bind_to(other, "one"));
  CASE("not listening", connect_to(other, "one"));
  CASE("listen", sys(SYS_listen, listener, 1));
  CASE("acceptconn", option_of(listener, SOL_SOCKET, SO_ACCEPTCONN));
  CASE("poll none", poll_one(listener, 0x2fff, 0));
  sys(SYS_fcntl64, listener, 4, 04000);
  CASE("accept none", sys(SYS_accept, listener, 0, 0));
  CASE("connect", connect_to(other, "one"));
  CASE("connect twice", connect_to(other, "one"));
  CASE("poll one", poll_one(listener, 0x2fff, 0));
  CASE("poll client", poll_one(other, 0x2fff, 0));
  CASE("write early", sys(SYS_write, other, "early", 5));
  struct address name;
  length = sizeof name;
  int end = sys(SYS_accept4, listener, &name, &length, SOCK_NONBLOCK);
  CASE("accept", end > 0);
  CASE("its length", length);
  CASE("its flags", sys(SYS_fcntl64, end, 3, 0));
  CASE("read early", sys(SYS_read, end, text, 32));
  CASE("read more", sys(SYS_read, end, text, 32));
  length = sizeof name;
  CASE("getsockname", sys(SYS_getsockname, end, &name, &length));
  CASE("same name", length == name_length("one"));
  length = sizeof name;
  CASE("getpeername", sys(SYS_getpeername, other, &name, &length));
  CASE("peer name", length == name_length("one"));
  int who[3] = {0, 0, 0};
  length = sizeof who;
  CASE("peercred", sys(SYS_getsockopt, other, SOL_SOCKET, SO_PEERCRED, who, &length));
  CASE("is me", who[0] == getpid() && who[1] == (int)sys(SYS_getuid));
  CASE("listen joined", sys(SYS_listen, end, 1));
  CASE("connect listener", connect_to(listener, "one"));
  CASE("send listener", sys(SYS_sendto, listener, "x", 1, MSG_NOSIGNAL, 0, 0));
  CASE("send with name", sys(SYS_sendto, other, "x", 1, 0, &name, length));
  int clients[4];
  for (int i = 0; i < 4; i++) {
    clients[i] = sys(SYS_socket, AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
    CASE("backlog", connect_to(clients[i], "one"));
  }
  sys(SYS_close, listener);
  CASE("poll refused", poll_one(clients[0], 0x2fff, 0));
  CASE("read refused", sys(SYS_read, clients[0], text, 32));
  CASE("gone", connect_to(clients[3], "one"));
  int wrong = sys(SYS_socket, AF_UNIX, SOCK_DGRAM, 0);
  CASE("datagram listen", sys(SYS_listen, wrong, 1));
  CASE("datagram accept", sys(SYS_accept, wrong, 0, 0));
  bind_to(wrong, "datagram");
  CASE("wrong type", connect_to(clients[3], "datagram"));
  int automatic = sys(SYS_socket, AF_UNIX, SOCK_STREAM, 0);
  name.family = AF_UNIX;
  CASE("autobind", sys(SYS_bind, automatic, &name, 2));
  length = sizeof name;
  sys(SYS_getsockname, automatic, &name, &length);
  CASE("automatic name", length);
  sys(SYS_close, automatic);
  sys(SYS_close, wrong);
  sys(SYS_close, end);
  sys(SYS_close, other);
  for (int i = 0; i < 4; i++) {
    sys(SYS_close, clients[i]);
  }
}

static void datagrams(void) {
  int two[2], length;
  char text[64];
  struct address name;
  sys(SYS_socketpair, AF_UNIX, SOCK_DGRAM, 0, two);
  CASE("first message", sys(SYS_write, two[0], "first", 5));
  CASE("second message", sys(SYS_write, two[0], "second", 6));
  CASE("empty message", sys(SYS_write, two[0], "", 0));
  CASE("cut", sys(SYS_read, two[1], text, 3));
  CASE("trunc", sys(SYS_recvfrom, two[1], text, 2, MSG_TRUNC, 0, 0));
  CASE("empty", sys(SYS_read, two[1], text, 64));
  CASE("none", sys(SYS_recvfrom, two[1], text, 64, MSG_DONTWAIT, 0, 0));
  struct iovec parts[2] = {{"ab", 2}, {"cd", 2}};
  CASE("writev is one", sys(SYS_writev, two[0], parts, 2));
  CASE("four bytes", sys(SYS_read, two[1], text, 64));
  static char big[9000];
  length = 2000;
  sys(SYS_setsockopt, two[0], SOL_SOCKET, SO_SNDBUF, &length, 4);
  CASE("too long", sys(SYS_sendto, two[0], big, sizeof big, 0, 0, 0));
  CASE("poll", poll_one(two[0], 0x2fff, 0));
  sys(SYS_close, two[1]);
  CASE("refused", sys(SYS_write, two[0], "x", 1));
  CASE("not connected", sys(SYS_write, two[0], "x", 1));
  sys(SYS_close, two[0]);
  int server = sys(SYS_socket, AF_UNIX, SOCK_DGRAM, 0);
  int client = sys(SYS_socket, AF_UNIX, SOCK_DGRAM, 0);
  int third = sys(SYS_socket, AF_UNIX, SOCK_DGRAM, 0);
  bind_to(server, "server");
  bind_to(client, "client");
  CASE("no address", sys(SYS_sendto, client, "x", 1, 0, 0, 0));
  CASE("sendto", send_to(client, "server", "hi"));
  length = sizeof name;
  CASE("recvfrom", sys(SYS_recvfrom, server, text, 64, 0, &name, &length));
  CASE("from length", length == name_length("client"));
  CASE("answer", sys(SYS_sendto, server, "yes", 3, 0, &name, length));
  CASE("answered", sys(SYS_recvfrom, client, text, 64, 0, 0, 0));
  CASE("unnamed", send_to(third, "server", "anonymous"));
  length = sizeof name;
  CASE("recv unnamed", sys(SYS_recvfrom, server, text, 64, 0, &name, &length));
  CASE("no from", length);
  CASE("to nobody", send_to(third, "nobody", "x"));
  CASE("connect", connect_to(server, "client"));
  CASE("not its peer", send_to(third, "server", "x"));
  CASE("its peer", send_to(client, "server", "x"));
  name.family = AF_UNSPEC;
  CASE("disconnect", sys(SYS_connect, server, &name, 2));
  CASE("again anybody", send_to(third, "server", "x"));
  CASE("reader shut", sys(SYS_shutdown, server, SHUT_RD));
  CASE("to shut", send_to(third, "server", "x"));
  CASE("drain", sys(SYS_read, server, text, 64));
  sys(SYS_read, server, text, 64);
  CASE("at the end", sys(SYS_read, server, text, 64));
  sys(SYS_close, server);
  sys(SYS_close, client);
  sys(SYS_close, third);
  sys(SYS_socketpair, AF_UNIX, SOCK_SEQPACKET, 0, two);
  CASE("packet", sys(SYS_write, two[0], "one", 3));
  CASE("packet", sys(SYS_write, two[0], "more", 4));
  CASE("one packet", sys(SYS_read, two[1], text, 64));
  CASE("cut packet", sys(SYS_read, two[1], text, 2));
  CASE("next packet", sys(SYS_recvfrom, two[1], text, 2, MSG_DONTWAIT, 0, 0));
  sys(SYS_close, two[0]);
  CASE("packet end", sys(SYS_read, two[1], text, 64));
  CASE("packet pipe", sys(SYS_sendto, two[1], "x", 1, MSG_NOSIGNAL, 0, 0));
  sys(SYS_close, two[1]);
}

static struct control {
  unsigned length;
  int level, type, data[4];
} control;

static struct message message;
static struct iovec part;
static char bytes[32];

static void prepare(int room, int controlled) {
  part = (struct iovec){bytes, (size_t)room};
  message = (struct message){0, 0, &part, 1, controlled ? &control : 0, (unsigned)controlled, 0};
}

static int send_rights(int over, int count, int a, int b) {
  prepare(1, 12 + count * 4);
  control = (struct control){12u + count * 4, SOL_SOCKET, SCM_RIGHTS, {a, b}};
  return sys(SYS_sendmsg, over, &message, 0);
}

static void rights(void) {
  int two[2], ends[2];
  sys(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, two);
  sys(SYS_pipe2, ends, 0);
  CASE("send rights", send_rights(two[0], 1, ends[1], 0));
  CASE("close original", sys(SYS_close, ends[1]));
  prepare(8, sizeof control);
  CASE("receive rights", sys(SYS_recvmsg, two[1], &message, MSG_CMSG_CLOEXEC));
  CASE("flags", message.flags);
  CASE("control length", message.control_length);
  CASE("cmsg length", control.length);
  CASE("level and type", control.level * 10 + control.type);
  CASE("write there", sys(SYS_write, control.data[0], "through", 7));
  CASE("close on exec", sys(SYS_fcntl64, control.data[0], 1, 0));
  CASE("read here", sys(SYS_read, ends[0], bytes, 32));
  sys(SYS_close, control.data[0]);
  CASE("pipe ended", sys(SYS_read, ends[0], bytes, 32));
  CASE("bad right", send_rights(two[0], 1, 99, 0));
  CASE("send two", send_rights(two[0], 2, ends[0], 0));
  prepare(8, 16);
  CASE("room for one", sys(SYS_recvmsg, two[1], &message, 0));
  CASE("got one", control.length);
  sys(SYS_close, control.data[0]);
  CASE("send again", send_rights(two[0], 1, ends[0], 0));
  prepare(8, 0);
  CASE("no room", sys(SYS_recvmsg, two[1], &message, 0));
  CASE("send more", send_rights(two[0], 1, ends[0], 0));
  sys(SYS_write, two[0], "tail", 4);
  CASE("read stops", sys(SYS_read, two[1], bytes, 32));
  CASE("tail", sys(SYS_read, two[1], bytes, 32));
  sys(SYS_write, two[0], "head", 4);
  send_rights(two[0], 1, ends[0], 0);
  sys(SYS_write, two[0], "tail", 4);
  prepare(32, sizeof control);
  CASE("glued", sys(SYS_recvmsg, two[1], &message, 0));
  CASE("with rights", message.control_length);
  sys(SYS_close, control.data[0]);
  sys(SYS_read, two[1], bytes, 32);
  prepare(1, 16);
  control = (struct control){16, SOL_SOCKET, 77, {0}};
  CASE("unknown cmsg", sys(SYS_sendmsg, two[0], &message, 0));
  prepare(1, 0);
  message.count = 2000;
  CASE("many parts", sys(SYS_sendmsg, two[0], &message, 0));
  CASE("in flight", send_rights(two[0], 1, ends[0], 0));
  sys(SYS_close, ends[0]);
  sys(SYS_close, two[0]);
  sys(SYS_close, two[1]);
  sys(SYS_socketpair, AF_UNIX, SOCK_DGRAM, 0, two);
  int on = 1;
  CASE("passcred", sys(SYS_setsockopt, two[1], SOL_SOCKET, SO_PASSCRED, &on, 4));
  sys(SYS_write, two[0], "who", 3);
  prepare(2, sizeof control);
  CASE("cut message", sys(SYS_recvmsg, two[1], &message, 0));
  CASE("trunc flag", message.flags);
  CASE("credentials", control.type);
  CASE("mine", control.data[0] == getpid());
  sys(SYS_close, two[0]);
  sys(SYS_close, two[1]);
}

static void options(void) {
  int two[2], value = 1, length = 4;
  sys(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, two);
  CASE("type", option_of(two[0], SOL_SOCKET, SO_TYPE));
  CASE("domain", option_of(two[0], SOL_SOCKET, SO_DOMAIN));
  CASE("protocol", option_of(two[0], SOL_SOCKET, SO_PROTOCOL));
  CASE("error", option_of(two[0], SOL_SOCKET, SO_ERROR));
  CASE("reuseaddr", option_of(two[0], SOL_SOCKET, SO_REUSEADDR));
  CASE("set reuseaddr", sys(SYS_setsockopt, two[0], SOL_SOCKET, SO_REUSEADDR, &value, 4));
  CASE("reuseaddr", option_of(two[0], SOL_SOCKET, SO_REUSEADDR));
  CASE("set type", sys(SYS_setsockopt, two[0], SOL_SOCKET, SO_TYPE, &value, 4));
  CASE("set short", sys(SYS_setsockopt, two[0], SOL_SOCKET, SO_REUSEADDR, &value, 2));
  CASE("set unknown", sys(SYS_setsockopt, two[0], SOL_SOCKET, 999, &value, 4));
  CASE("get unknown", sys(SYS_getsockopt, two[0], SOL_SOCKET, 999, &value, &length));
  CASE("set level", sys(SYS_setsockopt, two[0], 6, 1, &value, 4));
  value = 10000;
  CASE("set sndbuf", sys(SYS_setsockopt, two[0], SOL_SOCKET, SO_SNDBUF, &value, 4));
  CASE("sndbuf", option_of(two[0], SOL_SOCKET, SO_SNDBUF));
  value = 1;
  sys(SYS_setsockopt, two[0], SOL_SOCKET, SO_RCVBUF, &value, 4);
  CASE("least rcvbuf", option_of(two[0], SOL_SOCKET, SO_RCVBUF));
  sys(SYS_close, two[0]);
  sys(SYS_close, two[1]);
}

static int bind_path(int fd, const char *path) {
  struct address name = {AF_UNIX, {0}};
  memcpy(name.path, path, strlen(path));
  return sys(SYS_bind, fd, &name, 3 + strlen(path));
}

static int connect_path(int fd, const char *path) {
  struct address name = {AF_UNIX, {0}};
  memcpy(name.path, path, strlen(path));
  return sys(SYS_connect, fd, &name, 3 + strlen(path));
}

static void paths(void) {
  char folder[] = "/tmp/sockets.0000000";
  for (int pid = getpid(), i = 19; i > 12; i--, pid /= 10) {
    folder[i] = (char)('0' + pid % 10);
  }
  CASE("folder", sys(SYS_mkdirat, -100, folder, 0700));
  sys(SYS_chdir, folder);
  int a = sys(SYS_socket, AF_UNIX, SOCK_STREAM, 0);
  int b = sys(SYS_socket, AF_UNIX, SOCK_STREAM, 0);
  int c = sys(SYS_socket, AF_UNIX, SOCK_DGRAM, 0);
  CASE("no such path", connect_path(b, "s"));
  CASE("bind path", bind_path(a, "s"));
  CASE("bind it again", bind_path(a, "s"));
  CASE("bind another", bind_path(a, "other"));
  CASE("none was left", connect_path(b, "other"));
  CASE("path in use", bind_path(b, "s"));
  CASE("open it", sys(SYS_openat, -100, "s", 2, 0));
  CASE("not listening", connect_path(b, "s"));
  sys(SYS_listen, a, 2);
  CASE("another type", connect_path(c, "s"));
  CASE("connect path", connect_path(b, "s"));
  struct address name;
  int length = sizeof name;
  CASE("peer path", sys(SYS_getpeername, b, &name, &length));
  CASE("length", length);
  CASE("rename", sys(SYS_renameat2, -100, "s", -100, "t", 0));
  int d = sys(SYS_socket, AF_UNIX, SOCK_STREAM, 0);
  CASE("renamed", connect_path(d, "t"));
  CASE("no folder", bind_path(c, "none/x"));
  sys(SYS_close, a);
  int e = sys(SYS_socket, AF_UNIX, SOCK_STREAM, 0);
  CASE("closed", connect_path(e, "t"));
  CASE("still there", bind_path(e, "t"));
  CASE("unlink", sys(SYS_unlinkat, -100, "t", 0));
  CASE("gone", connect_path(e, "t"));
  CASE("bind anew", bind_path(e, "t"));
  sys(SYS_unlinkat, -100, "t", 0);
  sys(SYS_chdir, "/");
  CASE("empty again", sys(SYS_unlinkat, -100, folder, 0x200));
  sys(SYS_close, b);
  sys(SYS_close, c);
  sys(SYS_close, d);
  sys(SYS_close, e);
}

int main(void) {
  paths();
  pairs();
  broken();
  errors();
  listening();
  datagrams();
  rights();
  options();
  return 0;
}
