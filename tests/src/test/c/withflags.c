/*
 * Calls that take more flags than those they follow: preadv2, pwritev2, openat2, fchmodat2, epoll_pwait2,
 * close_range. What they answer was seen on Linux 6.18; qemu-user 7.2 knows none of the first five.
 */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { SYS_preadv2 = 286, SYS_pwritev2 = 287, SYS_openat2 = 437, SYS_epoll_pwait2 = 441, SYS_fchmodat2 = 452 };
enum { HERE = -100, CREATE = 0100, READ_WRITE = 2, APPEND = 02000, TRUNCATE = 01000, PATH = 010000000,
       DIRECTORY = 0200000, NO_FOLLOW = 0400000, TEMPORARY = 020000000 | DIRECTORY, EMPTY_PATH = 0x1000,
       LINK_ITSELF = 0x100 };
enum { HIPRI = 1, DSYNC = 2, SYNC = 4, NOWAIT = 8, AT_END = 0x10, NOT_AT_END = 0x20 };
enum { NO_XDEV = 1, NO_MAGIC = 2, NO_LINKS = 4, BENEATH = 8, IN_ROOT = 16, CACHED = 32 };

struct how {
  uint64_t flags, mode, resolve, more;
};

static char bytes[64];
static struct iovec part = {bytes, 4}, none = {bytes, 0};

static int reads(int fd, int flags) {
  return (int)sys(SYS_preadv2, fd, &part, 1, -1, -1, flags);
}

static int writes(int fd, int flags) {
  return (int)sys(SYS_pwritev2, fd, &part, 1, -1, -1, flags);
}

static int64_t place(int fd, int whence) {
  int64_t place = 0;
  sys(SYS_llseek, fd, 0, 0, &place, whence);
  return place;
}

static void files(void) {
  int fd = (int)sys(SYS_memfd_create, "m", 1);
  sys(SYS_write, fd, "abcdefgh", 8);
  CASE("at a position", sys(SYS_preadv2, fd, &part, 1, 2, 0, 0));
  CASE("what was there", bytes[0]);
  CASE("at the file's own", reads(fd, 0));
  CASE("another negative one", sys(SYS_preadv2, fd, &part, 1, -2, -1, 0));
  CASE("high priority", sys(SYS_preadv2, fd, &part, 1, 0, 0, HIPRI));
  CASE("synchronous", sys(SYS_preadv2, fd, &part, 1, 0, 0, DSYNC | SYNC));
  CASE("no waiting", sys(SYS_preadv2, fd, &part, 1, 0, 0, NOWAIT));
  CASE("no waiting to write", sys(SYS_pwritev2, fd, &part, 1, 0, 0, NOWAIT));
  CASE("read at the end", sys(SYS_preadv2, fd, &part, 1, 0, 0, AT_END));
  CASE("unknown", sys(SYS_preadv2, fd, &part, 1, 0, 0, 1 << 20));
  CASE("unknown, nothing to do", sys(SYS_preadv2, fd, &none, 1, 0, 0, 1 << 20));
  CASE("unknown, no parts", sys(SYS_preadv2, fd, &part, 0, 0, 0, 1 << 20));
  CASE("both appending and not", sys(SYS_pwritev2, fd, &part, 1, 0, 0, AT_END | NOT_AT_END));
  CASE("appending", sys(SYS_pwritev2, fd, &part, 1, 0, 0, AT_END));
  CASE("longer", place(fd, 2));
  place(fd, 0);
  CASE("appending at the file's own", writes(fd, AT_END | SYNC));
  CASE("where it is then", place(fd, 1));
  sys(SYS_fcntl64, fd, 4, APPEND);
  CASE("not appending", sys(SYS_pwritev2, fd, &part, 1, 0, 0, NOT_AT_END));
  CASE("as long as before", place(fd, 2));
  CASE("still appending otherwise", sys(SYS_pwritev2, fd, &part, 1, 0, 0, 0));
  CASE("longer", place(fd, 2));
  CASE("no descriptor", sys(SYS_preadv2, 99, &part, 1, 0, 0, 0));
  CASE("no descriptor, unknown flag", sys(SYS_preadv2, 99, &part, 1, 0, 0, 1 << 20));
  CASE("no vector", sys(SYS_preadv2, fd, 16, 1, 0, 0, 0));
  CASE("too many", sys(SYS_preadv2, fd, &part, 1025, 0, 0, 0));
}

