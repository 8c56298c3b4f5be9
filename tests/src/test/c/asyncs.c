/* Files that signal when they are ready: owners, signals, O_ASYNC; and record locks on pipes. */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { SETFL = 4, GETFL = 3, SETLK = 13, GETLK = 12, OFD_SETLK = 37, SETOWN = 8, GETOWN = 9, SETSIG = 10, GETSIG = 11,
       SETOWN_EX = 15, GETOWN_EX = 16, ASYNC = 020000, NONBLOCK = 04000, FIOASYNC = 0x5452,
       FIOSETOWN = 0x8901, SIOCSPGRP = 0x8902, FIOGETOWN = 0x8903, SIOCGPGRP = 0x8904, RT = 40,
       FD = sizeof(long) == 8 ? 6 : 4, BAND = sizeof(long) == 8 ? 4 : 3 };

static int info[32];
static char bytes[64];

/* The signal that has come, or 0. */
static int came(void) {
  uint64_t set = SET(SIGIO) | SET(SIGUSR1) | SET(RT) | SET(SIGCHLD);
  struct timespec now = {0, 0};
  memset(info, 0, sizeof info);
  long got = sys(SYS_rt_sigtimedwait_time64, &set, info, &now, 8);
  return got < 0 ? 0 : (int)got;
}

static int owner(int fd, int command, int kind, int id) {
  int owner[2] = {kind, id};
  return (int)sys(SYS_fcntl64, fd, command, owner);
}

static void owners(void) {
  int a[2], pid = getpid(), back[2] = {9, 9};
  sys(SYS_pipe2, a, 0);
  CASE("nobody", sys(SYS_fcntl64, a[0], GETOWN, 0));
  CASE("me", sys(SYS_fcntl64, a[0], SETOWN, pid));
  CASE("it is", sys(SYS_fcntl64, a[0], GETOWN, 0) == pid);
  CASE("not the other end's", sys(SYS_fcntl64, a[1], GETOWN, 0));
  CASE("told apart", sys(SYS_fcntl64, a[0], GETOWN_EX, back));
  CASE("a process", back[0]);
  CASE("which", back[1] == pid);
  CASE("my group", sys(SYS_fcntl64, a[0], SETOWN, -sys(SYS_getpgid, 0)));
  CASE("a group", owner(a[0], GETOWN_EX, 9, 9));
  sys(SYS_fcntl64, a[0], GETOWN_EX, back);
  CASE("it is a group", back[0]);
  CASE("this thread", owner(a[0], SETOWN_EX, 0, (int)sys(SYS_gettid)));
  sys(SYS_fcntl64, a[0], GETOWN_EX, back);
  CASE("it is a thread", back[0]);
  CASE("no kind", owner(a[0], SETOWN_EX, 3, pid));
  CASE("nobody any more", owner(a[0], SETOWN_EX, 1, 0));
  CASE("no such process", sys(SYS_fcntl64, a[0], SETOWN, 0x3ffff));
  CASE("no such group", sys(SYS_fcntl64, a[0], SETOWN, -0x3ffff));
  CASE("no such thread", owner(a[0], SETOWN_EX, 0, 0x3ffff));
  CASE("bad pointer", sys(SYS_fcntl64, a[0], SETOWN_EX, 16));
  CASE("bad pointer to get", sys(SYS_fcntl64, a[0], GETOWN_EX, 16));
  CASE("no descriptor", sys(SYS_fcntl64, 99, SETOWN, pid));
  CASE("a mere name", sys(SYS_fcntl64, sys(SYS_openat, -100, "/", 010000000, 0), SETOWN, pid));
  CASE("no signal", sys(SYS_fcntl64, a[0], GETSIG, 0));
  CASE("signal 65", sys(SYS_fcntl64, a[0], SETSIG, 65));
  CASE("signal -1", sys(SYS_fcntl64, a[0], SETSIG, -1));
  CASE("a signal", sys(SYS_fcntl64, a[0], SETSIG, RT));
  CASE("which", sys(SYS_fcntl64, a[0], GETSIG, 0));
  CASE("a file can have one", sys(SYS_fcntl64, sys(SYS_memfd_create, "m", 0), SETOWN, pid));
  CASE("asks for signals", sys(SYS_fcntl64, a[0], SETFL, ASYNC));
  CASE("flags", sys(SYS_fcntl64, a[0], GETFL, 0));
  CASE("not the other", sys(SYS_fcntl64, a[1], GETFL, 0));
  int counter = (int)sys(SYS_eventfd2, 0, 0), on = 1;
  CASE("who can't", sys(SYS_fcntl64, counter, SETFL, ASYNC));
  CASE("by ioctl", sys(SYS_ioctl, (int)sys(SYS_eventfd2, 0, 0), FIOASYNC, &on));
  CASE("a pipe by ioctl", sys(SYS_ioctl, a[1], FIOASYNC, &on));
  CASE("flags", sys(SYS_fcntl64, a[1], GETFL, 0));
  on = 0;
  CASE("no more", sys(SYS_ioctl, a[1], FIOASYNC, &on));
  CASE("flags", sys(SYS_fcntl64, a[1], GETFL, 0));
  CASE("without a word", sys(SYS_ioctl, a[1], FIOASYNC, 16));
  sys(SYS_close, a[0]);
  sys(SYS_close, a[1]);
}

