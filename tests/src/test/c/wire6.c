/* What computers say to each other by IPv6 over a wire: one of several runs beside the others. */
#include "inet6.h"

enum { PORT = 8080, RECEIVE_TIMEOUT = 66, CABLE = 2 };

static char bytes[70000], back[70000];

static int number(const char *text) {
  int value = 0;
  while (*text >= '0' && *text <= '9') {
    value = value * 10 + *text++ - '0';
  }
  return value;
}

static char pattern(int at) {
  return (char)(at * 7 + at / 251);
}

/* A computer's address on the link (l), or beside that of IPv4 (u). */
static struct inet6 computer(const char *kind, int which, int port) {
  unsigned short link[8] = {0xfe80, 0, 0, 0, 0, 0x0aff, 0xfe00, (unsigned short)which};
  unsigned short unique[8] = {0xfd00, 0, 0, 0, 0, 0, 0x0a00, (unsigned short)which};
  return *kind == 'l' ? at6(link, port, CABLE) : at6(unique, port, 0);
}

static int join(int type, struct inet6 to) {
  int fd = socket6(type), result = -ECONNREFUSED;
  /* The other computer may not be ready yet, or all questions for it were lost. */
  for (int tries = 0; tries < 100 && (result == -ECONNREFUSED || result == -113); tries++) {
    result = (int)sys(SYS_connect, fd, &to, sizeof to);
    if (result == -ECONNREFUSED) {
      sleep_ms(1);
    }
  }
  if (result < 0) {
    print("connect: %d\n", result);
    exit(1);
  }
  return fd;
}

/* Takes streams to their ends and says how much of them was wrong; answers with as many bytes. */
static void take(int clients) {
  int server = socket6(SOCK_STREAM);
  bind6(server, ANY6, PORT);
  sys(SYS_listen, server, 8);
  while (clients-- > 0) {
    int fd = (int)sys(SYS_accept4, server, 0, 0, 0), total = 0, wrong = 0, got;
    while ((got = (int)sys(SYS_read, fd, bytes, 5000)) > 0) {
      for (int i = 0; i < got; i++, total++) {
        wrong += bytes[i] != pattern(total);
      }
    }
    print("took %d bytes, %d wrong, then %d\n", total, wrong, got);
    for (int i = 0; i < total; i += 1000) {
      sys(SYS_write, fd, bytes, 1000);
    }
    sys(SYS_close, fd);
  }
}

static void give(struct inet6 to, int total) {
  int fd = join(SOCK_STREAM, to), done = 0, got;
  name6("from", SYS_getsockname, fd, 0);
  name6("to", SYS_getpeername, fd, PORT);
  unsigned info[26];
  int length = sizeof info;
  sys(SYS_getsockopt, fd, IPPROTO_TCP, 11, info, &length);
  CASE("segment", info[4]);
  CASE("mtu", option_of(fd, IPPROTO_IPV6, IPV6_MTU));
  while (done < total) {
    int part = total - done < 3000 ? total - done : 3000;
    for (int i = 0; i < part; i++) {
      bytes[i] = pattern(done + i);
    }
    if (sys(SYS_write, fd, bytes, part) != part) {
      break;
    }
    done += part;
  }
  sys(SYS_shutdown, fd, SHUT_WR);
  int again = 0;
  while ((got = (int)sys(SYS_read, fd, bytes, sizeof bytes)) > 0) {
    again += got;
  }
  print("gave %d bytes, %d came back\n", done, again);
}

/* Sends messages back, until one of no bytes comes. */
static void echo(void) {
  int fd = socket6(SOCK_DGRAM), got;
  bind6(fd, ANY6, PORT);
  do {
    struct inet6 from;
    int length = sizeof from;
    got = (int)sys(SYS_recvfrom, fd, bytes, sizeof bytes, 0, &from, &length);
    sys(SYS_sendto, fd, bytes, got, 0, &from, length);
  } while (got > 0);
}

static void ask(struct inet6 to, char **sizes) {
  int fd = join(SOCK_DGRAM, to);
  struct timeval {
    int64_t seconds, micros;
  } patience = {0, 5000};
  sys(SYS_setsockopt, fd, SOL_SOCKET, RECEIVE_TIMEOUT, &patience, sizeof patience);
  for (; *sizes; sizes++) {
    int size = number(*sizes), got = -1, wrong = 0;
    for (int tries = 0; got != size && tries < 1000; tries++) {
      for (int i = 0; i < size; i++) {
        bytes[i] = pattern(i + size);
      }
      sys(SYS_write, fd, bytes, size);
      got = (int)sys(SYS_read, fd, back, sizeof back);
    }
    for (int i = 0; i < got; i++) {
      wrong += bytes[i] != back[i];
    }
    print("%d bytes back, %d wrong\n", got, wrong);
  }
  for (int i = 0; i < 20; i++) { /* one of them arrives */
    sys(SYS_write, fd, bytes, 0);
  }
}

