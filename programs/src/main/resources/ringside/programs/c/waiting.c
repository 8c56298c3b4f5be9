/*
 * waiting - one thread waits for many things at once
 * Claims: B5
 *
 * Three children write to pipes of their own, each after another time; a timer goes off; a child ends.
 * epoll tells which descriptor has something, and the loop serves it. Between two events nothing runs.
 * Look at:  --stats: how much of the time is IDLE, and how few calls are made.
 * Try:      another child that never writes: it costs nothing.
 */
#include "ringside.h"

enum { IN = 1, ADD = 1, CHILDREN = 3 };

struct event {
  unsigned events;
  uint64_t data;
};

static void watch(int set, int descriptor, int name) {
  struct event event = {IN, (uint64_t)name};
  sys(SYS_epoll_ctl, set, ADD, descriptor, &event);
}

int main(void) {
  int set = (int)sys(SYS_epoll_create1, 0), pipes[CHILDREN];
  uint64_t child_signal = SET(SIGCHLD);
  block(child_signal);
  int signals = (int)sys(SYS_signalfd4, -1, &child_signal, 8, 0);
  int timer = (int)sys(SYS_timerfd_create, 1, 0);
  struct timespec once[2] = {{0, 0}, {0, 200000000}};
  sys(SYS_timerfd_settime64, timer, 0, once, 0);
  watch(set, timer, 10);
  for (int i = 0; i < CHILDREN; i++) {
    int ends[2];
    sys(SYS_pipe2, ends, 0);
    if (fork() == 0) {
      sleep_ms(i == 0 ? 300 : i == 1 ? 100 : 10);
      sys(SYS_write, ends[1], "!", 1);
      sleep_ms(600);
      exit(0);
    }
    sys(SYS_close, ends[1]);
    pipes[i] = ends[0];
    watch(set, ends[0], i);
  }
  for (int events = 0; events < CHILDREN + 1; events++) {
    struct event event;
    char bytes[8];
    sys(SYS_epoll_pwait, set, &event, 1, -1, 0, 8);
    if (event.data == 10) {
      sys(SYS_read, timer, bytes, 8);
      print("the timer has gone off\n");
    } else {
      sys(SYS_read, pipes[event.data], bytes, 1);
      print("child %d has written\n", (int)event.data);
    }
  }
  unsigned info[32];
  sys(SYS_read, signals, info, sizeof info);
  print("signal %u: a child has ended\n", info[0]);
  for (int i = 0; i < CHILDREN; i++) {
    int waited[32];
    sys(SYS_waitid, 0, 0, waited, 4, 0);
  }
  return 0;
}
