/*
 * What emulators of user programs can't do with terminals: requests that they do not know, what is told of
 * them elsewhere, and what is not allowed to who is not root. The answers are those of Linux's sources.
 */
#include "net.h"
#include "terminals.h"

enum { TIOCVHANGUP = 0x5437, TCGETA = 0x5405, PROC = 64, SIGNAL_NONE = 0 };
#define TCSETS2 0x402c542bu

static int master, slave, number;

static void open_pair(void) {
  int lock = 0;
  master = (int)sys(SYS_openat, HERE, "/dev/ptmx", READ_WRITE | NOCTTY | NONBLOCK, 0);
  ask(master, TIOCGPTN, &number);
  ask(master, TIOCSPTLCK, &lock);
  path_of(number);
}

static void requests(void) {
  int is = -1, device = -1;
  master = (int)sys(SYS_openat, HERE, "/dev/ptmx", READ_WRITE | NOCTTY | NONBLOCK, 0);
  CASE("locked at first", (ask(master, TIOCGPTLCK, &is), is));
  CASE("a locked one from the master", ask(master, TIOCGPTPEER, (void *)(READ_WRITE | NOCTTY)));
  sys(SYS_close, master);
  open_pair();
  CASE("unlocked", (ask(master, TIOCGPTLCK, &is), is));
  slave = (int)ask(master, TIOCGPTPEER, (void *)(READ_WRITE | NOCTTY | NONBLOCK));
  CASE("opened from the master", slave > master);
  CASE("not from the other side", ask(slave, TIOCGPTPEER, (void *)READ_WRITE));
  CASE("its device", (ask(slave, TIOCGDEV, &device), device == (136 << 8 | number)));
  is = 1;
  ask(master, TIOCPKT, &is);
  CASE("packets", (ask(master, TIOCGPKT, &is), is));
  is = 0;
  ask(master, TIOCPKT, &is);
  CASE("none", (ask(master, TIOCGPKT, &is), is));
  CASE("exclusive", (ask(slave, TIOCEXCL, 0), ask(slave, TIOCGEXCL, &is), is));
  CASE("not to be opened by others", sys(SYS_openat, HERE, path, READ_WRITE | NOCTTY, 0));
  CASE("free", (ask(slave, TIOCNXCL, 0), ask(slave, TIOCGEXCL, &is), is));
  CASE("a request that nobody knows", ask(slave, 0x5499, 0));
  CASE("typing for somebody", ask(slave, TIOCSTI, "x"));
  CASE("hanging up", ask(slave, TIOCVHANGUP, 0));
  CASE("a signal that no key asks for", ask(master, TIOCSIG, (void *)SIGTERM));
  CASE("one that a key asks for", ask(master, TIOCSIG, (void *)SIGINT));
  CASE("not from the other side", ask(slave, TIOCSIG, (void *)SIGINT));
}

static void settings(void) {
  struct termios now;
  unsigned speeds[2];
  CASE("settings with speeds", ask(slave, TCGETS2, &now));
  memcpy(speeds, now.more, sizeof speeds);
  print("%d %d\n", (int)speeds[0], (int)speeds[1]);
  now.control = (now.control & ~0x100fu) | 13;
  CASE("another speed", ask(slave, TCSETS, &now));
  ask(slave, TCGETS2, &now);
  memcpy(speeds, now.more, sizeof speeds);
  print("%d %d\n", (int)speeds[0], (int)speeds[1]);
  now.control = (now.control & ~0x100fu) | 0x1000;
  speeds[0] = speeds[1] = 12345;
  memcpy(now.more, speeds, sizeof speeds);
  CASE("any speed", ask(slave, TCSETS2, &now));
  ask(slave, TCGETS2, &now);
  memcpy(speeds, now.more, sizeof speeds);
  print("%d %d %x\n", (int)speeds[0], (int)speeds[1], now.control);
  now.control = 0x1300;
  ask(slave, TCSETS, &now);
  ask(slave, TCGETS, &now);
  print("eight bits without parity: %x\n", now.control & 0x1b0);
  unsigned short old[9];
  CASE("settings in the old form", ask(slave, TCGETA, old));
  print("%x %x %x\n", old[0], old[1], old[3]);
}

