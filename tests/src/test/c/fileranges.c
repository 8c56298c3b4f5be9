/* Ranges of files: room set aside, holes, copies between files, what is read and written ahead. */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { SYS_fallocate = 47, SYS_sync_file_range = 84, SYS_readahead = 213, SYS_copy_file_range = 285 };
enum { HERE = -100, READ_WRITE = 2, APPEND = 02000, PATH = 010000000, KEEP_SIZE = 1, PUNCH_HOLE = 2,
       COLLAPSE = 8, ZERO = 16, INSERT = 32, UNSHARE = 64, LIMIT_FSIZE = 1, PAGE = 4096 };

static char bytes[3 * PAGE];
static volatile int handled;

static void note(int signal) {
  handled = signal;
}

static int memory(void) {
  return (int)sys(SYS_memfd_create, "m", 3); /* MFD_CLOEXEC | MFD_ALLOW_SEALING */
}

static int allocate(int fd, int mode, int offset, int length) {
  return (int)sys(SYS_fallocate, fd, mode, offset, 0, length, 0);
}

static int64_t seek(int fd, int offset, int whence) {
  int64_t place = 0;
  long result = sys(SYS_llseek, fd, 0, offset, &place, whence);
  return result < 0 ? result : place;
}

static int length(int fd) {
  return (int)seek(fd, 0, 2);
}

static int blocks(int fd) {
  union { char bytes[256]; uint64_t longs[32]; } status;
  sys(SYS_statx, fd, "", 0x1000, 0x7ff, &status);
  return (int)status.longs[6];
}

static int sum(int fd, int from, int count) {
  int sum = 0, got = (int)sys(SYS_pread64, fd, bytes, count, from, 0);
  for (int i = 0; i < got; i++) {
    sum += bytes[i];
  }
  return sum;
}

static int filled(int count) {
  int fd = memory();
  memset(bytes, 1, sizeof bytes);
  sys(SYS_write, fd, bytes, count);
  return fd;
}

static void room(void) {
  int fd = memory();
  CASE("set aside", allocate(fd, 0, 0, 100));
  CASE("as long as that", length(fd));
  CASE("in blocks", blocks(fd));
  CASE("behind the end, keeping the size", allocate(fd, KEEP_SIZE, PAGE, 2 * PAGE));
  CASE("as long as before", length(fd));
  CASE("more blocks", blocks(fd));
  CASE("within it", allocate(fd, 0, 10, 20));
  CASE("not shorter", length(fd));
  CASE("with a gap", allocate(fd, 0, 5 * PAGE + 1, 1));
  CASE("longer", length(fd));
  CASE("reads as zeros", sum(fd, 0, 2 * PAGE));
  CASE("no length", allocate(fd, 0, 0, 0));
  CASE("negative length", sys(SYS_fallocate, fd, 0, 0, 0, -1, -1));
  CASE("negative offset", sys(SYS_fallocate, fd, 0, -1, -1, 1, 0));
  CASE("beyond all files", sys(SYS_fallocate, fd, 0, -1, 0x7fffffff, 1, 0));
  CASE("unknown mode", allocate(fd, 128, 0, 1));
  CASE("two modes", allocate(fd, COLLAPSE | ZERO, 0, PAGE));
  CASE("a hole that changes the size", allocate(fd, PUNCH_HOLE, 0, 1));
  CASE("collapse", allocate(fd, COLLAPSE, 0, PAGE));
  CASE("collapse, keeping the size", allocate(fd, COLLAPSE | KEEP_SIZE, 0, PAGE));
  CASE("zero", allocate(fd, ZERO, 0, PAGE));
  CASE("insert", allocate(fd, INSERT, 0, PAGE));
  CASE("no such descriptor", allocate(99, 0, 0, 1));
  CASE("no such descriptor, bad mode", allocate(99, 128, 0, 0));
  sys(SYS_close, fd);
}

