/*
 * Sessions, groups and their terminal (credentials(7), ioctl_tty(2), setpgid(2)): who has it, who is in the
 * foreground, what stops in the background, and who is told when a leader or the terminal goes.
 */
#include "net.h"
#include "terminals.h"

enum { WNOHANG = 1, WSTOPPED = 2, WEXITED = 4, WCONTINUED = 8, WNOWAIT = 0x1000000, P_ALL = 0, P_PID = 1, P_PGID = 2 };
enum { RESTART = 0x10000000, NO_CHILD_STOP = 1 };

static int master, slave, told[70];
static int result[2]; /* a pipe through which children tell */

static void note(int signal) {
  told[signal]++;
}

static void nothing(int signal) {
  (void)signal;
}

static void make_pair(void) {
  int number = 0, lock = 0;
  master = (int)sys(SYS_openat, HERE, "/dev/ptmx", READ_WRITE | NOCTTY | NONBLOCK, 0);
  ask(master, TIOCGPTN, &number);
  ask(master, TIOCSPTLCK, &lock);
  path_of(number);
  slave = (int)sys(SYS_openat, HERE, path, READ_WRITE | NOCTTY, 0);
}

static void end_pair(void) {
  sys(SYS_close, slave);
  sys(SYS_close, master);
}

/* What became of a child that does something: how (1 exited, 2 killed, 5 stopped, 6 goes on) and its status. */
static void told_of(const char *name, int pid, int options) {
  int info[32] = {0};
  long got = sys(SYS_waitid, P_PID, pid, info, options, 0);
  if (got < 0) {
    print("%s: %d\n", name, (int)got);
  } else {
    print("%s: %d %d\n", name, info[2], info[5]);
  }
}

static void say(int value) {
  sys(SYS_write, result[1], &value, 4);
}

static int heard(void) {
  int value = -999;
  sys(SYS_read, result[0], &value, 4);
  return value;
}

/* ---- sessions ---- */

static void session_child(void) {
  int is = 0, own = getpid();
  CASE("nobody's terminal yet", ask(slave, TIOCGPGRP, &is));
  CASE("only a leader may have it", ask(slave, TIOCSCTTY, 0));
  CASE("a session of its own", sys(SYS_setsid) == own);
  CASE("once", sys(SYS_setsid));
  CASE("its group", sys(SYS_getpgid, 0) == own);
  CASE("its session", sys(SYS_getsid, 0) == own);
  CASE("a leader stays where it is", sys(SYS_setpgid, 0, 0));
  CASE("no terminal by name", sys(SYS_openat, HERE, "/dev/tty", READ_WRITE, 0));
  int other = (int)sys(SYS_openat, HERE, path, READ_WRITE | NOCTTY, 0);
  CASE("opened without taking it", ask(other, TIOCGPGRP, &is));
  CASE("taken", ask(slave, TIOCSCTTY, 0));
  CASE("once more", ask(slave, TIOCSCTTY, 0));
  CASE("its group is in front", (ask(slave, TIOCGPGRP, &is), is == own));
  CASE("its session", (ask(slave, TIOCGSID, &is), is == own));
  CASE("seen by the master", (ask(master, TIOCGPGRP, &is), is == own));
  int named = (int)sys(SYS_openat, HERE, "/dev/tty", READ_WRITE, 0);
  CASE("a terminal by name", named >= 0);
  CASE("the same", (ask(named, TIOCGPGRP, &is), is == own));
  is = -5;
  CASE("in front: no group", ask(slave, TIOCSPGRP, &is));
  is = 29999;
  CASE("in front: nobody's group", ask(slave, TIOCSPGRP, &is));
  is = (int)sys(SYS_getpgid, sys(SYS_getppid));
  CASE("in front: another session's", ask(slave, TIOCSPGRP, &is));
  CASE("in front: a bad address", ask(slave, TIOCSPGRP, (void *)1));
  is = own;
  CASE("in front: its own", ask(slave, TIOCSPGRP, &is));
  CASE("even from the master", ask(master, TIOCSPGRP, &is));
  on_signal(SIGHUP, note, RESTART);
  on_signal(SIGCONT, note, RESTART);
  CASE("given up", ask(slave, TIOCNOTTY, 0));
  CASE("and told so", told[SIGHUP] * 10 + told[SIGCONT]);
  CASE("nobody's again", ask(slave, TIOCGPGRP, &is));
  CASE("no terminal by name again", sys(SYS_openat, HERE, "/dev/tty", READ_WRITE, 0));
  CASE("opening takes it", sys(SYS_openat, HERE, path, READ_WRITE, 0) >= 0);
  CASE("in front again", (ask(slave, TIOCGPGRP, &is), is == own));
  exit(0);
}

