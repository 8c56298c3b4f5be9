/*
 * Pairs of terminals (pty(7), termios(3), ioctl_tty(2)): what opening them gives, what becomes of what is
 * typed and written, what is told of them, and what is left when either side goes.
 */
#include "net.h"
#include "terminals.h"

static int master, slave;
static struct termios settings;

static void opening(void) {
  struct statx info;
  master = (int)sys(SYS_openat, HERE, "/dev/ptmx", READ_WRITE | NOCTTY | NONBLOCK, 0);
  CASE("a master is opened", master >= 0);
  int number = -1, locked;
  CASE("its number", ask(master, TIOCGPTN, &number));
  path_of(number);
  CASE("a locked one is not opened", sys(SYS_openat, HERE, path, READ_WRITE | NOCTTY, 0));
  locked = 0;
  CASE("it is unlocked", ask(master, TIOCSPTLCK, &locked));
  CASE("lock: a bad address", ask(master, TIOCSPTLCK, (void *)1));
  slave = (int)sys(SYS_openat, HERE, path, READ_WRITE | NOCTTY | NONBLOCK, 0);
  CASE("the other side is opened", slave >= 0);
  sys(SYS_statx, slave, "", 0x1000, 0x7ff, &info);
  CASE("its kind", info.mode >> 12);
  CASE("its device", info.major);
  CASE("which is its number", info.minor == (unsigned)number);
  sys(SYS_statx, master, "", 0x1000, 0x7ff, &info);
  CASE("the master's device", info.major * 1000 + info.minor);
  int device = 0;
  CASE("no number of the other side", ask(slave, TIOCGPTN, &number));
  CASE("nor a lock", ask(slave, TIOCSPTLCK, &locked));
  CASE("nor packets", ask(slave, TIOCPKT, &locked));
  CASE("no seeking", sys(SYS_pread64, slave, bytes, 1, 0, 0));
  CASE("nor in the master", sys(SYS_pwrite64, master, "x", 1, 0, 0));
  CASE("nothing to sync", sys(SYS_fsync, slave));
  CASE("a second master", sys(SYS_openat, HERE, "/dev/ptmx", READ_WRITE | NOCTTY, 0) > master);
  CASE("has the next number", (ask(slave + 1, TIOCGPTN, &device), device == number + 1));
  sys(SYS_close, slave + 1);
  CASE("no such number", sys(SYS_openat, HERE, "/dev/pts/4095", READ_WRITE | NOCTTY, 0));
}

static void typing(void) {
  typed(master, slave, "a line", "hello\n");
  typed(master, slave, "erase a character", "helpo\177\177lo\n");
  typed(master, slave, "erase at the beginning", "\177\177x\n");
  typed(master, slave, "erase a word", "one two  \027three\n");
  typed(master, slave, "erase what is none", "a--  \027b\n");
  typed(master, slave, "erase all", "forget this\025and not this\n");
  typed(master, slave, "erase a tab", "a\tb\177\177c\n");
  typed(master, slave, "erase a control character", "a\001\177b\n");
  typed(master, slave, "control characters", "\001\033[A\n");
  typed(master, slave, "the next one literally", "a\026\003b\026\n\n");
  typed(master, slave, "print again", "abc\022d\n");
  typed(master, slave, "return is a new line", "a\r");
  typed(master, slave, "the end of a file", "ab\004");
  typed(master, slave, "the end of a file at once", "\004");
  typed(master, slave, "two lines", "one\ntwo\n");
  typed(master, slave, "nothing yet", "part");
  typed(master, slave, "and the rest", "ial\n");
  typed(master, slave, "an interrupt forgets", "lost\003kept\n");
  typed(master, slave, "so does quit", "lost\034kept\n");
  typed(master, slave, "and suspend", "lost\032kept\n");
  CASE("a line in parts", (type(master, "abcdef\n"), sys(SYS_read, slave, bytes, 4)));
  CASE("the rest of it", sys(SYS_read, slave, bytes, 100));
  CASE("up to the end of a file", (type(master, "ab\004"), sys(SYS_read, slave, bytes, 2)));
  CASE("which is not read twice", sys(SYS_read, slave, bytes, 2));
  CASE("a line and the end of a file", (type(master, "ab\n\004"), sys(SYS_read, slave, bytes, 3)));
  CASE("the end by itself", sys(SYS_read, slave, bytes, 3));
  drain(master);
}

