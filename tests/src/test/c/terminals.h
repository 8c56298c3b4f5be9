/* terminals.h - what the programs about terminals share. */
#ifndef TERMINALS_H
#define TERMINALS_H

enum { HERE = -100, READ_WRITE = 2, NOCTTY = 0400, NONBLOCK = 04000, SETFL = 4 };
enum {
  TCGETS = 0x5401, TCSETS = 0x5402, TCSETSW = 0x5403, TCSETSF = 0x5404, TCSBRK = 0x5409, TCXONC = 0x540a,
  TCFLSH = 0x540b, TIOCEXCL = 0x540c, TIOCNXCL = 0x540d, TIOCSCTTY = 0x540e, TIOCGPGRP = 0x540f,
  TIOCSPGRP = 0x5410, TIOCOUTQ = 0x5411, TIOCSTI = 0x5412, TIOCGWINSZ = 0x5413, TIOCSWINSZ = 0x5414,
  FIONREAD = 0x541b, TIOCPKT = 0x5420, TIOCNOTTY = 0x5422, TIOCGETD = 0x5424, TIOCGSID = 0x5429,
  TIOCGPTPEER = 0x5441, TIOCSPTLCK = 0x40045431, TIOCSIG = 0x40045436
};
#define TIOCGPTN 0x80045430u
#define TIOCGDEV 0x80045432u
#define TIOCGPKT 0x80045438u
#define TIOCGPTLCK 0x80045439u
#define TIOCGEXCL 0x80045440u
#define TCGETS2 0x802c542au
enum {
  ISTRIP = 0x20, INLCR = 0x40, IGNCR = 0x80, ICRNL = 0x100, IXON = 0x400, IXANY = 0x800, IUTF8 = 0x4000,
  OPOST = 1, OLCUC = 2, ONLCR = 4, OCRNL = 8, ONOCR = 0x10, XTABS = 0x1800,
  ISIG = 1, ICANON = 2, ECHO = 8, ECHOE = 0x10, ECHOK = 0x20, ECHONL = 0x40, NOFLSH = 0x80, TOSTOP = 0x100,
  ECHOCTL = 0x200, ECHOPRT = 0x400, ECHOKE = 0x800, IEXTEN = 0x8000, VTIME = 5, VMIN = 6
};

struct termios {
  unsigned input, output, control, local;
  unsigned char line, characters[19], more[8];
};

struct winsize {
  unsigned short rows, columns, width, height;
};

struct statx {
  unsigned mask, block, attributes[2], links, uid, gid;
  unsigned short mode, spare;
  unsigned rest[24], major, minor, device_major, device_minor, more[32];
};

static char bytes[20000], path[32];

static long ask(int fd, unsigned request, void *argument) {
  return sys(SYS_ioctl, fd, request, argument);
}

/* The name of a terminal of a number. */
static void path_of(int number) {
  char digits[12];
  int count = 0, length = 9;
  memcpy(path, "/dev/pts/", 9);
  do {
    digits[count++] = (char)('0' + number % 10);
    number /= 10;
  } while (number);
  while (count) {
    path[length++] = digits[--count];
  }
  path[length] = 0;
}

/* Bytes so that all of them can be seen, or what there was instead. */
static void show(const char *name, const char *text, long length) {
  print("%s: %d ", name, (int)length);
  for (long i = 0; i < length; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c < ' ' || c > '~') {
      print("<%x>", c);
    } else {
      print("%c", c);
    }
  }
  print("\n");
}

/* What is typed arrives a little later on Linux. */
static inline void type(int master, const char *keys) {
  sys(SYS_write, master, keys, strlen(keys));
  sleep_ms(20);
}

/* All that can be read now. */
static inline long receive(int fd) {
  sleep_ms(20);
  return sys(SYS_read, fd, bytes, sizeof bytes);
}

static inline void drain(int fd) {
  while (receive(fd) > 0) {
  }
}

/* Types; shows what a program reads, and what who types sees. */
static inline void typed(int master, int slave, const char *name, const char *keys) {
  type(master, keys);
  show(name, bytes, sys(SYS_read, slave, bytes, sizeof bytes));
  drain(slave);
  show("  seen", bytes, receive(master));
}

/* Writes; shows what who types sees. */
static inline void written(int master, int slave, const char *name, const char *text) {
  sys(SYS_write, slave, text, strlen(text));
  show(name, bytes, receive(master));
}

static inline int ready(int fd, int events) {
  sleep_ms(20);
  return poll_one(fd, events, 0);
}

#endif
