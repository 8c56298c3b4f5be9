/*
 * Locks on files, of processes, of descriptions and whole ones; files without a name; and limits on
 * files and computing.
 */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum {
  CREATE = 0102, READ_WRITE = 2, ONLY_NAME = 010000000, HERE = -100,
  SETLK = 13, SETLKW = 14, GETLK = 12, OFD_GETLK = 36, OFD_SETLK = 37, OFD_SETLKW = 38,
  READ_LOCK = 0, WRITE_LOCK = 1, UNLOCK = 2,
  SHARED = 1, EXCLUSIVE = 2, NO_WAIT = 4, NONE = 8,
  LIMIT_CPU = 0, LIMIT_FSIZE = 1
};

struct range {
  short type, whence;
  int gap;
  int64_t start, length;
  int pid, tail;
};

static char path[32] = "/tmp/ringside-locks-", fifo[33] = "/tmp/ringside-locks-";
static volatile int handled;

static int open_it(int flags) {
  return (int)sys(SYS_openat, HERE, path, flags, 0600);
}

static int lock(int fd, int command, int type, long start, long length) {
  struct range range = {(short)type, 0, 0, start, length, 0, 0};
  return (int)sys(SYS_fcntl64, fd, command, &range);
}

static int asked(int fd, int command, int type, int *pid) {
  struct range range = {(short)type, 0, 0, 0, 0, 0, 0};
  sys(SYS_fcntl64, fd, command, &range);
  *pid = range.pid;
  return range.type;
}

static int whole(int fd, int operation) {
  return (int)sys(SYS_flock, fd, operation);
}

static void note(int signal) {
  handled = signal;
}

static void whole_files(void) {
  int ends[2], a = open_it(CREATE), b = open_it(READ_WRITE), named = open_it(ONLY_NAME);
  CASE("shared", whole(a, SHARED));
  CASE("shared twice", whole(b, SHARED | NO_WAIT));
  CASE("exclusive with another there", whole(a, EXCLUSIVE | NO_WAIT));
  CASE("which lost its own", whole(b, EXCLUSIVE | NO_WAIT));
  CASE("the same again", whole(b, EXCLUSIVE | NO_WAIT));
  CASE("not while another has it", whole(a, SHARED | NO_WAIT));
  int c = (int)sys(SYS_dup, b);
  CASE("unlock by a duplicate", whole(c, NONE));
  CASE("now it is free", whole(a, EXCLUSIVE | NO_WAIT));
  CASE("unlock what is not locked", whole(b, NONE));
  CASE("no operation", whole(a, 0));
  CASE("two operations", whole(a, SHARED | EXCLUSIVE));
  CASE("unknown operation", whole(a, 16));
  CASE("no such descriptor", whole(99, SHARED));
  CASE("a mere name", whole(named, SHARED));
  sys(SYS_pipe2, ends, 0);
  CASE("a pipe", whole(ends[0], EXCLUSIVE));
  int child = fork();
  if (child == 0) {
    CASE("the child has the parent's", whole(a, EXCLUSIVE | NO_WAIT));
    sys(SYS_close, a);
    exit(0);
  }
  wait_for(child, 0);
  CASE("its close left it", whole(b, SHARED | NO_WAIT));
  child = fork();
  if (child == 0) {
    int own = open_it(READ_WRITE);
    sys(SYS_write, ends[1], "r", 1);
    int result = whole(own, SHARED);
    CASE("waited for it", result);
    exit(0);
  }
  char byte;
  sys(SYS_read, ends[0], &byte, 1);
  sleep_ms(20);
  print("unlocks\n");
  whole(a, NONE);
  CASE("end", wait_for(child, 0));
  whole(a, EXCLUSIVE);
  long soon[4] = {0, 0, 0, 20000};
  on_signal(SIGALRM, note, 0);
  sys(SYS_setitimer, 0, soon, 0);
  CASE("interrupted", whole(b, SHARED));
  CASE("by", handled);
  CASE("record locks know nothing of it", lock(b, SETLK, WRITE_LOCK, 0, 0));
  sys(SYS_close, a);
  CASE("the last close unlocks", whole(b, EXCLUSIVE | NO_WAIT));
  sys(SYS_close, b);
  CASE("not with a duplicate left", whole(open_it(READ_WRITE), SHARED | NO_WAIT));
  sys(SYS_close, c);
}

