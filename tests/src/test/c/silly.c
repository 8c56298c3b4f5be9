/* A reader that takes ten bytes at a time from a sender who has always more. */
#include "inet.h"

static char bytes[400000];

int main(void) {
  int listener = (int)sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
  bind_port(listener, HERE, 7000);
  sys(SYS_listen, listener, 1);
  int sender = fork();
  if (sender == 0) {
    int fd = (int)sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
    connect_port(fd, 7000);
    sys(SYS_write, fd, bytes, sizeof bytes);
    exit(0);
  }
  int fd = (int)sys(SYS_accept, listener, 0, 0), total = 0;
  for (int i = 0; i < 12; i++) {
    sleep_ms(400);
    total += (int)sys(SYS_read, fd, bytes, 10);
  }
  long more;
  while ((more = sys(SYS_read, fd, bytes, sizeof bytes)) > 0) {
    total += (int)more;
  }
  wait_for(sender, 0);
  print("%d bytes\n", total);
  return 0;
}