static void lengths(void) {
  for (int i = 0; i < 5000; i++) {
    bytes[i] = 'x';
  }
  CASE("too long a line is taken", sys(SYS_write, master, bytes, 5000));
  sleep_ms(50);
  type(master, "\n");
  CASE("its end is lost", sys(SYS_read, slave, bytes, 10000));
  drain(master);
  int count = -1;
  type(master, "twelve bytes\nand more");
  CASE("bytes to be read", (ask(slave, FIONREAD, &count), count));
  CASE("bytes to be written", (ask(slave, TIOCOUTQ, &count), count));
  CASE("throw them away", ask(slave, TCFLSH, (void *)0));
  CASE("none are left", sys(SYS_read, slave, bytes, 100));
  CASE("throw what away?", ask(slave, TCFLSH, (void *)3));
  drain(master);
  CASE("nothing is read into nothing", (type(master, "abc\n"), sys(SYS_read, slave, bytes, 0)));
  CASE("a bad address", sys(SYS_read, slave, (void *)1, 10));
  sys(SYS_read, slave, bytes, 100);
  CASE("nor is nothing written", sys(SYS_write, slave, bytes, 0));
  CASE("from a bad address", sys(SYS_write, slave, (void *)1, 10));
  drain(master);
}

static void change(unsigned input, unsigned output, unsigned local) {
  struct termios next = settings;
  next.input ^= input;
  next.output ^= output;
  next.local ^= local;
  ask(slave, TCSETS, &next);
}

static void modes(void) {
  CASE("settings are told", ask(slave, TCGETS, &settings));
  print("%x %x %x %x\n", settings.input, settings.output, settings.control, settings.local);
  for (int i = 0; i < 17; i++) {
    print("%d ", settings.characters[i]);
  }
  print("\n");
  CASE("to a bad address", ask(slave, TCGETS, (void *)1));
  CASE("set from a bad address", ask(slave, TCSETS, (void *)1));
  change(0, 0, ECHO);
  typed(master, slave, "no echo", "hidden\177\n");
  change(0, 0, ECHO | ECHONL);
  typed(master, slave, "but new lines", "hidden\n");
  change(0, 0, ECHOCTL);
  typed(master, slave, "control characters as they are", "a\001\177b\n");
  change(0, 0, ECHOE);
  typed(master, slave, "erased characters stand", "ab\177c\n");
  change(0, 0, ECHOKE);
  typed(master, slave, "an erased line stands", "abc\025d\n");
  change(0, 0, ECHOKE | ECHOK);
  typed(master, slave, "and nothing begins", "abc\025d\n");
  change(0, 0, ECHOPRT);
  typed(master, slave, "as on paper", "abc\177\177d\n");
  change(0, 0, ISIG);
  typed(master, slave, "no signals", "a\003b\n");
  change(0, 0, NOFLSH);
  typed(master, slave, "nothing is forgotten", "a\003b\n");
  change(0, 0, IEXTEN);
  typed(master, slave, "no words, nothing literal", "a b\027\026c\n");
  change(ICRNL, 0, 0);
  typed(master, slave, "a return is one", "a\rb\n");
  change(ICRNL | INLCR, 0, 0);
  typed(master, slave, "a new line is a return", "a\nb\004");
  change(IGNCR, 0, 0);
  typed(master, slave, "a return is nothing", "a\rb\n");
  change(ISTRIP, 0, 0);
  typed(master, slave, "seven bits", "\301\302\n");
  change(IUTF8, 0, 0);
  typed(master, slave, "a character of two bytes", "a\303\244\177b\n");
  ask(slave, TCSETS, &settings);
}

