/*
 * What /proc/PID/smaps tells of a mapping: alone, shared with a child, written by it, locked, of a file, and all of
 * them in one (proc_pid_smaps(5)).
 */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { PAGE = 4096, PAGES = 4, READ = 1, WRITE = 2, SHARED = 1, PRIVATE = 2, ANONYMOUS = 0x20 };

static char text[65536], *memory;

static long load(const char *path) {
  int fd = (int)sys(SYS_openat, -100, path, 0, 0);
  long length = 0, got;
  while ((got = sys(SYS_read, fd, text + length, sizeof text - 1 - length)) > 0) {
    length += got;
  }
  text[length] = 0;
  sys(SYS_close, fd);
  return length;
}

static char *search(char *from, const char *what) {
  size_t length = strlen(what);
  for (; from && *from; from++) {
    if (memcmp(from, what, length) == 0) {
      return from;
    }
  }
  return 0;
}

/* KiB of a field behind a place. */
static int field(char *from, const char *name) {
  char *at = search(from, name);
  int value = 0;
  if (!at) {
    return -1;
  }
  for (at += strlen(name); *at == ' '; at++) {
  }
  for (; *at >= '0' && *at <= '9'; at++) {
    value = value * 10 + *at - '0';
  }
  return value;
}

static char *region(char *at) {
  char line[16];
  for (int i = 0; i < 8; i++) {
    line[i] = "0123456789abcdef"[(unsigned)at >> (28 - 4 * i) & 15];
  }
  line[8] = '-';
  line[9] = 0;
  return search(text, line);
}

static void tell(const char *name) {
  load("/proc/self/smaps");
  char *own = region(memory);
  print("%s: size %d, rss %d, pss %d, shared %d %d", name, field(own, "\nSize:"), field(own, "\nRss:"),
        field(own, "\nPss:"), field(own, "\nShared_Clean:"), field(own, "\nShared_Dirty:"));
  print(", private %d %d, anonymous %d, locked %d\n", field(own, "\nPrivate_Clean:"),
        field(own, "\nPrivate_Dirty:"), field(own, "\nAnonymous:"), field(own, "\nLocked:"));
}

static char *map(int flags, int fd) {
  return (char *)sys(SYS_mmap2, 0, PAGES * PAGE, READ | WRITE, flags, fd, 0);
}

int main(void) {
  int ready[2], done[2];
  char byte = 0;
  sys(SYS_pipe2, ready, 0);
  sys(SYS_pipe2, done, 0);
  memory = map(PRIVATE | ANONYMOUS, -1);
  tell("nothing yet");
  for (int i = 0; i < 3; i++) {
    memory[i * PAGE] = 1;
  }
  tell("three pages");
  int child = fork();
  if (child == 0) {
    sys(SYS_read, done[0], &byte, 1);
    memory[0] = 2;
    sys(SYS_write, ready[1], &byte, 1);
    sys(SYS_read, done[0], &byte, 1);
    exit(0);
  }
  tell("with a child");
  sys(SYS_write, done[1], &byte, 1);
  sys(SYS_read, ready[0], &byte, 1);
  tell("one written there");
  sys(SYS_write, done[1], &byte, 1);
  sys(SYS_waitid, 1, child, 0, 4, 0);
  tell("alone again");
  sys(SYS_mlock, memory, PAGE);
  tell("the first one locked, a region of its own");
  load("/proc/self/smaps_rollup");
  CASE("all in one", field(text, "\nRss:") >= 12 && field(text, "\nLocked:") == 4);
  CASE("which is no mapping", search(text, "[rollup]\n") != 0);
  int file = (int)sys(SYS_memfd_create, "file", 0);
  sys(SYS_ftruncate64, file, PAGES * PAGE, 0);
  memory = map(SHARED, file);
  memory[0] = 1;
  tell("a file's");
  sys(SYS_munmap, memory, PAGES * PAGE);
  memory = map(PRIVATE, file);
  byte = memory[0];
  tell("the same privately");
  memory[0] = 3;
  tell("written");
  return 0;
}
