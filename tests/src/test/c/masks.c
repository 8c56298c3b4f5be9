/*
 * A mask for the time of one call: however the call ends, the mask before it is back; while it lasts,
 * what it lets through comes.
 */
#include "net.h"

enum { IN = 1, RIGHT = 8 };

static const uint64_t before = SET(SIGUSR1) | SET(SIGWINCH), inside = SET(SIGUSR2) | SET(SIGHUP);
static volatile int handled;
static volatile uint64_t mask_in_handler;
static int ready, nothing_there, set, no_set = 40;

static uint64_t mask_now(void) {
  uint64_t mask = 0;
  sys(SYS_rt_sigprocmask, SIG_BLOCK, 0, &mask, 8);
  return mask;
}

static void note(int signal) {
  handled = signal;
  mask_in_handler = mask_now();
}

static long poll(int fd, struct timespec *time, const uint64_t *mask, long size) {
  int entry[2] = {fd, IN};
  return sys(SYS_ppoll_time64, entry, 1, time, mask, size);
}

static long select(int fd, struct timespec *time, const uint64_t *mask, long size) {
  unsigned wanted[32] = {0};
  long both[2] = {(long)mask, size};
  wanted[fd / 32] = 1u << fd % 32;
  return sys(SYS_pselect6_time64, fd + 1, wanted, 0, 0, time, both);
}

static long epoll(int fd, struct timespec *time, const uint64_t *mask, long size) {
  int event[4] = {IN, 0, 0, 0};
  int at = fd == no_set ? no_set : fd == ready ? set : (int)sys(SYS_epoll_create1, 0);
  long millis = time ? (long)(time->nanos / 1000000) : -1;
  long answer = sys(SYS_epoll_pwait, at, event, 1, millis, mask, size);
  if (at != set && at != no_set) {
    sys(SYS_close, at);
  }
  return answer;
}

typedef long waiting(int fd, struct timespec *time, const uint64_t *mask, long size);

static void show(const char *what, long answer) {
  uint64_t mask = mask_now();
  print("%s: %d, handled %d, %s\n", what, (int)answer, handled,
        mask == before ? "the mask before" : mask == inside ? "the mask inside" : "another mask");
  handled = 0;
}

/* Signals us after a while. */
static int signal_later(int signal) {
  int self = getpid(), child = fork();
  if (child == 0) {
    sleep_ms(40);
    sys(SYS_kill, self, signal);
    exit(0);
  }
  return child;
}

static void ends(waiting *call) {
  struct timespec now = {0, 0}, soon = {0, 20000000}, later = {0, 90000000};
  struct timespec long_time = {0, 900000000}, bad = {0, 2000000000};
  show("at once", call(nothing_there, &now, &inside, RIGHT));
  show("in time", call(nothing_there, &soon, &inside, RIGHT));
  show("ready", call(ready, &soon, &inside, RIGHT));
  show("ready, without end", call(ready, 0, &inside, RIGHT));
  show("no descriptor", call(no_set, &now, &inside, RIGHT));
  show("bad size", call(nothing_there, &now, &inside, 4));
  show("bad mask", call(nothing_there, &now, (uint64_t *)16, RIGHT));
  if (call != epoll) {
    show("bad time", call(nothing_there, &bad, &inside, RIGHT));
  }
  int child = signal_later(SIGUSR1);
  show("a handler", call(nothing_there, &long_time, &inside, RIGHT));
  print("in the handler %x\n", (unsigned)mask_in_handler);
  wait_for(child, 0);
  if (call != epoll) {
    sys(SYS_kill, getpid(), SIGUSR1);
    show("pending before", call(nothing_there, &now, &inside, RIGHT));
  }
  child = signal_later(SIGWINCH);
  show("ignored", call(nothing_there, &later, &inside, RIGHT));
  wait_for(child, 0);
  if (call != epoll) { /* the oracle delivers it later then */
    child = signal_later(SIGUSR2);
    show("held back inside", call(nothing_there, &later, &inside, RIGHT));
    wait_for(child, 0);
  }
  show("without a mask", call(nothing_there, &now, 0, 0));
}

static void suspended(void) {
  int child = signal_later(SIGUSR1);
  show("suspend", sys(SYS_rt_sigsuspend, &inside, RIGHT));
  print("in the handler %x\n", (unsigned)mask_in_handler);
  wait_for(child, 0);
  sys(SYS_kill, getpid(), SIGUSR1);
  show("pending before", sys(SYS_rt_sigsuspend, &inside, RIGHT));
  show("bad size", sys(SYS_rt_sigsuspend, &inside, 4));
  show("bad mask", sys(SYS_rt_sigsuspend, 16, RIGHT));
}

/* Two handlers in a row: the first returns to the second's frame, and the second to the mask before. */
static void two_at_once(void) {
  sys(SYS_kill, getpid(), SIGUSR1);
  sys(SYS_kill, getpid(), SIGWINCH);
  on_signal(SIGWINCH, note, 0);
  uint64_t none = 0;
  show("two at once", sys(SYS_rt_sigsuspend, &none, RIGHT));
  on_signal(SIGWINCH, SIG_DFL, 0);
}

int main(void) {
  int pair[2], event[4] = {IN, 0, 0, 0};
  sys(SYS_pipe2, pair, 0);
  nothing_there = pair[0];
  sys(SYS_pipe2, pair, 0);
  sys(SYS_write, pair[1], "x", 1);
  ready = pair[0];
  set = (int)sys(SYS_epoll_create1, 0);
  sys(SYS_epoll_ctl, set, 1, ready, event);
  on_signal(SIGUSR1, note, 0);
  on_signal(SIGUSR2, note, 0);
  block(before);
  print("ppoll\n");
  ends(poll);
  print("pselect6\n");
  ends(select);
  print("epoll_pwait\n");
  ends(epoll);
  print("rt_sigsuspend\n");
  suspended();
  two_at_once();
  return 0;
}
