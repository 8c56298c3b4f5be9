/* Terminals that signal what is typed and written (O_ASYNC), and whom: the foreground, or who asked. */
#include "net.h"
#include "terminals.h"

enum { SETOWN = 8, GETOWN = 9, SETSIG = 10, ASYNC = 020000, FIOASYNC = 0x5452, BAND = 3, FD = 4 };

static int info[32], master, slave;

/* The signal that has come within 40 ms, or 0. */
static int came(void) {
  uint64_t set = SET(SIGIO);
  struct timespec soon = {0, 40000000};
  memset(info, 0, sizeof info);
  long got = sys(SYS_rt_sigtimedwait_time64, &set, info, &soon, 8);
  return got < 0 ? 0 : (int)got;
}

static void lines(void) {
  int on = 1;
  CASE("nobody is named", sys(SYS_fcntl64, slave, GETOWN, 0));
  CASE("ask", sys(SYS_fcntl64, slave, SETFL, ASYNC | NONBLOCK));
  CASE("who asks is named", sys(SYS_fcntl64, slave, GETOWN, 0) == getpid());
  type(master, "half");
  CASE("half a line is none", came());
  type(master, " a line\n");
  CASE("a line", came());
  CASE("nothing more", came());
  CASE("with a word about the file", sys(SYS_fcntl64, slave, SETSIG, SIGIO));
  type(master, "x\n");
  CASE("which", came());
  CASE("what for", info[BAND]);
  CASE("by which descriptor", info[FD] == slave);
  CASE("stop", (on = 0, ask(slave, FIOASYNC, &on)));
  type(master, "y\n");
  CASE("no signal", came());
  drain(slave);
  drain(master);
}

static void written_bytes(void) {
  int on = 1;
  CASE("ask the master", ask(master, FIOASYNC, &on));
  CASE("who asks is named there", sys(SYS_fcntl64, master, GETOWN, 0) == getpid());
  sys(SYS_write, slave, "z", 1);
  CASE("written", came());
  drain(master);
  sys(SYS_fcntl64, master, SETFL, NONBLOCK);
}

static void foreground(void) {
  struct termios raw;
  int child = fork();
  if (child == 0) {
    sys(SYS_setsid);
    CASE("a terminal of its own", ask(slave, TIOCSCTTY, 0));
    sys(SYS_fcntl64, slave, SETOWN, 0);
    sys(SYS_fcntl64, slave, SETFL, ASYNC | NONBLOCK);
    CASE("the foreground is named", sys(SYS_fcntl64, slave, GETOWN, 0) == -getpid());
    ask(slave, TCGETS, &raw);
    raw.local &= ~(unsigned)(ICANON | ECHO);
    ask(slave, TCSETS, &raw);
    type(master, "k");
    CASE("a key", came());
    CASE("is read", receive(slave));
    exit(0);
  }
  sys(SYS_waitid, 1, child, 0, 4, 0);
}

int main(void) {
  int number = -1, unlocked = 0;
  uint64_t set = SET(SIGIO);
  sys(SYS_rt_sigprocmask, 0, &set, 0, 8);
  master = (int)sys(SYS_openat, HERE, "/dev/ptmx", READ_WRITE | NOCTTY | NONBLOCK, 0);
  ask(master, TIOCGPTN, &number);
  ask(master, TIOCSPTLCK, &unlocked);
  path_of(number);
  slave = (int)sys(SYS_openat, HERE, path, READ_WRITE | NOCTTY | NONBLOCK, 0);
  lines();
  written_bytes();
  foreground();
  return 0;
}
