/* A stream of bytes from one process to another, over TCP: stream BYTES WRITTEN READ. */
#include "inet.h"

static int number(const char *text) {
  int value = 0;
  while (*text >= '0' && *text <= '9') {
    value = value * 10 + *text++ - '0';
  }
  return value;
}

static char pattern(unsigned at) {
  return (char)((at * 2654435761u) >> 24);
}

static char bytes[70000];

static void send_bytes(int port, int total, int most) {
  int fd = sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  int connected = connect_port(fd, port);
  if (connected < 0) {
    exit(-connected);
  }
  for (int sent = 0; sent < total;) {
    int part = total - sent < most ? total - sent : most;
    for (int i = 0; i < part; i++) {
      bytes[i] = pattern(sent + i);
    }
    int done = sys(SYS_write, fd, bytes, part);
    if (done <= 0) {
      exit(-done);
    }
    sent += done;
  }
  exit(0);
}

int main(int argc, char **argv) {
  int total = argc > 1 ? number(argv[1]) : 100000;
  int most_written = argc > 2 ? number(argv[2]) : 1000;
  int most_read = argc > 3 ? number(argv[3]) : 700;
  int server = sys(SYS_socket, AF_INET, SOCK_STREAM, 0), port = own_port(0), status;
  bind_port(server, HERE, port);
  sys(SYS_listen, server, 1);
  int child = fork();
  if (child == 0) {
    send_bytes(port, total, most_written);
  }
  int end = sys(SYS_accept, server, 0, 0), part;
  unsigned got = 0, wrong = 0;
  while ((part = sys(SYS_read, end, bytes, most_read)) > 0) {
    for (int i = 0; i < part; i++, got++) {
      wrong += bytes[i] != pattern(got);
    }
  }
  print("%d bytes, %d wrong, then %d; the sender ended with %d\n", got, wrong, part,
        wait_for(child, &status));
  return 0;
}