static void others(void) {
  int ends[2], pair[2], fd;
  sys(SYS_pipe2, ends, 0);
  CASE("an empty pipe", reads(ends[0], NOWAIT));
  CASE("a pipe at a position", sys(SYS_preadv2, ends[0], &part, 1, 0, 0, NOWAIT));
  CASE("at a negative one", sys(SYS_preadv2, ends[0], &part, 1, -2, -1, NOWAIT));
  CASE("the wrong end", reads(ends[1], 0));
  CASE("into the pipe", writes(ends[1], NOWAIT | AT_END));
  CASE("out of it", reads(ends[0], NOWAIT));
  sys(SYS_socketpair, 1, 1, 0, pair);
  CASE("an empty socket", reads(pair[0], NOWAIT));
  CASE("into the socket", writes(pair[1], NOWAIT));
  CASE("out of it", reads(pair[0], NOWAIT));
  fd = (int)sys(SYS_eventfd2, 0, 0);
  part.length = 8;
  CASE("an empty counter", reads(fd, NOWAIT));
  CASE("to a counter", writes(fd, NOWAIT));
  CASE("synchronously", writes(fd, DSYNC));
  CASE("with high priority", (bytes[0] = 1, writes(fd, HIPRI)));
  part.length = 4;
  CASE("a device", reads((int)sys(SYS_openat, HERE, "/dev/zero", 0, 0), NOWAIT));
  fd = (int)sys(SYS_openat, HERE, "/proc/self/maps", 0, 0);
  CASE("a text", reads(fd, HIPRI));
  CASE("a text without waiting", reads(fd, NOWAIT));
  fd = (int)sys(SYS_openat, HERE, "/tmp", 0, 0);
  CASE("a folder", reads(fd, 0));
  CASE("a folder with flags", reads(fd, SYNC));
}

static int opens(int folder, const char *path, int flags, int mode, int resolve) {
  struct how how = {(unsigned)flags, (unsigned)mode, (unsigned)resolve, 0};
  int fd = (int)sys(SYS_openat2, folder, path, &how, 24);
  if (fd >= 0) {
    sys(SYS_close, fd);
  }
  return fd < 0 ? fd : 0;
}

static void how(void) {
  struct how how = {0, 0, 0, 0}, wide = {1ull << 40, 0, 0, 0};
  CASE("longer than known", sys(SYS_openat2, HERE, "/nowhere", &how, 32));
  how.more = 1;
  CASE("with something in it", sys(SYS_openat2, HERE, "/nowhere", &how, 32));
  CASE("too short", sys(SYS_openat2, HERE, "/nowhere", &how, 23));
  CASE("absurdly long", sys(SYS_openat2, HERE, "/nowhere", &how, 4097));
  CASE("no structure", sys(SYS_openat2, HERE, "/nowhere", 16, 24));
  CASE("flags beyond all", sys(SYS_openat2, HERE, "/nowhere", &wide, 24));
  CASE("unknown flag", opens(HERE, "/nowhere", 4, 0, 0));
  CASE("unknown resolve", opens(HERE, "/nowhere", 0, 0, 64));
  CASE("beneath and in root", opens(HERE, "/nowhere", 0, 0, BENEATH | IN_ROOT));
  CASE("mode of nothing", opens(HERE, "/nowhere", 0, 0600, 0));
  CASE("mode of too much", opens(HERE, "/nowhere", CREATE, 010600, 0));
  CASE("a folder to be made", opens(HERE, "/nowhere", CREATE | DIRECTORY, 0, 0));
  CASE("a temporary to be read", opens(HERE, "/tmp", TEMPORARY, 0600, 0));
  CASE("a name with more", opens(HERE, "/tmp", PATH | TRUNCATE, 0, 0));
  CASE("a name", opens(HERE, "/tmp", PATH | DIRECTORY, 0, 0));
  CASE("cached, made", opens(HERE, "/tmp/x", CREATE, 0600, CACHED));
  CASE("cached, emptied", opens(HERE, "/tmp/x", TRUNCATE, 0, CACHED));
  CASE("no path", opens(HERE, "", 0, 0, 0));
  CASE("bad path", sys(SYS_openat2, HERE, 16, &wide, 24));
}

