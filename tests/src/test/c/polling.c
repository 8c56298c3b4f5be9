/* Waiting for several files: ppoll, pselect6, epoll, eventfd, timerfd, signalfd. */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { IN = 1, PRI = 2, OUT = 4, ERR = 8, HUP = 16, NVAL = 32, ONESHOT = 1 << 30, ET = 1 << 31 };

struct pollfd {
  int fd;
  short events, revents;
};

struct event {
  unsigned events;
  uint64_t data;
};

static struct timespec none = {0, 0}, brief = {0, 3000000};
static volatile int handled;

static void note(int signal) {
  handled = signal;
}

static int poll_one(int fd, int events, struct timespec *time) {
  struct pollfd entry = {fd, (short)events, 99};
  struct timespec copy;
  if (time) {
    copy = *time;
  }
  long result = sys(SYS_ppoll_time64, &entry, 1, time ? &copy : 0, 0, 8);
  return result < 0 ? (int)result : entry.revents;
}

static void polls(void) {
  int ends[2];
  sys(SYS_pipe2, ends, 0);
  CASE("empty pipe", poll_one(ends[0], IN, &none));
  CASE("room in it", poll_one(ends[1], OUT, &none));
  CASE("both asked", poll_one(ends[1], IN | OUT, &none));
  CASE("in time", poll_one(ends[0], IN, &brief));
  sys(SYS_write, ends[1], "abc", 3);
  CASE("bytes in it", poll_one(ends[0], IN, 0));
  CASE("not asked for", poll_one(ends[0], PRI, &none));
  CASE("closed descriptor", poll_one(77, IN, &none));
  CASE("negative descriptor", poll_one(-3, IN, &none));
  struct timespec bad = {0, -1};
  CASE("bad time", poll_one(ends[0], IN, &bad));
  CASE("bad pointer", sys(SYS_ppoll_time64, 16, 1, &none, 0, 8));
  CASE("no files", sys(SYS_ppoll_time64, 0, 0, &brief, 0, 8));
  struct pollfd two[3] = {{ends[0], IN, 0}, {ends[1], OUT, 0}, {-1, IN, 5}};
  CASE("two of three", sys(SYS_ppoll_time64, two, 3, &none, 0, 8));
  CASE("first", two[0].revents);
  CASE("second", two[1].revents);
  CASE("third", two[2].revents);
  int child = fork();
  if (child == 0) {
    sleep_ms(20);
    sys(SYS_write, ends[1], "x", 1);
    exit(0);
  }
  char bytes[8];
  sys(SYS_read, ends[0], bytes, 8);
  CASE("wait for a byte", poll_one(ends[0], IN, 0));
  wait_for(child, 0);
  sys(SYS_close, ends[1]);
  CASE("no writer", poll_one(ends[0], IN, &none));
  sys(SYS_read, ends[0], bytes, 8);
  CASE("no writer, empty", poll_one(ends[0], IN, &none));
  sys(SYS_close, ends[0]);
  sys(SYS_pipe2, ends, 0);
  sys(SYS_close, ends[0]);
  CASE("no reader", poll_one(ends[1], OUT, &none));
  CASE("nothing for nobody", sys(SYS_write, ends[1], bytes, 0));
  sys(SYS_close, ends[1]);
  sys(SYS_pipe2, ends, 04000);
  while (sys(SYS_write, ends[1], bytes, 8) > 0) {
  }
  CASE("full pipe", poll_one(ends[1], OUT, &none));
  sys(SYS_close, ends[0]);
  sys(SYS_close, ends[1]);
  on_signal(SIGALRM, note, SA_RESTART);
  long soon[4] = {0, 0, 0, 10000};
  sys(SYS_setitimer, 0, soon, 0);
  CASE("interrupted", sys(SYS_ppoll_time64, 0, 0, 0, 0, 8));
  uint64_t all_but_alarm = ~SET(SIGALRM);
  block(SET(SIGALRM));
  sys(SYS_setitimer, 0, soon, 0);
  handled = 0;
  CASE("mask for the call", sys(SYS_ppoll_time64, 0, 0, 0, &all_but_alarm, 8));
  CASE("handler ran", handled);
  block(0);
}

