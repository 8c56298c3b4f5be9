/* What computers say to each other over a wire: one of several runs beside the others. */
#include "inet.h"

enum { NETWORK = 0x0a000000, PORT = 8080, RECEIVE_TIMEOUT = 66 };

static char bytes[70000];

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

static int join(int type, unsigned address, int port) {
  int fd = sys(SYS_socket, AF_INET, type, 0);
  struct inet to = at(address, port);
  int result = -ECONNREFUSED;
  /* The other computer may not be ready yet. */
  for (int tries = 0; tries < 100 && result == -ECONNREFUSED; tries++) {
    result = sys(SYS_connect, fd, &to, sizeof to);
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

static void name(const char *what, int call, int fd) {
  struct inet name;
  int length = sizeof name;
  sys6(fd, (long)&name, (long)&length, 0, 0, 0, call);
  unsigned address = __builtin_bswap32(name.address);
  print("%s %d.%d.%d.%d\n", what, address >> 24, address >> 16 & 255, address >> 8 & 255, address & 255);
}

/* Takes a stream to its end and says how much of it was wrong. */
static void take(int clients) {
  int server = sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  bind_port(server, 0, PORT);
  sys(SYS_listen, server, 8);
  while (clients-- > 0) {
    int fd = sys(SYS_accept4, server, 0, 0, 0), total = 0, wrong = 0, got;
    while ((got = sys(SYS_read, fd, bytes, 5000)) > 0) {
      for (int i = 0; i < got; i++, total++) {
        wrong += bytes[i] != pattern(total);
      }
    }
    print("took %d bytes, %d wrong, then %d\n", total, wrong, got);
    sys(SYS_close, fd);
  }
}

static void give(unsigned address, int total) {
  int fd = join(SOCK_STREAM, address, PORT), done = 0;
  name("from", SYS_getsockname, fd);
  name("to", SYS_getpeername, fd);
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
  print("gave %d bytes\n", done);
}

/* Sends messages back, until one of no bytes comes. */
static void echo(unsigned own) {
  int fd = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0), got;
  CASE("bind", bind_port(fd, own, PORT));
  do {
    struct inet from;
    int length = sizeof from;
    got = sys(SYS_recvfrom, fd, bytes, sizeof bytes, 0, &from, &length);
    sys(SYS_sendto, fd, bytes, got, 0, &from, length);
  } while (got > 0);
}

/* Sends a message until its echo comes back, and compares. */
static void exchange(int fd, int size) {
  static char back[70000];
  int got = -1, tries = 0, wrong = 0;
  while (got != size && tries++ < 200) {
    for (int i = 0; i < size; i++) {
      bytes[i] = pattern(i + size);
    }
    sys(SYS_write, fd, bytes, size);
    got = sys(SYS_read, fd, back, sizeof back);
  }
  for (int i = 0; i < got; i++) {
    wrong += bytes[i] != back[i];
  }
  print("%d bytes back, %d wrong\n", got, wrong);
}

static void ask(unsigned address, char **sizes) {
  int fd = join(SOCK_DGRAM, address, PORT);
  struct timeval {
    int64_t seconds, micros;
  } patience = {0, 5000};
  sys(SYS_setsockopt, fd, SOL_SOCKET, RECEIVE_TIMEOUT, &patience, sizeof patience);
  for (; *sizes; sizes++) {
    exchange(fd, number(*sizes));
  }
  for (int i = 0; i < 20; i++) { /* one of them arrives */
    sys(SYS_write, fd, bytes, 0);
  }
}

static void broadcast(int wait) {
  int fd = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0), yes = 1;
  bind_port(fd, 0, PORT);
  if (wait) {
    struct inet from;
    int length = sizeof from, got = sys(SYS_recvfrom, fd, bytes, sizeof bytes, 0, &from, &length);
    print("%d bytes from %d\n", got, (int)(__builtin_bswap32(from.address) & 255));
    return;
  }
  sleep_ms(5);
  struct inet to = at(NETWORK + 255, PORT), all = at(0xffffffff, PORT);
  CASE("not allowed", sys(SYS_sendto, fd, bytes, 5, 0, &to, sizeof to));
  sys(SYS_setsockopt, fd, SOL_SOCKET, SO_BROADCAST, &yes, 4);
  CASE("allowed", sys(SYS_sendto, fd, bytes, 5, 0, &to, sizeof to));
  CASE("to ourselves", sys(SYS_read, fd, bytes, 100));
  CASE("everybody", sys(SYS_sendto, fd, bytes, 6, 0, &all, sizeof all));
  CASE("to ourselves", sys(SYS_read, fd, bytes, 100));
}

