/* What a program may ask about the loopback interface, by ioctl and by netlink. */
#include "net.h"

enum {
  NETLINK = 16, RAW = 3, GET_LINK = 18, GET_ADDRESS = 22, DUMP = 0x301,
  IF_NAME = 0x8910, IF_CONF = 0x8912, IF_FLAGS = 0x8913, IF_ADDRESS = 0x8915, IF_MASK = 0x891b,
  IF_HARDWARE = 0x8927, IF_INDEX = 0x8933
};

struct request {
  char name[16];
  unsigned char value[16];
};

static struct request ask(int fd, int what, const char *name, int *result) {
  struct request request = {{0}, {0}};
  memcpy(request.name, name, strlen(name));
  *result = (int)sys(SYS_ioctl, fd, what, &request);
  return request;
}

static void by_ioctl(int fd) {
  int result;
  struct request told = ask(fd, IF_INDEX, "lo", &result);
  CASE("index", result);
  CASE("it is", told.value[0]);
  told = ask(fd, IF_FLAGS, "lo", &result);
  CASE("flags", result);
  CASE("up, and a loop", told.value[0] & 9);
  told = ask(fd, IF_ADDRESS, "lo", &result);
  print("address: %d %d %d.%d\n", result, told.value[0], told.value[4], told.value[7]);
  told = ask(fd, IF_MASK, "lo", &result);
  print("mask: %d %d %d.%d\n", result, told.value[0], told.value[4], told.value[5]);
  told = ask(fd, IF_HARDWARE, "lo", &result);
  print("hardware: %d %d\n", result, told.value[0] | told.value[1] << 8);
  struct request first = {{0}, {1}};
  CASE("name of the first", sys(SYS_ioctl, fd, IF_NAME, &first));
  print("it is %s\n", first.name);
  struct request other = {{0}, {200, 200}};
  CASE("name of none", sys(SYS_ioctl, fd, IF_NAME, &other));
  ask(fd, IF_INDEX, "nobody0", &result);
  CASE("none of that name", result);
  CASE("bad pointer", sys(SYS_ioctl, fd, IF_INDEX, 16));
  struct {
    int bytes;
    struct request *list;
  } all = {(int)sizeof first, &first};
  CASE("list", sys(SYS_ioctl, fd, IF_CONF, &all));
  print("%d bytes, first %s %d\n", all.bytes, first.name, first.value[4]);
  CASE("of a pipe", sys(SYS_ioctl, 1, IF_CONF, &all));
}

/* The first answer to a question: its kind, and the words that are the same on every computer. */
static void by_netlink(int kind) {
  static unsigned words[2048];
  int fd = (int)sys(SYS_socket, NETLINK, RAW, 0);
  unsigned question[5] = {20, kind | DUMP << 16, 7, 0, 2};
  CASE("ask", sys(SYS_sendto, fd, question, 20, 0, 0, 0));
  long got = sys(SYS_recvfrom, fd, words, sizeof words, 0, 0, 0);
  CASE("answered", got > 40);
  CASE("kind", words[1] & 0xffff);
  CASE("one of several", words[1] >> 16 & 2);
  CASE("sequence", words[2]);
  CASE("index", words[5]);
  if (kind == GET_ADDRESS) {
    print("family %d prefix %d scope %d\n", words[4] & 0xff, words[4] >> 8 & 0xff, words[4] >> 24);
  } else {
    CASE("type", words[4] >> 16);
  }
  unsigned *last = words;
  while ((last[1] & 0xffff) != 3) {
    last += (last[0] + 3) / 4;
    if ((char *)last >= (char *)words + got) {
      got = sys(SYS_recvfrom, fd, last = words, sizeof words, 0, 0, 0);
    }
  }
  CASE("the end", last[0]);
  CASE("nothing more", sys(SYS_recvfrom, fd, words, sizeof words, 0x40, 0, 0));
  sys(SYS_close, fd);
}

int main(void) {
  int fd = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  by_ioctl(fd);
  by_netlink(GET_LINK);
  by_netlink(GET_ADDRESS);
  unsigned name[3] = {NETLINK, 0, 0};
  fd = (int)sys(SYS_socket, NETLINK, SOCK_DGRAM, 0);
  CASE("bind", sys(SYS_bind, fd, name, 12));
  CASE("too short a name", sys(SYS_bind, fd, name, 4));
  CASE("stream", sys(SYS_socket, NETLINK, SOCK_STREAM, 0));
  CASE("listen", sys(SYS_listen, fd, 1));
  return 0;
}