static void scopes(void) {
  sys(SYS_mkdirat, HERE, "/tmp/ringside-scope", 0700);
  int folder = (int)sys(SYS_openat, HERE, "/tmp/ringside-scope", DIRECTORY, 0);
  sys(SYS_mkdirat, folder, "in", 0700);
  sys(SYS_close, sys(SYS_openat, folder, "in/file", CREATE | READ_WRITE, 0600));
  sys(SYS_symlinkat, "in/file", folder, "link");
  sys(SYS_symlinkat, "/in/file", folder, "absolute");
  sys(SYS_symlinkat, "../ringside-scope/in/file", folder, "out");
  CASE("plainly", opens(folder, "in/file", READ_WRITE, 0, 0));
  CASE("by a link", opens(folder, "link", 0, 0, 0));
  CASE("no links", opens(folder, "link", 0, 0, NO_LINKS));
  CASE("no links, the link itself", opens(folder, "link", PATH | NO_FOLLOW, 0, NO_LINKS));
  CASE("no links, none there", opens(folder, "in/../in/file", 0, 0, NO_LINKS));
  CASE("no magic, an ordinary link", opens(folder, "link", 0, 0, NO_MAGIC));
  CASE("beneath", opens(folder, "in/../in/file", 0, 0, BENEATH));
  CASE("beneath, a link", opens(folder, "link", 0, 0, BENEATH));
  CASE("beneath, an absolute link", opens(folder, "absolute", 0, 0, BENEATH));
  CASE("beneath, out and back", opens(folder, "out", 0, 0, BENEATH));
  CASE("beneath, up", opens(folder, "..", 0, 0, BENEATH));
  CASE("beneath, up further", opens(folder, "in/../..", 0, 0, BENEATH));
  CASE("beneath, absolute", opens(folder, "/tmp", 0, 0, BENEATH));
  CASE("beneath, made", opens(folder, "new", CREATE | READ_WRITE, 0600, BENEATH));
  CASE("in root, absolute", opens(folder, "/in/file", 0, 0, IN_ROOT));
  CASE("in root, absolute link", opens(folder, "absolute", 0, 0, IN_ROOT));
  CASE("in root, up", opens(folder, "../../in/file", 0, 0, IN_ROOT));
  CASE("in root, out and back", opens(folder, "out", 0, 0, IN_ROOT));
  CASE("in root, no folder", opens(99, "/in/file", 0, 0, IN_ROOT));
  CASE("otherwise", opens(99, "/tmp", 0, 0, 0));
  CASE("another file system", opens(HERE, "/proc/version", 0, 0, NO_XDEV));
  CASE("the same", opens(folder, "in/../link", 0, 0, NO_XDEV));
  CASE("magic", opens(HERE, "/proc/self/fd/0", PATH, 0, NO_MAGIC));
  CASE("magic folder", opens(HERE, "/proc/self/cwd", PATH, 0, NO_MAGIC));
  CASE("not magic", opens(HERE, "/proc/self/maps", 0, 0, NO_MAGIC));
  int proc = (int)sys(SYS_openat, HERE, "/proc/self", DIRECTORY, 0);
  CASE("magic beneath", opens(proc, "cwd", PATH, 0, BENEATH));
  CASE("magic in root", opens(proc, "cwd", PATH, 0, IN_ROOT));
  CASE("magic to another file system", opens(proc, "cwd", PATH, 0, NO_XDEV));
  CASE("from one up to another", opens(proc, "../../tmp", PATH, 0, NO_XDEV));
  CASE("cached", opens(folder, "in/file", 0, 0, CACHED));
  CASE("mode of a file", sys(SYS_fchmodat2, folder, "in/file", 0640, 0));
  CASE("mode by a link", sys(SYS_fchmodat2, folder, "link", 0600, 0));
  CASE("mode of a link", sys(SYS_fchmodat2, folder, "link", 0600, LINK_ITSELF));
  CASE("mode of a file, no links", sys(SYS_fchmodat2, folder, "in/file", 0600, LINK_ITSELF));
  CASE("mode of a descriptor", sys(SYS_fchmodat2, folder, "", 0700, EMPTY_PATH));
  CASE("mode of nothing", sys(SYS_fchmodat2, folder, "", 0700, 0));
  CASE("mode, unknown flag", sys(SYS_fchmodat2, folder, "link", 0700, 1));
  const char *names[] = {"in/file", "link", "absolute", "out", "new"};
  for (int i = 0; i < 5; i++) {
    sys(SYS_unlinkat, folder, names[i], 0);
  }
  sys(SYS_unlinkat, folder, "in", 0x200);
  sys(SYS_unlinkat, HERE, "/tmp/ringside-scope", 0x200);
}