static void outputs(void) {
  written(master, slave, "a new line", "a\nb");
  written(master, slave, "a return", "a\rb\tc\b");
  change(0, OPOST, 0);
  written(master, slave, "nothing is done", "a\nb");
  change(0, ONLCR, 0);
  written(master, slave, "a new line is one", "a\nb");
  change(0, ONLCR | OCRNL, 0);
  written(master, slave, "a return is a new line", "a\rb");
  change(0, ONOCR, 0);
  written(master, slave, "no return at the beginning", "\r\rab\r\r");
  change(0, XTABS, 0);
  written(master, slave, "tabs are spaces", "\ra\tbc\td\n\te");
  change(0, OLCUC, 0);
  written(master, slave, "all in capitals", "\rAbc1\n");
  ask(slave, TCSETS, &settings);
  CASE("hold", ask(slave, TCXONC, (void *)0));
  CASE("nothing is written", sys(SYS_write, slave, "abc", 3));
  CASE("nor could it be", ready(slave, 4));
  CASE("go on", ask(slave, TCXONC, (void *)1));
  CASE("now it is", sys(SYS_write, slave, "abc", 3));
  drain(master);
  CASE("tell who types to stop", ask(slave, TCXONC, (void *)2));
  show("he is told", bytes, receive(master));
  CASE("and to go on", ask(slave, TCXONC, (void *)3));
  show("he is told", bytes, receive(master));
  CASE("anything else", ask(slave, TCXONC, (void *)4));
  type(master, "\023");
  CASE("a key holds", sys(SYS_write, slave, "abc", 3));
  type(master, "\021");
  CASE("a key lets go on", sys(SYS_write, slave, "abc", 3));
  type(master, "\023x");
  CASE("another does not", sys(SYS_write, slave, "abc", 3));
  change(IXANY, 0, 0);
  type(master, "y");
  CASE("any key does", sys(SYS_write, slave, "abc", 3));
  ask(slave, TCSETS, &settings);
  type(master, "\021\n");
  drain(slave);
  drain(master);
  CASE("all has been sent", ask(slave, TCSBRK, (void *)1));
  CASE("a break is nothing", ask(slave, TCSBRK, (void *)0));
}

static void raw(void) {
  struct termios next = settings;
  next.local &= ~(ICANON | ECHO);
  ask(slave, TCSETS, &next);
  CASE("a byte at once", (type(master, "a"), sys(SYS_read, slave, bytes, 10)));
  CASE("none yet", sys(SYS_read, slave, bytes, 10));
  CASE("several", (type(master, "ab\177\n"), sys(SYS_read, slave, bytes, 10)));
  next.characters[VMIN] = 3;
  ask(slave, TCSETS, &next);
  type(master, "ab");
  CASE("not enough", ready(slave, 1));
  type(master, "c");
  CASE("enough", ready(slave, 1));
  CASE("all of them", sys(SYS_read, slave, bytes, 10));
  next.characters[VMIN] = 0;
  ask(slave, TCSETS, &next);
  CASE("without waiting", sys(SYS_read, slave, bytes, 10));
  sys(SYS_fcntl64, slave, SETFL, READ_WRITE);
  CASE("nothing is there", sys(SYS_read, slave, bytes, 10));
  next.characters[VTIME] = 1;
  ask(slave, TCSETS, &next);
  CASE("in a tenth of a second neither", sys(SYS_read, slave, bytes, 10));
  type(master, "xy");
  CASE("but now", sys(SYS_read, slave, bytes, 10));
  next.characters[VMIN] = 5;
  ask(slave, TCSETS, &next);
  type(master, "xyz");
  CASE("no more come in time", sys(SYS_read, slave, bytes, 10));
  sys(SYS_fcntl64, slave, SETFL, READ_WRITE | NONBLOCK);
  next.characters[VMIN] = 1;
  next.characters[VTIME] = 0;
  ask(slave, TCSETS, &next);
  type(master, "part");
  ask(slave, TCSETS, &settings);
  show("what was typed is a line now", bytes, sys(SYS_read, slave, bytes, 10));
  type(master, "part");
  ask(slave, TCSETS, &next);
  show("and can be read without one", bytes, sys(SYS_read, slave, bytes, 10));
  ask(slave, TCSETS, &settings);
  type(master, "typed before\n");
  CASE("settings that forget it", ask(slave, TCSETSF, &settings));
  CASE("it is gone", sys(SYS_read, slave, bytes, 20));
  drain(master);
}