static void errors(void) {
  int fd = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  struct inet far = at(0x08080808, PORT), near = at(NETWORK + 2, PORT);
  CASE("beyond the wire", sys(SYS_sendto, fd, bytes, 1, 0, &far, sizeof far));
  fd = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  CASE("another's name", bind_port(fd, NETWORK + 2, PORT));
  CASE("inside", bind_port(fd, HERE, PORT));
  CASE("from inside", sys(SYS_sendto, fd, bytes, 1, 0, &near, sizeof near));
  fd = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  CASE("own name", bind_port(fd, NETWORK + 1, PORT + 1));
  near = at(NETWORK + 1, PORT + 1);
  CASE("to ourselves", sys(SYS_sendto, fd, bytes, 3, 0, &near, sizeof near));
  CASE("from ourselves", sys(SYS_read, fd, bytes, 100));
  near = at(NETWORK + 2, PORT + 7);
  sys(SYS_connect, fd, &near, sizeof near);
  CASE("nobody's port", sys(SYS_write, fd, bytes, 1));
  CASE("refused", sys(SYS_read, fd, bytes, 100));
  fd = sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  CASE("nobody listens", sys(SYS_connect, fd, &near, sizeof near));
}

/* Talks to an address that nobody has. */
static void absent(void) {
  int fd = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0), on = 1;
  struct inet nobody = at(NETWORK + 99, PORT);
  CASE("not told", sys(SYS_sendto, fd, bytes, 1, 0, &nobody, sizeof nobody));
  CASE("poll", poll_one(fd, 0x2fff, 4000));
  CASE("recverr", sys(SYS_setsockopt, fd, 0, 11, &on, 4));
  CASE("told", sys(SYS_sendto, fd, bytes, 1, 0, &nobody, sizeof nobody));
  CASE("poll", poll_one(fd, 8, 2900));
  CASE("poll", poll_one(fd, 8, 200));
  CASE("unreachable", option_of(fd, SOL_SOCKET, SO_ERROR));
  CASE("the message", sys(SYS_recvfrom, fd, bytes, 100, 0x2000 | MSG_DONTWAIT, 0, 0));
  fd = sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  CASE("connect", sys(SYS_connect, fd, &nobody, sizeof nobody));
}

/* Sends more to nobody than may wait, and one message in parts; says how much of it is told. */
static void flood(void) {
  int on = 1, size = 1 << 20;
  for (int round = 0; round < 2; round++) {
    int fd = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0), told = 0;
    sys(SYS_setsockopt, fd, 0, 11, &on, 4);
    sys(SYS_setsockopt, fd, SOL_SOCKET, SO_RCVBUF, &size, 4);
    for (int i = 0; i < (round ? 1 : 400); i++) {
      struct inet nobody = at(NETWORK + 90 + i % 3, PORT);
      sys(SYS_sendto, fd, bytes, round ? 8000 : 1400, 0, &nobody, sizeof nobody);
    }
    sleep_ms(3100);
    while (sys(SYS_recvfrom, fd, bytes, 100, 0x2000 | MSG_DONTWAIT, 0, 0) >= 0) {
      told++;
    }
    print("%d told\n", told);
    sys(SYS_close, fd);
  }
}