static void descriptions(void) {
  int pid, ends[2], a = open_it(READ_WRITE), b = open_it(READ_WRITE), reads = open_it(0);
  char byte;
  CASE("lock by a description", lock(a, OFD_SETLK, WRITE_LOCK, 0, 100));
  CASE("again by the same", lock(a, OFD_SETLK, WRITE_LOCK, 50, 100));
  CASE("another description of the process", lock(b, OFD_SETLK, READ_LOCK, 20, 1));
  CASE("beyond it", lock(b, OFD_SETLK, READ_LOCK, 200, 1));
  CASE("a lock of the process", lock(b, SETLK, WRITE_LOCK, 0, 10));
  CASE("who has it", asked(b, GETLK, WRITE_LOCK, &pid));
  CASE("no process", pid);
  CASE("its own is not in the way", asked(a, OFD_GETLK, READ_LOCK, &pid));
  CASE("for the other it is", asked(b, OFD_GETLK, READ_LOCK, &pid));
  CASE("no process there, either", pid);
  CASE("not for writing", lock(reads, OFD_SETLK, WRITE_LOCK, 300, 1));
  struct range with_pid = {WRITE_LOCK, 0, 0, 300, 1, 7, 0};
  CASE("with a pid", sys(SYS_fcntl64, a, OFD_SETLK, &with_pid));
  sys(SYS_close, open_it(READ_WRITE));
  CASE("another's close leaves it", lock(b, OFD_SETLK, READ_LOCK, 20, 1));
  sys(SYS_pipe2, ends, 0);
  int child = fork();
  if (child == 0) {
    sys(SYS_close, a);
    sys(SYS_write, ends[1], "r", 1);
    int result = lock(b, OFD_SETLKW, WRITE_LOCK, 0, 10);
    CASE("waited for the description's", result);
    exit(0);
  }
  sys(SYS_read, ends[0], &byte, 1);
  sleep_ms(20);
  print("closes\n");
  sys(SYS_close, a);
  CASE("end", wait_for(child, 0));
  sys(SYS_close, b);
  sys(SYS_close, reads);
}

/* What the model of the random sequences has found. */
static void found(void) {
  int ends[2], a = open_it(READ_WRITE), b = open_it(READ_WRITE);
  char byte = 0;
  lock(a, OFD_SETLK, WRITE_LOCK, 0, 50);
  lock(a, OFD_SETLK, WRITE_LOCK, 50, 10);
  lock(a, OFD_SETLK, WRITE_LOCK, 10, 5);
  struct range range = {WRITE_LOCK, 0, 0, 10, 1, 0, 0};
  CASE("three locks", sys(SYS_fcntl64, b, OFD_GETLK, &range));
  CASE("are one from", range.start);
  CASE("of this length", range.length);
  sys(SYS_close, a);
  sys(SYS_close, b);
  sys(SYS_pipe2, ends, 0);
  CASE("a pipe has no positions", sys(SYS_pread64, ends[0], &byte, 1, 0, 0));
  CASE("nor its end that writes", sys(SYS_pread64, ends[1], &byte, 1, 0, 0));
  CASE("nor for writing", sys(SYS_pwrite64, ends[0], &byte, 1, 0, 0));
  a = open_it(READ_WRITE | 02000);
  sys(SYS_write, a, "abc", 3);
  sys(SYS_llseek, a, 0, 1, &(int64_t){0}, 0);
  CASE("nothing to append", sys(SYS_write, a, "", 0));
  int64_t position = 0;
  sys(SYS_llseek, a, 0, 0, &position, 1);
  CASE("leaves the position", position);
  sys(SYS_ftruncate64, a, 0, 0);
  sys(SYS_close, a);
  long pages = sys(SYS_mmap2, 0, 5 * 4096, 3, 0x22, -1, 0);
  *(volatile int *)(pages + 4096) = 7;
  CASE("one page for reading", sys(SYS_mprotect, pages + 4096, 4096, 1));
  CASE("and writing again", sys(SYS_mprotect, pages + 4096, 4096, 3));
  long moved = sys(SYS_mremap, pages, 2 * 4096, 2 * 4096, 3, pages + 3 * 4096);
  CASE("are moved as one", moved == pages + 3 * 4096);
  CASE("with what is in them", *(volatile int *)(moved + 4096));
}