static void selects(void) {
  int ends[2];
  sys(SYS_pipe2, ends, 0);
  unsigned in[2] = {1u << ends[0], 0}, out[2] = {1u << ends[1], 0};
  CASE("select", sys(SYS_pselect6_time64, 8, in, out, 0, &none, 0));
  CASE("read set", in[0] == 0);
  CASE("write set", out[0] == 1u << ends[1]);
  sys(SYS_write, ends[1], "a", 1);
  in[0] = 1u << ends[0];
  CASE("select with a byte", sys(SYS_pselect6_time64, 8, in, out, 0, 0, 0));
  CASE("read set", in[0] == 1u << ends[0]);
  in[0] = 1u << 20;
  CASE("closed in the set", sys(SYS_pselect6_time64, 21, in, 0, 0, &none, 0));
  CASE("negative count", sys(SYS_pselect6_time64, -1, in, 0, 0, &none, 0));
  CASE("bad set", sys(SYS_pselect6_time64, 8, 16, 0, 0, &none, 0));
  CASE("time alone", sys(SYS_pselect6_time64, 0, 0, 0, 0, &brief, 0));
  sys(SYS_close, ends[0]);
  sys(SYS_close, ends[1]);
}

static void events(void) {
  uint64_t value = 5;
  int fd = (int)sys(SYS_eventfd2, 3, 04000);
  CASE("eventfd", fd >= 0);
  CASE("read", sys(SYS_read, fd, &value, 8));
  CASE("initial", value);
  CASE("empty", sys(SYS_read, fd, &value, 8));
  CASE("few bytes", sys(SYS_read, fd, &value, 4));
  value = 7;
  CASE("add", sys(SYS_write, fd, &value, 8));
  CASE("add", sys(SYS_write, fd, &value, 8));
  sys(SYS_read, fd, &value, 8);
  CASE("sum", value);
  value = -1;
  CASE("too much", sys(SYS_write, fd, &value, 8));
  value = -2;
  CASE("the most", sys(SYS_write, fd, &value, 8));
  value = 1;
  CASE("no room", sys(SYS_write, fd, &value, 8));
  CASE("ready for", poll_one(fd, IN | OUT, &none));
  CASE("seek", sys(SYS_llseek, fd, 0, 5, &value, 0));
  sys(SYS_close, fd);
  fd = (int)sys(SYS_eventfd2, 2, 1);
  sys(SYS_read, fd, &value, 8);
  CASE("semaphore", value);
  sys(SYS_read, fd, &value, 8);
  CASE("used up", poll_one(fd, IN, &none));
  sys(SYS_close, fd);
  CASE("bad flags", sys(SYS_eventfd2, 0, 64));
}

static void timers(void) {
  int fd = (int)sys(SYS_timerfd_create, 1, 04000);
  uint64_t times = 0;
  struct timespec set[2] = {{0, 5000000}, {0, 5000000}}, old[2];
  CASE("timerfd", fd >= 0);
  CASE("not set", sys(SYS_read, fd, &times, 8));
  CASE("set", sys(SYS_timerfd_settime64, fd, 0, set, 0));
  CASE("wait", poll_one(fd, IN, 0));
  CASE("read", sys(SYS_read, fd, &times, 8));
  CASE("at least once", times >= 1);
  sleep_ms(30);
  sys(SYS_read, fd, &times, 8);
  CASE("several times", times >= 4 && times <= 12);
  CASE("ask", sys(SYS_timerfd_gettime64, fd, old));
  CASE("interval", old[0].nanos);
  CASE("time left", old[1].nanos > 0 && old[1].nanos <= 5000000);
  set[0].nanos = set[1].nanos = 0;
  CASE("stop", sys(SYS_timerfd_settime64, fd, 0, set, old));
  CASE("few bytes", sys(SYS_read, fd, &times, 4));
  set[1].nanos = 1000000000;
  CASE("bad time", sys(SYS_timerfd_settime64, fd, 0, set, 0));
  CASE("bad flags", sys(SYS_timerfd_settime64, fd, 16, old, 0));
  CASE("bad clock", sys(SYS_timerfd_create, 99, 0));
  CASE("write", sys(SYS_write, fd, &times, 8));
  CASE("not a timer", sys(SYS_timerfd_gettime64, 1, old));
  CASE("closed", sys(SYS_timerfd_gettime64, 55, old));
  sys(SYS_close, fd);
}

static void signals(void) {
  uint64_t set = SET(SIGUSR1) | SET(SIGUSR2);
  unsigned info[64];
  block(set);
  int fd = (int)sys(SYS_signalfd4, -1, &set, 8, 04000);
  CASE("signalfd", fd >= 0);
  CASE("none", sys(SYS_read, fd, info, 128));
  sys(SYS_kill, getpid(), SIGUSR2);
  sys(SYS_kill, getpid(), SIGUSR1);
  CASE("ready", poll_one(fd, IN, &none));
  CASE("both", sys(SYS_read, fd, info, 256));
  CASE("first", info[0]);
  CASE("from", (int)info[3] == getpid());
  CASE("second", info[32]);
  CASE("taken", poll_one(fd, IN, &none));
  CASE("few bytes", sys(SYS_read, fd, info, 127));
  CASE("not a signalfd", sys(SYS_signalfd4, 1, &set, 8, 0));
  sys(SYS_close, fd);
  block(0);
}