/* Where a broadcast has come in, and what may not be said of where a message is from. */
static void places(int sends) {
  int fd = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0), on = 1;
  bind_port(fd, 0, PORT);
  sys(SYS_setsockopt, fd, SOL_SOCKET, SO_BROADCAST, &on, 4);
  sys(SYS_setsockopt, fd, 0, 8, &on, 4);
  struct inet all = at(0xffffffff, PORT), near = at(NETWORK + 2, PORT);
  struct iovec part = {bytes, 1};
  unsigned along[6] = {24, 0, 8, 0, __builtin_bswap32(HERE), 0};
  if (sends) {
    sleep_ms(5);
    struct message with = {&near, sizeof near, &part, 1, along, 24, 0};
    CASE("from inside", sys(SYS_sendmsg, fd, &with, 0));
    sys(SYS_sendto, fd, bytes, 1, 0, &all, sizeof all);
  }
  struct message message = {0, 0, &part, 1, along, 24, 0};
  sys(SYS_recvmsg, fd, &message, 0);
  print("by %d, own %x, to %x\n", (int)along[3], (unsigned)__builtin_bswap32(along[4]),
        (unsigned)__builtin_bswap32(along[5]));
}

/* Fills the window of a peer that never reads. */
static void fill(unsigned address) {
  int fd = join(SOCK_STREAM, address, PORT);
  while (sys(SYS_write, fd, bytes, sizeof bytes) > 0) {
  }
}

static void neglect(void) {
  int server = sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  bind_port(server, 0, PORT);
  sys(SYS_listen, server, 8);
  sys(SYS_accept4, server, 0, 0, 0);
  sys(SYS_ppoll_time64, 0, 0, 0, 0, 8);
}

/* Resets a connection; the peer may never hear of it. */
static void leave(void) {
  int server = sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  bind_port(server, 0, PORT);
  sys(SYS_listen, server, 8);
  int fd = sys(SYS_accept4, server, 0, 0, 0);
  poll_one(fd, 1, 100000);
  sys(SYS_close, fd);
}

/* Waits for a peer that has left, and asks for it every second, three times, if told so. */
static void await(unsigned address, int asks) {
  int fd = join(SOCK_STREAM, address, PORT), one = 1, three = 3;
  sys(SYS_setsockopt, fd, SOL_SOCKET, SO_KEEPALIVE, &asks, 4);
  sys(SYS_setsockopt, fd, IPPROTO_TCP, 4, &one, 4);
  sys(SYS_setsockopt, fd, IPPROTO_TCP, 5, &one, 4);
  sys(SYS_setsockopt, fd, IPPROTO_TCP, 6, &three, 4);
  if (asks == 2) { /* that many seconds are enough */
    int millis = 2000;
    sys(SYS_setsockopt, fd, IPPROTO_TCP, 18, &millis, 4);
  }
  sys(SYS_write, fd, "hello", 5);
  int got = sys(SYS_read, fd, bytes, 10);
  print("%s\n", got == -ECONNRESET || got == -ETIMEDOUT ? "gone" : "?");
}

static void count(int times) {
  volatile int sum = 0;
  for (int i = 0; i < times; i++) {
    sum += i;
  }
  sleep_ms(1);
}

int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  int value = argc > 2 ? number(argv[2]) : 0;
  if (strcmp(what, "take") == 0) {
    take(value);
  } else if (strcmp(what, "give") == 0) {
    give(NETWORK + value, number(argv[3]));
  } else if (strcmp(what, "echo") == 0) {
    echo(value ? NETWORK + value : 0);
  } else if (strcmp(what, "ask") == 0) {
    ask(NETWORK + value, argv + 3);
  } else if (strcmp(what, "broadcast") == 0) {
    broadcast(value);
  } else if (strcmp(what, "errors") == 0) {
    errors();
  } else if (strcmp(what, "absent") == 0) {
    absent();
  } else if (strcmp(what, "flood") == 0) {
    flood();
  } else if (strcmp(what, "places") == 0) {
    places(value);
  } else if (strcmp(what, "fill") == 0) {
    fill(NETWORK + value);
  } else if (strcmp(what, "neglect") == 0) {
    neglect();
  } else if (strcmp(what, "leave") == 0) {
    leave();
  } else if (strcmp(what, "await") == 0) {
    await(NETWORK + 1, value);
  } else if (strcmp(what, "count") == 0) {
    count(value);
    return value & 127;
  } else {
    return 9;
  }
  return 0;
}