/* The last close of a FIFO's end gives up its locks, too. */
static void fifos(void) {
  CASE("make a FIFO", sys(SYS_mknodat, HERE, fifo, 010600, 0));
  for (int i = 0; i < 2; i++) {
    int fd = (int)sys(SYS_openat, HERE, fifo, READ_WRITE, 0);
    CASE("lock a FIFO", whole(fd, EXCLUSIVE | NO_WAIT));
    sys(SYS_close, fd);
  }
  CASE("remove it", sys(SYS_unlinkat, HERE, fifo, 0));
}

/* Two that would wait for each other: the second is told. */
static void circle(void) {
  int ends[2], a = open_it(READ_WRITE);
  char byte;
  sys(SYS_pipe2, ends, 0);
  lock(a, SETLK, WRITE_LOCK, 0, 1);
  int child = fork();
  if (child == 0) {
    lock(a, SETLK, WRITE_LOCK, 1, 1);
    sys(SYS_write, ends[1], "r", 1);
    int result = lock(a, SETLKW, WRITE_LOCK, 0, 1);
    CASE("waited for the parent", result);
    exit(0);
  }
  sys(SYS_read, ends[0], &byte, 1);
  sleep_ms(20);
  CASE("wait for the child", lock(a, SETLKW, WRITE_LOCK, 1, 1));
  long unlocked = lock(a, SETLK, UNLOCK, 0, 1);
  CASE("end", wait_for(child, 0)); /* which says its word first, whoever runs first */
  CASE("unlock", unlocked);
  CASE("now it is free", lock(a, SETLKW, WRITE_LOCK, 1, 1));
  sys(SYS_close, a);
}

/* O_TMPFILE: a file that linkat may give a name, by way of /proc. */
static void nameless(void) {
  enum { TEMPORARY = 020200000, ONLY = 0200, FOLLOW = 0x400 };
  static char own[32] = "/proc/self/fd/";
  struct { char text[8]; } read = {{0}};
  CASE("for reading", sys(SYS_openat, HERE, "/tmp", TEMPORARY, 0600));
  CASE("to be made", sys(SYS_openat, HERE, "/tmp", TEMPORARY | CREATE, 0600));
  CASE("not in a folder", sys(SYS_openat, HERE, path, TEMPORARY | READ_WRITE, 0600));
  CASE("nowhere", sys(SYS_openat, HERE, "/tmp/ringside-none", TEMPORARY | READ_WRITE, 0600));
  int fd = (int)sys(SYS_openat, HERE, "/tmp", TEMPORARY | READ_WRITE, 0600);
  CASE("nameless", fd > 2);
  CASE("write", sys(SYS_write, fd, "hidden", 6));
  own[14] = (char)('0' + fd);
  CASE("remove the other", sys(SYS_unlinkat, HERE, path, 0));
  CASE("give it a name", sys(SYS_linkat, HERE, own, HERE, path, FOLLOW));
  int again = open_it(0);
  CASE("by its name", sys(SYS_read, again, read.text, 8));
  CASE("the same bytes", read.text[5]);
  CASE("remove it", sys(SYS_unlinkat, HERE, path, 0));
  CASE("a name once more", sys(SYS_linkat, HERE, own, HERE, path, FOLLOW));
  sys(SYS_close, fd);
  sys(SYS_close, again);
  fd = (int)sys(SYS_openat, HERE, "/tmp", TEMPORARY | READ_WRITE | ONLY, 0600);
  own[14] = (char)('0' + fd);
  CASE("never to have a name", sys(SYS_linkat, HERE, own, HERE, path, FOLLOW));
  sys(SYS_close, fd);
}

static int limit(int which, uint64_t soft, uint64_t hard);