static void signals(void) {
  int a[2], pair[2], pid = getpid();
  sys(SYS_pipe2, a, NONBLOCK);
  sys(SYS_fcntl64, a[0], SETFL, ASYNC | NONBLOCK);
  sys(SYS_write, a[1], "x", 1);
  CASE("no owner", came());
  sys(SYS_fcntl64, a[0], SETOWN, pid);
  sys(SYS_write, a[1], "x", 1);
  CASE("written", came());
  CASE("from the kernel", info[2]);
  sys(SYS_read, a[0], bytes, 2);
  CASE("read, of which nobody wants to hear", came());
  sys(SYS_fcntl64, a[0], SETSIG, RT);
  sys(SYS_write, a[1], "x", 1);
  CASE("another signal", came());
  CASE("why", info[2]);
  CASE("band", info[BAND]);
  sys(SYS_fcntl64, a[0], SETSIG, SIGIO);
  sys(SYS_write, a[1], "x", 1);
  CASE("with a word", came());
  CASE("why", info[2]);
  CASE("where", info[FD] == a[0]);
  sys(SYS_fcntl64, a[0], SETSIG, SIGCHLD);
  sys(SYS_write, a[1], "x", 1);
  CASE("a signal with codes of its own", came());
  CASE("why", info[2]);
  sys(SYS_fcntl64, a[0], SETSIG, 0);
  sys(SYS_fcntl64, a[1], SETOWN, pid);
  sys(SYS_fcntl64, a[1], SETSIG, RT);
  sys(SYS_fcntl64, a[1], SETFL, ASYNC | NONBLOCK);
  sys(SYS_fcntl64, a[0], SETFL, NONBLOCK);
  sys(SYS_read, a[0], bytes, 2);
  CASE("room", came());
  CASE("why", info[2]);
  CASE("band", info[BAND]);
  sys(SYS_write, a[1], "x", 1);
  CASE("not any more", came());
  int copy = (int)sys(SYS_dup, a[0]);
  sys(SYS_fcntl64, copy, SETFL, ASYNC);
  sys(SYS_fcntl64, a[0], SETSIG, SIGIO);
  sys(SYS_write, a[1], "x", 1);
  CASE("by a duplicate", came());
  CASE("which it tells", info[FD] == copy);
  sys(SYS_close, a[1]);
  CASE("nobody writes any more", came());
  while (came()) {
  }
  sys(SYS_socketpair, 1, 1, 0, pair);
  sys(SYS_fcntl64, pair[0], SETOWN, pid);
  sys(SYS_fcntl64, pair[0], SETFL, ASYNC);
  sys(SYS_write, pair[1], "x", 1);
  CASE("a socket", came());
  while (came()) {
  }
  int me = 0;
  CASE("its owner", sys(SYS_ioctl, pair[0], FIOGETOWN, &me));
  CASE("is me", me == pid);
  CASE("otherwise", sys(SYS_ioctl, pair[0], SIOCGPGRP, &me));
  me = 0;
  CASE("nobody", sys(SYS_ioctl, pair[0], SIOCSPGRP, &me));
  CASE("then", sys(SYS_fcntl64, pair[0], GETOWN, 0));
  me = 0x3ffff;
  CASE("no such process", sys(SYS_ioctl, pair[0], FIOSETOWN, &me));
  sys(SYS_write, pair[1], "x", 1);
  CASE("nobody hears", came());
  int child = fork();
  if (child == 0) {
    sys(SYS_fcntl64, pair[0], SETOWN, getpid());
    exit(0);
  }
  wait_for(child, 0);
  while (came()) {
  }
  CASE("who is gone", sys(SYS_fcntl64, pair[0], GETOWN, 0));
}

struct range {
  short type, whence;
  int gap;
  int64_t start, length;
  int pid, tail;
};

static int lock(int fd, int command, int type, long start, long length) {
  struct range range = {(short)type, 0, 0, start, length, 0, 0};
  long result = sys(SYS_fcntl64, fd, command, &range);
  return result < 0 || command != GETLK ? (int)result : range.type;
}

static void locks(void) {
  int a[2], b[2];
  sys(SYS_pipe2, a, 0);
  sys(SYS_pipe2, b, 0);
  CASE("a pipe to write", lock(a[1], SETLK, 1, 0, 10));
  CASE("the end that reads to write", lock(a[0], SETLK, 1, 0, 10));
  CASE("the end that reads", lock(a[0], SETLK, 0, 20, 10));
  CASE("to read what is to be written", lock(a[1], SETLK, 0, 30, 10));
  int child = fork();
  if (child == 0) {
    CASE("another process", lock(a[1], SETLK, 1, 0, 1));
    CASE("by the other end", lock(a[0], SETLK, 0, 0, 1));
    CASE("what it says", lock(a[0], GETLK, 0, 0, 1));
    CASE("behind", lock(a[1], SETLK, 1, 40, 1));
    CASE("another pipe", lock(b[1], SETLK, 1, 0, 1));
    exit(0);
  }
  wait_for(child, 0);
  sys(SYS_close, sys(SYS_dup, a[0]));
  child = fork();
  if (child == 0) {
    CASE("a close has freed it", lock(a[1], SETLK, 1, 0, 1));
    exit(0);
  }
  wait_for(child, 0);
  CASE("by a description", lock(a[1], OFD_SETLK, 1, 0, 10));
  CASE("which is another", lock(a[1], SETLK, 1, 0, 10));
}

int main(void) {
  block(SET(SIGIO) | SET(SIGUSR1) | SET(RT) | SET(SIGCHLD));
  owners();
  signals();
  locks();
  return 0;
}
