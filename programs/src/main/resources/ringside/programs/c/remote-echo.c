/*
 * remote-echo - the same bytes back, from here or from another computer
 * Claims: E5 E8
 *
 * A server sends back what a client sends: over a TCP connection, and messages over UDP. Alone, the
 * program is both, on one computer. On a wire with others, each computer is one of them, with a
 * clock, a memory and a kernel of its own; nothing is shared but the packets.
 * Look at:  the cycles of a round trip, here and over the wire; --stats: who idles, and how long.
 *           --pcap out.pcap: what each side has sent and received.
 * Try:      ringside run --computer 'remote-echo server' --computer 'remote-echo client 10.0.0.1'
 *           and with it --set wire.latency=100000, or --set wire.loss=100.
 * Usage:    remote-echo [server [port] | client ADDRESS [trips] [bytes] [port]]
 */
#include "ringside.h"

enum { AF_INET = 2, STREAM = 1, DATAGRAM = 2, IN = 1, PATIENCE_MS = 100, MOST = 4096, TRIES = 500 };

struct address {
  uint16_t family, port;
  uint32_t host;
  char rest[8];
};

struct poll {
  int fd;
  int16_t wanted, got;
};

static char sent[MOST], received[MOST];
static int trips = 10, bytes = 64, port = 7010;

static int number(const char *text) {
  int value = 0;
  while (*text >= '0' && *text <= '9') {
    value = value * 10 + *text++ - '0';
  }
  return value;
}

/* 10.0.0.1 in the order of the network: the first number in the first byte. */
static uint32_t parse(const char *text) {
  uint32_t host = 0;
  for (int i = 0; i < 4; i++) {
    host |= (uint32_t)number(text) << 8 * i;
    while (*text && *text++ != '.') {
    }
  }
  return host;
}

static struct address address_of(uint32_t host) {
  struct address name = {AF_INET, (uint16_t)(port << 8 | port >> 8), host, {0}};
  return name;
}

static int bound(int kind) {
  struct address any = address_of(0);
  int fd = sys(SYS_socket, AF_INET, kind, 0), yes = 1;
  sys(SYS_setsockopt, fd, 1, 2, &yes, sizeof yes);
  int result = sys(SYS_bind, fd, &any, sizeof any);
  if (result < 0) {
    print("server: port %d: error %d\n", port, -result);
    exit(1);
  }
  return fd;
}

static int answer_message(int udp) {
  struct address from;
  int length = sizeof from;
  int size = sys(SYS_recvfrom, udp, received, MOST, 0, &from, &length);
  return size < 0 ? 0 : sys(SYS_sendto, udp, received, size, 0, &from, length);
}

/* Serves one client, until it closes its connection. */
static void serve(void) {
  int udp = bound(DATAGRAM), listener = bound(STREAM), answered = 0, back = 0, size;
  sys(SYS_listen, listener, 1);
  int tcp = sys(SYS_accept, listener, 0, 0);
  for (;;) {
    struct poll both[2] = {{tcp, IN, 0}, {udp, IN, 0}};
    sys(SYS_ppoll_time64, both, 2, 0, 0, 8);
    if (both[1].got) {
      answered += answer_message(udp) > 0;
    }
    if (both[0].got) {
      size = sys(SYS_read, tcp, received, MOST);
      if (size <= 0) {
        break;
      }
      back += sys(SYS_write, tcp, received, size);
    }
  }
  print("server: sent back %d bytes and %d messages\n", back, answered);
}

/* The server may not listen yet. */
static int connected(uint32_t host) {
  struct address server = address_of(host);
  int result = -ECONNREFUSED, fd = -1, yes = 1;
  for (int i = 0; i < TRIES && result == -ECONNREFUSED; i++) {
    fd = sys(SYS_socket, AF_INET, STREAM, 0);
    result = sys(SYS_connect, fd, &server, sizeof server);
    if (result == -ECONNREFUSED) {
      sys(SYS_close, fd);
      sleep_ms(1);
    }
  }
  if (result < 0) {
    print("client: no connection, error %d\n", -result);
    exit(1);
  }
  sys(SYS_setsockopt, fd, 6, 1, &yes, sizeof yes); /* TCP_NODELAY: no waiting for more */
  return fd;
}

/* Cycles of a round trip; a stream may come back in parts. */
static unsigned by_tcp(int fd) {
  unsigned start = cycles_now();
  for (int i = 0; i < trips; i++) {
    sys(SYS_write, fd, sent, bytes);
    for (int got = 0; got < bytes;) {
      int part = sys(SYS_read, fd, received, bytes - got);
      if (part <= 0) {
        print("client: the connection has ended\n");
        exit(1);
      }
      got += part;
    }
  }
  return (cycles_now() - start) / trips;
}

/* A message may be lost: it is waited for a while, and not sent again. */
static int by_udp(uint32_t host, unsigned *cycles) {
  struct address server = address_of(host);
  int fd = sys(SYS_socket, AF_INET, DATAGRAM, 0), came = 0;
  sys(SYS_connect, fd, &server, sizeof server);
  unsigned start = cycles_now();
  for (int i = 0; i < trips; i++) {
    struct poll one = {fd, IN, 0};
    struct timespec patience = {0, PATIENCE_MS * 1000000};
    sys(SYS_write, fd, sent, bytes);
    if (sys(SYS_ppoll_time64, &one, 1, &patience, 0, 8) == 1) {
      came += sys(SYS_read, fd, received, MOST) == bytes;
    }
  }
  *cycles = (cycles_now() - start) / trips;
  return came;
}

static void ask(uint32_t host) {
  unsigned start = cycles_now(), udp = 0;
  int fd = connected(host);
  unsigned connecting = cycles_now() - start;
  unsigned tcp = by_tcp(fd);
  int came = by_udp(host, &udp);
  print("client: %d bytes there and back %d times, %d of %d messages came back\n", bytes, trips, came, trips);
  print("cycles to connect %u, of a round trip by tcp %u, by udp %u\n", connecting, tcp, udp);
  sys(SYS_close, fd);
}

static void take_arguments(int count, char **texts) {
  trips = count > 0 && number(texts[0]) > 0 ? number(texts[0]) : trips;
  bytes = count > 1 && number(texts[1]) > 0 ? number(texts[1]) : bytes;
  bytes = bytes > MOST ? MOST : bytes;
  port = count > 2 ? number(texts[2]) : port;
}

int main(int argc, char **argv) {
  if (argc > 1 && strcmp(argv[1], "server") == 0) {
    port = argc > 2 ? number(argv[2]) : port;
    serve();
  } else if (argc > 2 && strcmp(argv[1], "client") == 0) {
    take_arguments(argc - 3, argv + 3);
    ask(parse(argv[2]));
  } else {
    int child = fork();
    if (child == 0) {
      ask(parse("127.0.0.1"));
      exit(0);
    }
    serve();
    wait_for(child, 0);
  }
  return 0;
}