static void sessions(void) {
  make_pair();
  int child = fork();
  if (child == 0) {
    session_child();
  }
  told_of("the leader", child, WEXITED);
  end_pair();
}

/* ---- groups ---- */

static void groups(void) {
  int child = fork();
  if (child == 0) {
    sleep_ms(200);
    exit(0);
  }
  CASE("a group of its own", sys(SYS_setpgid, child, child));
  CASE("which it has", sys(SYS_getpgid, child) == child);
  CASE("back", sys(SYS_setpgid, child, sys(SYS_getpgid, 0)));
  CASE("a negative group", sys(SYS_setpgid, child, -1));
  CASE("no such group", sys(SYS_setpgid, child, 29999));
  CASE("no such process", sys(SYS_setpgid, 29999, 0));
  CASE("not its own child", sys(SYS_setpgid, 1, 0));
  CASE("the group of nobody", sys(SYS_getpgid, 29999));
  CASE("the session of nobody", sys(SYS_getsid, 29999));
  CASE("the group of a negative", sys(SYS_getpgid, -1));
  told_of("the child", child, WEXITED);
  CASE("gone", sys(SYS_setpgid, child, child));
  child = fork();
  if (child == 0) {
    sys(SYS_setsid);
    sleep_ms(200);
    exit(0);
  }
  sleep_ms(50);
  CASE("a leader of a session", sys(SYS_setpgid, child, 0));
  CASE("its group is no place for us", sys(SYS_setpgid, 0, child));
  told_of("it ends", child, WEXITED);
}

/* ---- stopping and going on ---- */

static void stops(void) {
  int child = fork();
  if (child == 0) {
    sys(SYS_setpgid, 0, 0);
    for (int i = 0; i < 2; i++) {
      sys(SYS_kill, getpid(), SIGSTOP);
    }
    exit(7);
  }
  told_of("nothing yet to those who look", child, WCONTINUED | WNOHANG);
  told_of("it stops", child, WSTOPPED | WNOWAIT);
  told_of("that is kept", child, WSTOPPED | WNOHANG);
  told_of("and told once", child, WSTOPPED | WNOHANG);
  told_of("it has not ended", child, WEXITED | WNOHANG);
  sys(SYS_kill, child, SIGCONT);
  told_of("it goes on", child, WCONTINUED);
  told_of("it stops again", child, WSTOPPED);
  sys(SYS_kill, child, SIGCONT);
  told_of("it ends", child, WEXITED);
  told_of("nobody is left", child, WEXITED);
  int info[32];
  CASE("no options", sys(SYS_waitid, P_ALL, 0, info, 0, 0));
  CASE("no events", sys(SYS_waitid, P_ALL, 0, info, WNOHANG, 0));
  CASE("unknown ones", sys(SYS_waitid, P_ALL, 0, info, WEXITED | 0x100, 0));
  CASE("an unknown kind", sys(SYS_waitid, 9, 0, info, WEXITED, 0));
  CASE("a group without children", sys(SYS_waitid, P_PGID, 29999, info, WEXITED, 0));
}

/* The leader of a session runs something in a group in the background, and tells what became of it. */
static void background(const char *name, int setting, void (*run)(void)) {
  make_pair();
  int leader = fork();
  if (leader == 0) {
    sys(SYS_setsid);
    ask(slave, TIOCSCTTY, 0);
    struct termios now;
    ask(slave, TCGETS, &now);
    now.local |= (unsigned)setting;
    ask(slave, TCSETS, &now);
    int child = fork();
    if (child == 0) {
      sys(SYS_setpgid, 0, 0);
      run();
      exit(0);
    }
    sys(SYS_setpgid, child, child);
    int info[32];
    long got = sys(SYS_waitid, P_PID, child, info, WEXITED | WSTOPPED, 0);
    print("%s: %d %d %d\n", name, (int)got, info[2], info[5]);
    if (info[2] == 5) {
      ask(slave, TIOCSPGRP, &child);
      type(master, "typed\n");
      sys(SYS_kill, -child, SIGCONT);
      got = sys(SYS_waitid, P_PID, child, info, WEXITED | WSTOPPED, 0);
      print("  in front: %d %d %d\n", (int)got, info[2], info[5]);
    }
    exit(0);
  }
  wait_for(leader, &told[0]);
  end_pair();
}