/* The descriptor is found before the file is: nothing is made where there is none. */
static void full_table(void) {
  int child = fork();
  if (child == 0) {
    limit(7, 3, 3);
    while (sys(SYS_dup, 1) >= 0) {
    }
    CASE("no descriptor", open_it(CREATE));
    CASE("not even for nothing", sys(SYS_openat, HERE, "/none/at/all", 0, 0));
    CASE("nor for a bad folder", sys(SYS_openat, 99, "x", 0, 0));
    CASE("but a path is needed", sys(SYS_openat, HERE, "", 0, 0));
    CASE("at an address", sys(SYS_openat, HERE, 16, 0, 0));
    CASE("and nothing was made", sys(SYS_unlinkat, HERE, path, 0));
    exit(0);
  }
  wait_for(child, 0);
}

static int limit(int which, uint64_t soft, uint64_t hard) {
  uint64_t values[2] = {soft, hard};
  return (int)sys(SYS_prlimit64, 0, which, values, 0);
}

static void sizes(void) {
  static char page[4096];
  int fd = open_it(CREATE | 01000);
  CASE("limit sizes", limit(LIMIT_FSIZE, 5000, 9000));
  on_signal(SIGXFSZ, note, 0);
  handled = 0;
  CASE("below", sys(SYS_write, fd, page, 4096));
  CASE("up to it", sys(SYS_write, fd, page, 4096));
  CASE("no signal yet", handled);
  CASE("beyond", sys(SYS_write, fd, page, 1));
  CASE("signal", handled);
  CASE("nothing is allowed", sys(SYS_write, fd, page, 0));
  CASE("inside", sys(SYS_pwrite64, fd, page, 10, 100, 0));
  CASE("across", sys(SYS_pwrite64, fd, page, 10, 4995, 0));
  handled = 0;
  CASE("far beyond", sys(SYS_pwrite64, fd, page, 10, 50000, 0));
  CASE("signal", handled);
  struct iovec parts[3] = {{page, 100}, {page, 4000}, {page, 2000}};
  sys(SYS_llseek, fd, 0, 0, &(int64_t){0}, 0);
  CASE("in parts", sys(SYS_writev, fd, parts, 3));
  CASE("longer by truncate", sys(SYS_ftruncate64, fd, 5001, 0));
  CASE("as long", sys(SYS_ftruncate64, fd, 5000, 0));
  CASE("shorter", sys(SYS_ftruncate64, fd, 10, 0));
  CASE("append", sys(SYS_fcntl64, fd, 4, 02000));
  CASE("to the end", sys(SYS_write, fd, page, 100));
  int child = fork();
  if (child == 0) {
    on_signal(SIGXFSZ, SIG_DFL, 0);
    sys(SYS_ftruncate64, fd, 6000, 0);
    exit(0);
  }
  CASE("without a handler", wait_for(child, 0));
  child = fork();
  if (child == 0) {
    on_signal(SIGXFSZ, SIG_IGN, 0);
    exit(-(int)sys(SYS_ftruncate64, fd, 6000, 0));
  }
  CASE("ignored", wait_for(child, 0));
  CASE("raise it", limit(LIMIT_FSIZE, 9000, 9000));
  CASE("so it is", sys(SYS_ftruncate64, fd, 6000, 0));
  sys(SYS_close, fd);
}

static void seconds(void) {
  int how, child = fork();
  if (child == 0) {
    on_signal(SIGXCPU, note, 0);
    limit(LIMIT_CPU, 1, 2);
    for (;;) {
      if (handled == SIGXCPU) {
        print("a second is over\n");
        handled = 0;
      }
    }
  }
  CASE("computes for ever", wait_for(child, &how));
  CASE("how", how);
}

int main(void) {
  char *end = path + strlen(path);
  for (int pid = getpid(); pid > 0; pid /= 10) {
    *end++ = (char)('0' + pid % 10);
  }
  *end = 0;
  memcpy(fifo, path, sizeof path);
  memcpy(fifo + (end - path), "f", 2);
  block(0);
  whole_files();
  descriptions();
  fifos();
  circle();
  found();
  nameless();
  full_table();
  sizes();
  seconds();
  CASE("remove", sys(SYS_unlinkat, HERE, path, 0));
  return 0;
}