static void packets(void) {
  int on = 1;
  struct termios next = settings;
  CASE("packets", ask(master, TIOCPKT, &on));
  sys(SYS_write, slave, "hi", 2);
  show("bytes in one", bytes, receive(master));
  ask(slave, TCFLSH, (void *)0);
  CASE("news", ready(master, 2));
  show("input was thrown away", bytes, receive(master));
  ask(slave, TCFLSH, (void *)1);
  show("output was", bytes, receive(master));
  ask(slave, TCXONC, (void *)0);
  show("it stopped", bytes, receive(master));
  ask(slave, TCXONC, (void *)1);
  show("it goes on", bytes, receive(master));
  next.input &= ~IXON;
  ask(slave, TCSETS, &next);
  show("keys don't stop it", bytes, receive(master));
  ask(slave, TCSETS, &settings);
  show("they do", bytes, receive(master));
  on = 0;
  CASE("no packets", ask(master, TIOCPKT, &on));
  sys(SYS_write, slave, "hi", 2);
  show("bytes alone", bytes, receive(master));
}

static void states(void) {
  struct winsize size = {1, 2, 3, 4};
  CASE("its size", ask(slave, TIOCGWINSZ, &size));
  CASE("nobody has said", size.rows + size.columns + size.width + size.height);
  size = (struct winsize){24, 80, 640, 480};
  CASE("another", ask(slave, TIOCSWINSZ, &size));
  size = (struct winsize){0, 0, 0, 0};
  CASE("is seen from the master", ask(master, TIOCGWINSZ, &size));
  print("%d %d %d %d\n", size.rows, size.columns, size.width, size.height);
  CASE("to a bad address", ask(slave, TIOCGWINSZ, (void *)1));
  int is = -1;
  CASE("exclusive", ask(slave, TIOCEXCL, 0));
  CASE("no more", ask(slave, TIOCNXCL, 0));
  CASE("the line discipline", (ask(slave, TIOCGETD, &is), is));
  CASE("settings from the master", ask(master, TCGETS, &settings));
  CASE("whose terminal is it", ask(slave, TIOCGPGRP, &is));
  CASE("nobody's", (ask(master, TIOCGPGRP, &is), is));
  CASE("of no session", ask(master, TIOCGSID, &is));
  CASE("not to be given up", ask(slave, TIOCNOTTY, 0));
}

static void ends(void) {
  CASE("ready to be written", ready(slave, 5));
  CASE("so is the master", ready(master, 5));
  type(master, "line\n");
  CASE("a line to be read", ready(slave, 5));
  CASE("an echo to be read", ready(master, 5));
  drain(master);
  drain(slave);
  sys(SYS_close, slave);
  CASE("the other side is closed", ready(master, 5));
  CASE("nothing comes", sys(SYS_read, master, bytes, 10));
  slave = (int)sys(SYS_openat, HERE, path, READ_WRITE | NOCTTY | NONBLOCK, 0);
  CASE("it is opened again", sys(SYS_read, master, bytes, 10));
  sys(SYS_write, slave, "last words", 10);
  sys(SYS_close, slave);
  sleep_ms(20);
  show("they are read", bytes, sys(SYS_read, master, bytes, 100));
  CASE("and no more", sys(SYS_read, master, bytes, 10));
  slave = (int)sys(SYS_openat, HERE, path, READ_WRITE | NOCTTY | NONBLOCK, 0);
  type(master, "unread\n");
  sys(SYS_close, master);
  sleep_ms(20);
  CASE("the master is closed", ready(slave, 5));
  CASE("the end", sys(SYS_read, slave, bytes, 10));
  CASE("nothing to write to", sys(SYS_write, slave, "x", 1));
  CASE("nor to ask", ask(slave, TCGETS, &settings));
  CASE("not to be put in front", ask(slave, TIOCSPGRP, &master));
  CASE("its name is gone", sys(SYS_openat, HERE, path, READ_WRITE | NOCTTY, 0));
  sys(SYS_close, slave);
}

int main(void) {
  opening();
  typing();
  lengths();
  modes();
  outputs();
  raw();
  packets();
  states();
  ends();
  return 0;
}