static void reads(void) {
  exit((int)(sys(SYS_read, slave, bytes, 100) & 0xff));
}

static void reads_deaf(void) {
  on_signal(SIGTTIN, SIG_IGN, 0);
  exit((int)(-sys(SYS_read, slave, bytes, 100) & 0xff));
}

static void reads_held(void) {
  block(SET(SIGTTIN));
  exit((int)(-sys(SYS_read, slave, bytes, 100) & 0xff));
}

static void reads_handled(void) {
  on_signal(SIGTTIN, nothing, 0);
  exit((int)(-sys(SYS_read, slave, bytes, 100) & 0xff));
}

static void writes(void) {
  exit((int)(sys(SYS_write, slave, "abc", 3) & 0xff));
}

static void writes_deaf(void) {
  on_signal(SIGTTOU, SIG_IGN, 0);
  exit((int)(sys(SYS_write, slave, "abc", 3) & 0xff));
}

static void sets(void) {
  struct termios now;
  ask(slave, TCGETS, &now);
  exit((int)(-ask(slave, TCSETS, &now) & 0xff));
}

static void sets_deaf(void) {
  struct termios now;
  on_signal(SIGTTOU, SIG_IGN, 0);
  ask(slave, TCGETS, &now);
  exit((int)(-ask(slave, TCSETS, &now) & 0xff));
}

static void flushes(void) {
  exit((int)(-ask(slave, TCFLSH, (void *)0) & 0xff));
}

static void puts_itself_in_front(void) {
  int own = getpid();
  exit((int)(-ask(slave, TIOCSPGRP, &own) & 0xff));
}

static void puts_itself_in_front_deaf(void) {
  on_signal(SIGTTOU, SIG_IGN, 0);
  puts_itself_in_front();
}

static void only_asks(void) {
  struct winsize size;
  int is;
  exit((int)(-(ask(slave, TIOCGWINSZ, &size) + ask(slave, TIOCGPGRP, &is) + ask(slave, FIONREAD, &is)) & 0xff));
}

static void backgrounds(void) {
  background("reading", 0, reads);
  background("reading, SIGTTIN ignored", 0, reads_deaf);
  background("reading, SIGTTIN held back", 0, reads_held);
  background("reading, SIGTTIN handled", 0, reads_handled);
  background("writing", 0, writes);
  background("writing with TOSTOP", TOSTOP, writes);
  background("writing with TOSTOP, SIGTTOU ignored", TOSTOP, writes_deaf);
  background("settings", 0, sets);
  background("settings, SIGTTOU ignored", 0, sets_deaf);
  background("throwing away", 0, flushes);
  background("coming to the front", 0, puts_itself_in_front);
  background("coming to the front, SIGTTOU ignored", 0, puts_itself_in_front_deaf);
  background("asking alone", 0, only_asks);
}

/* ---- keys ---- */

static void key(const char *name, const char *keys, void *handler) {
  make_pair();
  int leader = fork();
  if (leader == 0) {
    sys(SYS_setsid);
    ask(slave, TIOCSCTTY, 0);
    on_signal(SIGINT, SIG_IGN, 0);
    int child = fork();
    if (child == 0) {
      sys(SYS_setpgid, 0, 0);
      on_signal(SIGINT, handler, 0);
      int own = getpid();
      block(SET(SIGTTOU));
      ask(slave, TIOCSPGRP, &own);
      say(1);
      exit((int)(-sys(SYS_read, slave, bytes, 100) & 0xff));
    }
    heard();
    sleep_ms(50);
    type(master, keys);
    told_of(name, child, WEXITED | WSTOPPED);
    exit(0);
  }
  wait_for(leader, &told[0]);
  end_pair();
}

static void keys(void) {
  key("Ctrl-C", "\003", SIG_DFL);
  key("Ctrl-C, ignored", "\003line\n", SIG_IGN);
  key("Ctrl-C, handled", "\003", nothing);
  key("Ctrl-\\", "\034", SIG_DFL);
  key("Ctrl-Z", "\032", SIG_DFL);
  key("a line", "line\n", SIG_DFL);
  key("Ctrl-D", "\004", SIG_DFL);
}

/* ---- sizes ---- */