static void others(void) {
  int ends[2], pair[2], named = (int)sys(SYS_openat, HERE, "/tmp", PATH, 0);
  sys(SYS_pipe2, ends, 0);
  sys(SYS_socketpair, 1, 1, 0, pair);
  int zero = (int)sys(SYS_openat, HERE, "/dev/zero", READ_WRITE, 0);
  int folder = (int)sys(SYS_openat, HERE, "/tmp", 0, 0);
  CASE("a name", allocate(named, 0, 0, 1));
  CASE("a pipe", allocate(ends[1], 0, 0, 1));
  CASE("a pipe's reading end", allocate(ends[0], 0, 0, 1));
  CASE("a pipe, bad mode", allocate(ends[1], 4096, 0, 1));
  CASE("a socket", allocate(pair[0], 0, 0, 1));
  CASE("a device", allocate(zero, 0, 0, 1));
  CASE("a folder", allocate(folder, 0, 0, 1));
  CASE("a counter", allocate((int)sys(SYS_eventfd2, 0, 0), 0, 0, 1));
  CASE("sync of a pipe", sys(SYS_sync_file_range, ends[0], 0, 0, 0, 0, 7));
  CASE("sync of a folder", sys(SYS_sync_file_range, folder, 0, 0, 0, 0, 7));
  CASE("sync of a device", sys(SYS_sync_file_range, zero, 0, 0, 0, 0, 0));
  CASE("sync of a name", sys(SYS_sync_file_range, named, 0, 0, 0, 0, 0));
  CASE("read ahead of a pipe", sys(SYS_readahead, ends[0], 0, 0, 10));
  CASE("read ahead of what is written", sys(SYS_readahead, ends[1], 0, 0, 10));
  CASE("read ahead of a folder", sys(SYS_readahead, folder, 0, 0, 10));
  CASE("read ahead of nothing", sys(SYS_readahead, 99, 0, 0, 10));
  int fd = filled(10);
  CASE("read ahead", sys(SYS_readahead, fd, 0, 0, 10));
  CASE("sync", sys(SYS_sync_file_range, fd, 0, 0, 5, 0, 7));
  CASE("sync to the end", sys(SYS_sync_file_range, fd, 5, 0, 0, 0, 2));
  CASE("sync, unknown flag", sys(SYS_sync_file_range, fd, 0, 0, 0, 0, 8));
  CASE("sync from before the start", sys(SYS_sync_file_range, fd, -1, -1, 0, 0, 0));
  CASE("sync of a negative range", sys(SYS_sync_file_range, fd, 5, 0, -1, -1, 0));
  CASE("sync of nothing", sys(SYS_sync_file_range, 99, 0, 0, 0, 0, 0));
}

static void holes(void) {
  int fd = filled(3 * PAGE);
  CASE("three pages", blocks(fd));
  CASE("a hole within a page", allocate(fd, PUNCH_HOLE | KEEP_SIZE, 10, 5));
  CASE("its bytes", sum(fd, 0, 3 * PAGE));
  CASE("a hole of a page", allocate(fd, PUNCH_HOLE | KEEP_SIZE, PAGE, PAGE));
  CASE("its blocks", blocks(fd));
  CASE("the bytes left", sum(fd, 0, 3 * PAGE));
  CASE("the next hole", seek(fd, 0, 4));
  CASE("the next data", seek(fd, PAGE, 3));
  CASE("a hole over two pages", allocate(fd, PUNCH_HOLE | KEEP_SIZE, PAGE - 2, PAGE + 4));
  CASE("and the bytes", sum(fd, 0, 3 * PAGE));
  CASE("a hole beyond the end", allocate(fd, PUNCH_HOLE | KEEP_SIZE, 2 * PAGE + 100, 9 * PAGE));
  CASE("as long as it was", length(fd));
  CASE("bytes at last", sum(fd, 0, 3 * PAGE));
  char *mapped = (char *)sys(SYS_mmap2, 0, PAGE, 3, 1, fd, 0);
  CASE("in a mapping", mapped[0]);
  CASE("a hole under it", allocate(fd, PUNCH_HOLE | KEEP_SIZE, 0, PAGE));
  CASE("which shows", mapped[0]);
  mapped[1] = 7;
  CASE("written through it", sum(fd, 0, PAGE));
  sys(SYS_munmap, mapped, PAGE);
  CASE("no room to grow", sys(SYS_fcntl64, fd, 1033, 4)); /* F_SEAL_GROW */
  CASE("within is room", allocate(fd, 0, 0, PAGE));
  CASE("beyond is none", allocate(fd, 0, 3 * PAGE, 1));
  CASE("not even kept", allocate(fd, KEEP_SIZE, 3 * PAGE, 1));
  CASE("no writes", sys(SYS_fcntl64, fd, 1033, 8)); /* F_SEAL_WRITE */
  CASE("no hole", allocate(fd, PUNCH_HOLE | KEEP_SIZE, 0, 1));
  CASE("set aside all the same", allocate(fd, 0, 0, 1));
  sys(SYS_close, fd);
}