static void epolls(void) {
  struct event event = {IN, 42}, found[4];
  int ends[2], more[2];
  sys(SYS_pipe2, ends, 04000);
  sys(SYS_pipe2, more, 0);
  int set = (int)sys(SYS_epoll_create1, 0);
  CASE("epoll", set >= 0);
  CASE("bad flags", sys(SYS_epoll_create1, 1));
  CASE("add", sys(SYS_epoll_ctl, set, 1, ends[0], &event));
  CASE("add again", sys(SYS_epoll_ctl, set, 1, ends[0], &event));
  CASE("add itself", sys(SYS_epoll_ctl, set, 1, set, &event));
  CASE("add closed", sys(SYS_epoll_ctl, set, 1, 77, &event));
  CASE("change what is not there", sys(SYS_epoll_ctl, set, 3, more[0], &event));
  CASE("remove what is not there", sys(SYS_epoll_ctl, set, 2, more[0], 0));
  CASE("unknown operation", sys(SYS_epoll_ctl, set, 9, more[0], &event));
  CASE("not an epoll", sys(SYS_epoll_ctl, ends[0], 1, more[0], &event));
  CASE("nothing", sys(SYS_epoll_pwait, set, found, 4, 0, 0, 8));
  CASE("in time", sys(SYS_epoll_pwait, set, found, 4, 3, 0, 8));
  CASE("no room", sys(SYS_epoll_pwait, set, found, 0, 0, 0, 8));
  CASE("wait on a pipe", sys(SYS_epoll_pwait, ends[0], found, 4, 0, 0, 8));
  sys(SYS_write, ends[1], "ab", 2);
  CASE("one", sys(SYS_epoll_pwait, set, found, 4, -1, 0, 8));
  CASE("its events", found[0].events);
  CASE("its data", found[0].data);
  CASE("still there", sys(SYS_epoll_pwait, set, found, 4, 0, 0, 8));
  event.events = IN | (unsigned)ET;
  CASE("edge", sys(SYS_epoll_ctl, set, 3, ends[0], &event));
  CASE("told once", sys(SYS_epoll_pwait, set, found, 4, 0, 0, 8));
  CASE("not again", sys(SYS_epoll_pwait, set, found, 4, 0, 0, 8));
  sys(SYS_write, ends[1], "c", 1);
  CASE("something new", sys(SYS_epoll_pwait, set, found, 4, 0, 0, 8));
  event.events = IN | ONESHOT;
  sys(SYS_epoll_ctl, set, 3, ends[0], &event);
  CASE("one shot", sys(SYS_epoll_pwait, set, found, 4, 0, 0, 8));
  CASE("is over", sys(SYS_epoll_pwait, set, found, 4, 0, 0, 8));
  event.events = IN;
  event.data = 7;
  sys(SYS_epoll_ctl, set, 3, ends[0], &event);
  sys(SYS_epoll_pwait, set, found, 4, 0, 0, 8);
  CASE("armed again", found[0].data);
  int outer = (int)sys(SYS_epoll_create1, 02000000);
  CASE("epoll in epoll", sys(SYS_epoll_ctl, outer, 1, set, &event));
  CASE("ready inside", sys(SYS_epoll_pwait, outer, found, 4, 0, 0, 8));
  CASE("in a circle", sys(SYS_epoll_ctl, set, 1, outer, &event));
  CASE("poll an epoll", poll_one(set, IN, &none));
  sys(SYS_close, ends[1]);
  CASE("closed writer", sys(SYS_epoll_pwait, set, found, 4, 0, 0, 8));
  CASE("hung up", found[0].events);
  CASE("remove", sys(SYS_epoll_ctl, set, 2, ends[0], 0));
  event.events = OUT;
  sys(SYS_epoll_ctl, set, 1, more[1], &event);
  sys(SYS_close, more[1]);
  CASE("closed by itself", sys(SYS_epoll_pwait, set, found, 4, 0, 0, 8));
  int child;
  sys(SYS_pipe2, ends, 0);
  event.events = IN;
  sys(SYS_epoll_ctl, set, 1, ends[0], &event);
  child = fork();
  if (child == 0) {
    sleep_ms(20);
    sys(SYS_write, ends[1], "x", 1);
    exit(0);
  }
  CASE("wait for a byte", sys(SYS_epoll_pwait, set, found, 4, -1, 0, 8));
  wait_for(child, 0);
}

int main(void) {
  block(0);
  polls();
  selects();
  events();
  timers();
  signals();
  epolls();
  return 0;
}