static void sizes(void) {
  make_pair();
  int leader = fork();
  if (leader == 0) {
    sys(SYS_setsid);
    ask(slave, TIOCSCTTY, 0);
    on_signal(SIGWINCH, note, RESTART);
    struct winsize size = {30, 100, 0, 0};
    ask(master, TIOCSWINSZ, &size);
    CASE("another size is told", told[SIGWINCH]);
    ask(master, TIOCSWINSZ, &size);
    CASE("the same is not", told[SIGWINCH]);
    size.rows = 31;
    ask(slave, TIOCSWINSZ, &size);
    CASE("from this side, too", told[SIGWINCH]);
    exit(0);
  }
  wait_for(leader, &told[0]);
  end_pair();
}

/* ---- ends ---- */

/* A leader with a child in front and one that has stopped: what do they hear when one of both sides ends? */
static void ending(const char *name, int closes, int stopped) {
  make_pair();
  int leader = fork();
  if (leader == 0) {
    sys(SYS_close, master);
    sys(SYS_setsid);
    ask(slave, TIOCSCTTY, 0);
    int child = fork();
    if (child == 0) {
      on_signal(SIGHUP, note, 0);
      on_signal(SIGCONT, note, 0);
      sys(SYS_setpgid, 0, 0);
      int own = getpid();
      block(SET(SIGTTOU));
      if (!stopped) {
        ask(slave, TIOCSPGRP, &own);
      }
      say(own);
      if (stopped) {
        sys(SYS_kill, own, SIGSTOP);
      }
      sleep_ms(1000);
      say(told[SIGHUP] * 10 + told[SIGCONT]);
      sys(SYS_fcntl64, slave, SETFL, READ_WRITE | NONBLOCK);
      say((int)sys(SYS_read, slave, bytes, 10));
      say((int)sys(SYS_openat, HERE, "/dev/tty", READ_WRITE, 0));
      exit(0);
    }
    sleep_ms(100);
    if (closes) {
      sleep_ms(10000);
    }
    exit(3);
  }
  heard();
  sleep_ms(50);
  if (closes) {
    sys(SYS_close, master);
  }
  told_of(name, leader, WEXITED);
  print("  the child heard %d", heard());
  print(", read %d", heard());
  print(", has no terminal: %d\n", heard());
  end_pair();
}

/* A stopped group whose last relative in the session ends. */
static void orphans(void) {
  int parent = fork();
  if (parent == 0) {
    int child = fork();
    if (child == 0) {
      sys(SYS_setpgid, 0, 0);
      on_signal(SIGHUP, note, 0);
      on_signal(SIGCONT, note, 0);
      sys(SYS_kill, getpid(), SIGSTOP);
      sleep_ms(20);
      say(told[SIGHUP] * 10 + told[SIGCONT]);
      exit(0);
    }
    sleep_ms(100);
    exit(0);
  }
  told_of("a parent ends", parent, WEXITED);
  CASE("an orphan heard", heard());
}

/* Nobody would let it go on: it doesn't stop. */
static void orphan_stops(void) {
  make_pair();
  int leader = fork();
  if (leader == 0) {
    sys(SYS_setsid);
    ask(slave, TIOCSCTTY, 0);
    sys(SYS_kill, getpid(), SIGTSTP);
    print("Ctrl-Z stops no orphan\n");
    sys(SYS_kill, getpid(), SIGTTIN);
    print("nor does SIGTTIN\n");
    int parent = fork();
    if (parent == 0) {
      int child = fork();
      if (child == 0) {
        sys(SYS_setpgid, 0, 0);
        sleep_ms(100);
        say((int)sys(SYS_read, slave, bytes, 10));
        struct termios now;
        ask(slave, TCGETS, &now);
        say((int)ask(slave, TCSETS, &now));
        int own = getpid();
        say((int)ask(slave, TIOCSPGRP, &own));
        exit(0);
      }
      exit(0);
    }
    wait_for(parent, &told[0]);
    CASE("an orphan reads", heard());
    CASE("an orphan sets", heard());
    CASE("an orphan comes to the front", heard());
    exit(0);
  }
  told_of("the leader", leader, WEXITED | WSTOPPED);
  end_pair();
}

/* Whoever starts us may have others ignored, as nohup does. */
static void as_by_default(void) {
  static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGCONT};
  for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) {
    on_signal(signals[i], SIG_DFL, 0);
  }
}

int main(void) {
  as_by_default();
  sys(SYS_pipe2, result, 0);
  sessions();
  groups();
  stops();
  backgrounds();
  keys();
  sizes();
  ending("a leader ends", 0, 0);
  ending("a leader of somebody stopped ends", 0, 1);
  ending("a master is closed", 1, 0);
  orphans();
  orphan_stops();
  return 0;
}
