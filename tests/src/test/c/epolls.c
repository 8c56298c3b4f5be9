/* EPOLLEXCLUSIVE: of the sets that watch a file one is told, which is what the flag is for. */
#include "net.h"

enum { IN = 1, OUT = 4, EXCLUSIVE = 1 << 28, ONE_SHOT = 1 << 30, ADD = 1, DELETE = 2, MODIFY = 3 };
#define EDGE 0x80000000u
enum { NONBLOCK = 04000 };

struct event {
  unsigned events, padding;
  uint64_t data;
};

static int control(int set, int operation, int fd, unsigned events) {
  struct event event = {events, 0, 7};
  return (int)sys(SYS_epoll_ctl, set, operation, fd, &event);
}

static int wait_ms(int set, int most, int millis) {
  struct event events[8];
  return (int)sys(SYS_epoll_pwait, set, events, most, millis, 0, 8);
}

/* So many children wait, each with a set of its own; how many of them are told of some writes. */
static void told(const char *what, unsigned events, int children, int writes) {
  int pair[2], total = 0;
  sys(SYS_pipe2, pair, 0);
  for (int i = 0; i < children; i++) {
    if (fork() == 0) {
      int set = (int)sys(SYS_epoll_create1, 0);
      control(set, ADD, pair[0], events);
      exit(wait_ms(set, 1, 600));
    }
  }
  sleep_ms(150);
  for (int i = 0; i < writes; i++) {
    sys(SYS_write, pair[1], "x", 1);
    sleep_ms(50);
  }
  for (int i = 0; i < children; i++) {
    int info[32];
    sys(SYS_waitid, 0, 0, info, 4, 0);
    total += info[5];
  }
  CASE(what, total);
  sys(SYS_close, pair[0]);
  sys(SYS_close, pair[1]);
}

static void flags(void) {
  int pair[2], set = (int)sys(SYS_epoll_create1, 0), inner = (int)sys(SYS_epoll_create1, 0);
  sys(SYS_pipe2, pair, 0);
  CASE("exclusive, one shot", control(set, ADD, pair[0], IN | EXCLUSIVE | ONE_SHOT));
  CASE("exclusive, of a set", control(set, ADD, inner, IN | EXCLUSIVE));
  CASE("exclusive", control(set, ADD, pair[0], IN | EXCLUSIVE));
  CASE("again", control(set, ADD, pair[0], IN | EXCLUSIVE));
  CASE("changed to it", control(set, MODIFY, pair[0], IN | EXCLUSIVE));
  CASE("changed from it", control(set, MODIFY, pair[0], IN));
  CASE("taken away", control(set, DELETE, pair[0], 0));
  CASE("without it", control(set, ADD, pair[0], IN));
  CASE("changed to it", control(set, MODIFY, pair[0], IN | EXCLUSIVE));
  CASE("changed", control(set, MODIFY, pair[0], IN));
}

/* Who does not wait is told as well, and does not end the round. */
static void nobody_waits(void) {
  int pair[2], sets[2];
  char byte;
  sys(SYS_pipe2, pair, NONBLOCK);
  for (int i = 0; i < 2; i++) {
    sets[i] = (int)sys(SYS_epoll_create1, 0);
    control(sets[i], ADD, pair[0], IN | EXCLUSIVE);
  }
  CASE("nothing yet", wait_ms(sets[0], 1, 0) + wait_ms(sets[1], 1, 0));
  sys(SYS_write, pair[1], "x", 1);
  CASE("first", wait_ms(sets[0], 1, 0));
  CASE("second", wait_ms(sets[1], 1, 0));
  CASE("first again", wait_ms(sets[0], 1, 0));
  sys(SYS_read, pair[0], &byte, 1);
  CASE("it has been read", wait_ms(sets[0], 1, 0) + wait_ms(sets[1], 1, 0));
  sys(SYS_write, pair[1], "x", 1);
  int late = (int)sys(SYS_epoll_create1, 0);
  control(late, ADD, pair[0], IN | EXCLUSIVE | EDGE);
  CASE("what was there before", wait_ms(late, 1, 0));
  CASE("is not new", wait_ms(late, 1, 0));
  sys(SYS_write, pair[1], "y", 1);
  CASE("but this is", wait_ms(late, 1, 0));
  sys(SYS_close, pair[1]);
  CASE("nobody writes any more", wait_ms(late, 1, 0));
}

int main(void) {
  told("exclusive edges", IN | EXCLUSIVE | EDGE, 4, 1);
  told("exclusive levels", IN | EXCLUSIVE, 4, 1);
  told("two events", IN | EXCLUSIVE | EDGE, 4, 2);
  told("all", IN | EDGE, 4, 1);
  flags();
  nobody_waits();
  return 0;
}