static void copies(void) {
  int from = filled(2 * PAGE), to = memory(), ends[2];
  int64_t in = 5, out = PAGE - 3;
  CASE("at the end", sys(SYS_copy_file_range, from, 0, to, 0, 10, 0));
  seek(from, 0, 0);
  CASE("by positions", sys(SYS_copy_file_range, from, 0, to, 0, 10, 0));
  CASE("from", seek(from, 0, 1));
  CASE("to", seek(to, 0, 1));
  CASE("by offsets", sys(SYS_copy_file_range, from, &in, to, &out, PAGE + 100, 0));
  CASE("from offset", in);
  CASE("to offset", out);
  CASE("positions stay", seek(from, 0, 1) + seek(to, 0, 1));
  CASE("copied", sum(to, 0, 3 * PAGE));
  in = 2 * PAGE - 4;
  CASE("shorter at the end", sys(SYS_copy_file_range, from, &in, to, 0, 100, 0));
  CASE("nothing behind it", sys(SYS_copy_file_range, from, &in, to, 0, 100, 0));
  in = 0, out = 50;
  CASE("in itself, overlapping", sys(SYS_copy_file_range, from, &in, from, &out, 51, 0));
  CASE("in itself", sys(SYS_copy_file_range, from, &in, from, &out, 50, 0));
  CASE("flags", sys(SYS_copy_file_range, from, 0, to, 0, 1, 1));
  CASE("no source", sys(SYS_copy_file_range, 99, 0, to, 0, 1, 0));
  CASE("no target", sys(SYS_copy_file_range, from, 0, 99, 0, 1, 0));
  CASE("bad pointer", sys(SYS_copy_file_range, from, 16, to, 0, 1, 0));
  sys(SYS_pipe2, ends, 0);
  CASE("from a pipe", sys(SYS_copy_file_range, ends[0], 0, to, 0, 1, 0));
  CASE("to a pipe", sys(SYS_copy_file_range, from, 0, ends[1], 0, 1, 0));
  int folder = (int)sys(SYS_openat, HERE, "/tmp", 0, 0);
  CASE("from a folder", sys(SYS_copy_file_range, folder, 0, to, 0, 1, 0));
  CASE("to a folder", sys(SYS_copy_file_range, from, 0, folder, 0, 1, 0));
  int text = (int)sys(SYS_openat, HERE, "/proc/version", 0, 0);
  CASE("from another file system", sys(SYS_copy_file_range, text, 0, to, 0, 1, 0));
  sys(SYS_fcntl64, to, 4, APPEND);
  CASE("to what appends", sys(SYS_copy_file_range, from, 0, to, 0, 1, 0));
  sys(SYS_fcntl64, to, 4, 0);
  /* What is printed may go to a file, too. */
  uint64_t limit[2] = {100, ~0ull}, none[2] = {~0ull, ~0ull};
  on_signal(SIGXFSZ, note, 0);
  int fd = memory();
  in = 0, out = 90;
  sys(SYS_prlimit64, 0, LIMIT_FSIZE, limit, 0);
  long up_to = sys(SYS_copy_file_range, from, &in, to, &out, 50, 0);
  long beyond = sys(SYS_copy_file_range, from, &in, to, &out, 50, 0);
  int first = handled;
  handled = 0;
  int no_room = allocate(fd, 0, 90, 11), second = handled, room = allocate(fd, 0, 90, 10);
  sys(SYS_prlimit64, 0, LIMIT_FSIZE, none, 0);
  CASE("to the limit", up_to);
  CASE("beyond it", beyond);
  CASE("signal", first);
  CASE("no more room than that", no_room);
  CASE("signal again", second);
  CASE("up to it", room);
}

int main(void) {
  room();
  others();
  holes();
  copies();
  return 0;
}