/* A word of a file: the one behind so many blanks. */
static void word(const char *name, const char *file, int blanks) {
  int fd = (int)sys(SYS_openat, HERE, file, 0, 0);
  long length = sys(SYS_read, fd, bytes, 1000);
  long at = 0, end;
  while (at < length && blanks > 0) {
    blanks -= bytes[at++] == ' ';
  }
  for (end = at; end < length && bytes[end] != ' ' && bytes[end] != '\n'; end++) {
  }
  bytes[end] = 0;
  print("%s: %s\n", name, bytes + at);
  sys(SYS_close, fd);
}

static void texts(void) {
  int child = fork();
  if (child == 0) {
    word("no terminal", "/proc/self/stat", 6);
    word("nobody in front", "/proc/self/stat", 7);
    sys(SYS_setsid);
    ask(slave, TIOCSCTTY, 0);
    word("a terminal", "/proc/self/stat", 6);
    int front;
    ask(slave, TIOCGPGRP, &front);
    CASE("itself in front", front == getpid());
    int end = (int)sys(SYS_readlinkat, HERE, "/proc/self/fd/4", bytes, 100);
    bytes[end > 0 ? end : 0] = 0;
    print("its name: %s\n", bytes);
    exit(0);
  }
  wait_for(child, &number);
  CASE("the file system of the names", sys(SYS_statfs64, "/dev/pts", 88, bytes));
  print("%x\n", *(unsigned *)bytes);
  word("pairs", "/proc/sys/kernel/pty/nr", 0);
  word("at most", "/proc/sys/kernel/pty/max", 0);
  struct statx info;
  sys(SYS_statx, slave, "", 0x1000, 0x7ff, &info);
  print("permissions: %x, group %d\n", info.mode & 0x1ff, info.gid);
  CASE("no files there", sys(SYS_openat, HERE, "/dev/pts/x", READ_WRITE | 0100, 0600));
}

/* Many pairs: each has the lowest number that is free. */
static void numbers(void) {
  int masters[20], is;
  sys(SYS_close, slave);
  sys(SYS_close, master);
  for (int i = 0; i < 20; i++) {
    masters[i] = (int)sys(SYS_openat, HERE, "/dev/ptmx", READ_WRITE | NOCTTY, 0);
  }
  CASE("the last of twenty", (ask(masters[19], TIOCGPTN, &is), is));
  sys(SYS_close, masters[5]);
  masters[5] = (int)sys(SYS_openat, HERE, "/dev/ptmx", READ_WRITE | NOCTTY, 0);
  CASE("one that is free again", (ask(masters[5], TIOCGPTN, &is), is));
  word("pairs", "/proc/sys/kernel/pty/nr", 0);
}

/* Two who read one terminal, one who writes more than fits, and a line for each who waits. */
static void waits(void) {
  open_pair();
  slave = (int)sys(SYS_openat, HERE, path, READ_WRITE | NOCTTY, 0);
  int child = fork();
  if (child == 0) {
    exit((int)sys(SYS_read, slave, bytes, 100));
  }
  sleep_ms(50);
  type(master, "a line\n");
  int how;
  CASE("a line wakes who reads", wait_for(child, &how));
  child = fork();
  if (child == 0) {
    exit(sys(SYS_write, slave, bytes, sizeof bytes) == sizeof bytes ? 1 : 2);
  }
  long all = 0, got;
  while ((got = receive(master)) > 0) {
    all += got;
  }
  CASE("all that was written", all >= (long)sizeof bytes);
  CASE("room wakes who writes", wait_for(child, &how));
  child = fork();
  if (child == 0) {
    sys(SYS_close, master);
    exit((int)sys(SYS_read, slave, bytes, 100) + 10);
  }
  sleep_ms(50);
  sys(SYS_close, master);
  CASE("the end of the master wakes who reads", wait_for(child, &how));
}

int main(void) {
  requests();
  settings();
  texts();
  numbers();
  waits();
  return 0;
}