static void waits(void) {
  struct timespec now = {0, 0}, soon = {0, 10000000}, bad = {0, 1000000000};
  int set = (int)sys(SYS_epoll_create1, 0), counter = (int)sys(SYS_eventfd2, 1, 0);
  struct { unsigned events, padding; uint64_t data; } event = {1, 0, 7};
  uint64_t mask = 0;
  CASE("nothing", sys(SYS_epoll_pwait2, set, &event, 1, &now, 0, 8));
  CASE("nothing soon", sys(SYS_epoll_pwait2, set, &event, 1, &soon, &mask, 8));
  CASE("no such time", sys(SYS_epoll_pwait2, set, &event, 1, &bad, 0, 8));
  CASE("bad time", sys(SYS_epoll_pwait2, set, &event, 1, 16, 0, 8));
  CASE("no events", sys(SYS_epoll_pwait2, set, &event, 0, &now, 0, 8));
  CASE("mask of a wrong size", sys(SYS_epoll_pwait2, set, &event, 1, &now, &mask, 4));
  CASE("no set", sys(SYS_epoll_pwait2, counter, &event, 1, &now, 0, 8));
  CASE("no descriptor", sys(SYS_epoll_pwait2, 99, &event, 1, &now, 0, 8));
  sys(SYS_epoll_ctl, set, 1, counter, &event);
  CASE("at once", sys(SYS_epoll_pwait2, set, &event, 1, 0, 0, 8));
}

static void ranges(void) {
  int fd = (int)sys(SYS_dup, 1);
  CASE("unknown flag", sys(SYS_close_range, 50, 60, 1));
  CASE("backwards", sys(SYS_close_range, 60, 50, 2));
  CASE("marked", sys(SYS_close_range, fd, fd, 4));
  CASE("flag", sys(SYS_fcntl64, fd, 1, 0));
  CASE("alone", sys(SYS_close_range, fd, fd, 2));
  CASE("closed", sys(SYS_fcntl64, fd, 1, 0));
  CASE("marked, alone", sys(SYS_close_range, 50, -1, 2 | 4));
}

int main(void) {
  files();
  others();
  how();
  scopes();
  waits();
  ranges();
  return 0;
}
