/* Leases on files: who has one is told when somebody else opens the file, and is waited for. */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { HERE = -100, CREATE = 0100, WRITE_ONLY = 1, READ_WRITE = 2, NONBLOCK = 04000, TRUNCATE = 01000, PATH = 010000000,
       SETLEASE = 1024, GETLEASE = 1025, GETOWN = 9, SETSIG = 10, READ = 0, WRITE = 1, NONE = 2, RT = 40,
       SYS_truncate64 = 45 };

static char path[] = "/tmp/ringside-leased";
static int info[32];
static volatile int handled;

static void note(int signal) {
  handled = signal;
}

static int open_it(int flags) {
  return (int)sys(SYS_openat, HERE, path, flags, 0600);
}

static int set(int fd, int type) {
  return (int)sys(SYS_fcntl64, fd, SETLEASE, type);
}

static int get(int fd) {
  return (int)sys(SYS_fcntl64, fd, GETLEASE, 0);
}

/* The signal that comes within 200 ms, or 0. */
static int came(void) {
  uint64_t signals = SET(SIGIO) | SET(RT);
  struct timespec soon = {0, 200000000};
  memset(info, 0, sizeof info);
  long got = sys(SYS_rt_sigtimedwait_time64, &signals, info, &soon, 8);
  return got < 0 ? 0 : (int)got;
}

static void errors(void) {
  int ends[2], fd = open_it(CREATE | READ_WRITE), other = open_it(READ_WRITE), reads = open_it(0);
  sys(SYS_pipe2, ends, 0);
  CASE("none", get(fd));
  CASE("none to give up", set(fd, NONE));
  CASE("no type", set(fd, 3));
  CASE("negative type", set(fd, -1));
  CASE("a pipe", set(ends[0], READ));
  CASE("of a pipe", get(ends[0]));
  CASE("a name", set(open_it(PATH), READ));
  CASE("no descriptor", set(99, READ));
  CASE("to read what is open to write", set(fd, READ));
  CASE("by who only reads", set(reads, READ));
  CASE("to write what is open", set(fd, WRITE));
  sys(SYS_close, other);
  CASE("or read", set(fd, WRITE));
  sys(SYS_close, reads);
  CASE("alone", set(fd, WRITE));
  CASE("it is", get(fd));
  CASE("for me", sys(SYS_fcntl64, fd, GETOWN, 0) == getpid());
  CASE("again", set(fd, WRITE));
  CASE("to read, though open to write", set(fd, READ));
  CASE("as before", get(fd));
  CASE("given up", set(fd, NONE));
  CASE("none", get(fd));
  sys(SYS_close, fd);
  fd = open_it(0);
  CASE("to read", set(fd, READ));
  int second = open_it(0);
  CASE("one more", set(second, READ));
  CASE("not to write", set(fd, WRITE));
  CASE("by a duplicate", get((int)sys(SYS_dup, fd)));
  sys(SYS_close_range, fd, -1, 0);
}

/* What a child does that opens the file, and how long that takes. */
static int opener(int flags, int holder) {
  int child = fork();
  if (child == 0) {
    sys(SYS_close, holder);
    int fd = open_it(flags);
    exit(fd < 0 ? -fd : 0);
  }
  return child;
}

static void breaks(void) {
  int fd = open_it(READ_WRITE);
  CASE("to write", set(fd, WRITE));
  CASE("open without waiting", wait_for(opener(NONBLOCK, fd), 0));
  CASE("told all the same", came());
  CASE("to be left", get(fd));
  int child = opener(0, fd);
  CASE("told once", came());
  CASE("changed to read", set(fd, NONE));
  CASE("opened then", wait_for(child, 0));
  CASE("anew", set(fd, WRITE));
  CASE("with a word", sys(SYS_fcntl64, fd, SETSIG, RT));
  child = opener(READ_WRITE, fd);
  CASE("told", came());
  CASE("why", info[2]);
  CASE("to be left", get(fd));
  sys(SYS_close, fd);
  CASE("closed, and opened", wait_for(child, 0));
  fd = open_it(0);
  CASE("to read", set(fd, READ));
  CASE("read by others", wait_for(opener(NONBLOCK, fd), 0));
  CASE("of no interest", came());
  CASE("a mere name", wait_for(opener(PATH, fd), 0));
  CASE("of none either", came());
  CASE("written by others", wait_for(opener(WRITE_ONLY | NONBLOCK, fd), 0));
  CASE("which is", came());
  CASE("to be left", get(fd));
  set(fd, NONE);
  CASE("then written", wait_for(opener(WRITE_ONLY | NONBLOCK, fd), 0));
  CASE("again", set(fd, READ));
  child = fork();
  if (child == 0) {
    exit(-(int)sys(SYS_truncate64, path, 5, 0));
  }
  CASE("cut by others", came());
  set(fd, NONE);
  CASE("then cut", wait_for(child, 0));
  CASE("once more", set(fd, READ));
  child = fork();
  if (child == 0) {
    long soon[4] = {0, 0, 0, 50000};
    on_signal(SIGALRM, note, 0);
    sys(SYS_setitimer, 0, soon, 0);
    int result = open_it(WRITE_ONLY);
    exit(handled == SIGALRM ? -result : 99);
  }
  CASE("interrupted", wait_for(child, 0));
  CASE("told", came());
  int end = fork();
  if (end == 0) {
    exit(0);
  }
  wait_for(end, 0);
  CASE("a child's end leaves it", get(fd));
  sys(SYS_close, fd);
}

static void others(void) {
  int fd = open_it(0);
  int child = fork();
  if (child == 0) {
    if (sys(SYS_setuid, 12345) < 0) {
      exit(EACCES); /* already somebody else, whose file it is */
    }
    exit(-set(fd, READ));
  }
  CASE("another's file", wait_for(child, 0) == EACCES);
  sys(SYS_unlinkat, HERE, path, 0);
  CASE("without a name", set(fd, READ));
}

int main(void) {
  block(SET(SIGIO) | SET(RT));
  errors();
  breaks();
  others();
  return 0;
}