static void errors(void) {
  int fd = socket6(SOCK_DGRAM);
  struct inet6 name = computer("l", 2, PORT);
  name.scope = 0;
  CASE("without scope", sys(SYS_connect, fd, &name, sizeof name));
  name.scope = 9;
  CASE("no such link", sys(SYS_connect, fd, &name, sizeof name));
  name.scope = 1;
  CASE("not on that link", sys(SYS_connect, fd, &name, sizeof name));
  static const unsigned short far[8] = {0x2001, 0xdb8, 0, 0, 0, 0, 0, 1};
  CASE("beyond the wire", connect6(fd, far, PORT));
  name = computer("u", 2, PORT);
  CASE("another's name", sys(SYS_bind, fd, &name, sizeof name));
  name = computer("l", 1, PORT);
  CASE("own name", sys(SYS_bind, fd, &name, sizeof name));
  name6("bound", SYS_getsockname, fd, PORT);
  name = computer("u", 1, PORT);
  sys(SYS_close, fd);
  fd = socket6(SOCK_DGRAM);
  CASE("own name", sys(SYS_bind, fd, &name, sizeof name));
  CASE("to ourselves", sys(SYS_sendto, fd, bytes, 3, 0, &name, sizeof name));
  CASE("from ourselves", sys(SYS_read, fd, bytes, 100));
  name = computer("u", 2, PORT + 7);
  sys(SYS_connect, fd, &name, sizeof name);
  CASE("nobody's port", sys(SYS_write, fd, bytes, 1));
  CASE("refused", sys(SYS_read, fd, bytes, 100));
  fd = socket6(SOCK_STREAM);
  CASE("nobody listens", sys(SYS_connect, fd, &name, sizeof name));
}

/* Talks to an address that nobody has. */
static void absent(void) {
  int fd = socket6(SOCK_DGRAM);
  struct inet6 nobody = computer("u", 99, PORT);
  set(fd, IPPROTO_IPV6, IPV6_RECVERR, 1);
  CASE("told", sys(SYS_sendto, fd, bytes, 8000, 0, &nobody, sizeof nobody));
  CASE("poll", poll_one(fd, 8, 2900));
  CASE("poll", poll_one(fd, 8, 200));
  CASE("unreachable", option_of(fd, SOL_SOCKET, SO_ERROR));
  CASE("the message", sys(SYS_recvfrom, fd, bytes, 100, 0x2000 | MSG_DONTWAIT, 0, 0));
  CASE("once", sys(SYS_recvfrom, fd, bytes, 100, 0x2000 | MSG_DONTWAIT, 0, 0));
  fd = socket6(SOCK_STREAM);
  CASE("connect", sys(SYS_connect, fd, &nobody, sizeof nobody));
}

/* Sends to all on the link, or waits for that. */
static void group(int waits) {
  static const unsigned short all[8] = {0xff02, 0, 0, 0, 0, 0, 0, 1};
  int fd = socket6(SOCK_DGRAM);
  unsigned control[16];
  struct iovec part = {bytes, 100};
  struct inet6 from;
  struct message message = {&from, sizeof from, &part, 1, control, sizeof control, 0};
  bind6(fd, ANY6, PORT);
  set(fd, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
  if (!waits) {
    struct inet6 to = at6(all, PORT, CABLE);
    sleep_ms(5);
    CASE("to all", sys(SYS_sendto, fd, bytes, 5, 0, &to, sizeof to));
  }
  CASE("received", sys(SYS_recvmsg, fd, &message, 0));
  show6("from", &from, message.name_length, PORT);
  print("to %x, by %d\n", control[3], (int)control[7]);
}

int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  if (strcmp(what, "take") == 0) {
    take(number(argv[2]));
  } else if (strcmp(what, "give") == 0) {
    give(computer(argv[2], number(argv[3]), PORT), number(argv[4]));
  } else if (strcmp(what, "echo") == 0) {
    echo();
  } else if (strcmp(what, "ask") == 0) {
    ask(computer(argv[2], number(argv[3]), PORT), argv + 4);
  } else if (strcmp(what, "errors") == 0) {
    errors();
  } else if (strcmp(what, "absent") == 0) {
    absent();
  } else if (strcmp(what, "group") == 0) {
    group(number(argv[2]));
  } else if (strcmp(what, "idle") == 0) {
    sleep_ms(1);
  } else {
    return 9;
  }
  return 0;
}
