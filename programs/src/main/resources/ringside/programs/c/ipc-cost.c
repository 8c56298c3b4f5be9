/*
 * ipc-cost - what a message costs, by every way there is
 * Claims: C8 E1 E7 E8
 *
 * Two processes send each other messages of the same size, there and back; each reads all of a message
 * and writes the next. In shared memory that is done where it is, and a futex call wakes the other;
 * everything else enters the kernel for each message and copies it twice. A socket of the network has headers and checksums on top.
 * Look at:  --stats: copies, traps and switches. The order comes out of the work done, of no constant.
 * Try:      --set quantum=20000, larger caches, --machine textbook.
 */
#include "ringside.h"

enum { ROUNDS = 10, LARGEST = 4096, CREAT = 01000, RMID = 0, WAIT = 0, WAKE = 1 };
enum { AF_UNIX = 1, AF_INET = 2, STREAM = 1, DATAGRAM = 2 };

struct area {
  volatile int turn;
  char bytes[LARGEST];
};

static char buffer[LARGEST + 8];
static struct area *area;
static int to_child[2], to_parent[2], queue, sockets[2], udp[2], tcp[2];

/* Bytes may come in parts where the way is a stream. */
static void take(int from, int size) {
  for (int done = 0; done < size;) {
    long got = sys(SYS_read, from, buffer + done, size - done);
    if (got <= 0) {
      exit(1);
    }
    done += (int)got;
  }
}

static void hand_over(int next) {
  area->turn = next;
  sys(SYS_futex_time64, &area->turn, WAKE, 1, 0, 0, 0);
}

static void await(int own) {
  while (area->turn != own) {
    sys(SYS_futex_time64, &area->turn, WAIT, 1 - own, 0, 0, 0);
  }
}

/* Whoever has a message reads it whole and writes another; nothing else is done with it. */
static void answer(char *bytes, int size) {
  for (int *word = (int *)bytes; (char *)word < bytes + size; word++) {
    *word += 1;
  }
}

static void by_memory(int child, int size) {
  await(child);
  answer(area->bytes, size); /* where it is: no copy */
  hand_over(1 - child);
}

static void by_pipe(int child, int size) {
  if (child) {
    take(to_child[0], size);
    answer(buffer, size);
    sys(SYS_write, to_parent[1], buffer, size);
  } else {
    answer(buffer, size);
    sys(SYS_write, to_child[1], buffer, size);
    take(to_parent[0], size);
  }
}

static void by_queue(int child, int size) {
  long *message = (long *)buffer;
  if (child) {
    sys(SYS_msgrcv, queue, message, size, 1, 0);
  }
  answer(buffer + 4, size);
  message[0] = 1 + child;
  sys(SYS_msgsnd, queue, message, size, 0);
  if (!child) {
    sys(SYS_msgrcv, queue, message, size, 2, 0);
  }
}

static void by_sockets(int *ends, int child, int size) {
  if (child) {
    take(ends[1], size);
    answer(buffer, size);
    sys(SYS_write, ends[1], buffer, size);
  } else {
    answer(buffer, size);
    sys(SYS_write, ends[0], buffer, size);
    take(ends[0], size);
  }
}

static void by_unix(int child, int size) {
  by_sockets(sockets, child, size);
}

static void by_udp(int child, int size) {
  by_sockets(udp, child, size);
}

static void by_tcp(int child, int size) {
  by_sockets(tcp, child, size);
}

/* Cycles of a message, one way. */
static unsigned measure(void (*way)(int, int), int size) {
  area->turn = 0;
  int child = fork();
  if (child == 0) {
    for (int i = 0; i < ROUNDS + 2; i++) {
      way(1, size);
    }
    exit(0);
  }
  way(0, size);
  way(0, size);
  unsigned start = cycles_now();
  for (int i = 0; i < ROUNDS; i++) {
    way(0, size);
  }
  unsigned cycles = cycles_now() - start;
  wait_for(child, 0);
  return cycles / (2 * ROUNDS);
}

struct address {
  unsigned short family, port;
  unsigned host;
  char rest[8];
};

static int bound(int kind) {
  struct address any = {AF_INET, 0, 0x0100007f, {0}};
  int socket = (int)sys(SYS_socket, AF_INET, kind, 0);
  sys(SYS_bind, socket, &any, sizeof any);
  return socket;
}

static struct address name_of(int socket) {
  struct address name;
  int length = sizeof name;
  sys(SYS_getsockname, socket, &name, &length);
  return name;
}

static void open_all(void) {
  area = (struct area *)sys(SYS_mmap2, 0, sizeof *area, 3, 0x21, -1, 0);
  sys(SYS_pipe2, to_child, 0);
  sys(SYS_pipe2, to_parent, 0);
  queue = (int)sys(SYS_msgget, 0, CREAT | 0600);
  sys(SYS_socketpair, AF_UNIX, STREAM, 0, sockets);
  udp[0] = bound(DATAGRAM);
  udp[1] = bound(DATAGRAM);
  struct address one = name_of(udp[0]), two = name_of(udp[1]);
  sys(SYS_connect, udp[0], &two, sizeof two);
  sys(SYS_connect, udp[1], &one, sizeof one);
  int listener = bound(STREAM), yes = 1;
  struct address server = name_of(listener);
  sys(SYS_listen, listener, 1);
  tcp[0] = (int)sys(SYS_socket, AF_INET, STREAM, 0);
  sys(SYS_connect, tcp[0], &server, sizeof server);
  tcp[1] = (int)sys(SYS_accept4, listener, 0, 0, 0);
  sys(SYS_setsockopt, tcp[0], 6, 1, &yes, sizeof yes); /* TCP_NODELAY: no waiting for more */
  sys(SYS_setsockopt, tcp[1], 6, 1, &yes, sizeof yes);
}

int main(void) {
  static const int sizes[] = {4, 64, 1024, 4096};
  open_all();
  print("cycles of a message, one way\n");
  print("bytes shared-memory pipe message-queue unix-socket udp tcp\n");
  for (int i = 0; i < 4; i++) {
    int size = sizes[i];
    unsigned memory = measure(by_memory, size), pipe = measure(by_pipe, size), messages = measure(by_queue, size);
    unsigned local = measure(by_unix, size), datagram = measure(by_udp, size), stream = measure(by_tcp, size);
    print("%d %u %u %u %u %u %u\n", size, memory, pipe, messages, local, datagram, stream);
  }
  sys(SYS_msgctl, queue, RMID, 0);
  return 0;
}
