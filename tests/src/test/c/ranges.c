/*
 * Lengths that lead out of what a program has: -1, as a failed read gives it, and beyond the last page
 * that is mapped. EFAULT, and nothing has happened.
 */
#include "net.h"

enum { ANONYMOUS = 0x22, READ_WRITE = 3, RDWR = 2, CREAT = 0100, HERE_FOLDER = -100, NONBLOCK = 04000 };
enum { SYS_preadv = 69, SYS_pwritev = 70 };

static char *page; /* the last that is mapped: nothing stands behind it */

static void map_last_page(void) {
  page = (char *)sys(SYS_mmap2, 0, 8192, READ_WRITE, ANONYMOUS, -1, 0);
  sys(SYS_munmap, page + 4096, 4096);
  memset(page, 'x', 4096);
}

static void show(const char *what, const char *kind, long value) {
  print("%s %s: %d\n", kind, what, (int)value);
}

/* What is no length of any memory, by every call that takes one. */
static void endless(const char *kind, int from, int to) {
  struct iovec all = {page, -1};
  show("read -1", kind, sys(SYS_read, from, page, -1));
  show("write -1", kind, sys(SYS_write, to, page, -1));
  show("read up to the end of addresses", kind, sys(SYS_read, from, page, -(long)page));
  show("write up to the end of addresses", kind, sys(SYS_write, to, page, -(long)page));
  show("readv -1", kind, sys(SYS_readv, from, &all, 1));
  show("writev -1", kind, sys(SYS_writev, to, &all, 1));
}

static void positions(int file) {
  struct iovec all = {page, -1};
  CASE("pread -1", sys(SYS_pread64, file, page, -1, 0, 0));
  CASE("pwrite -1", sys(SYS_pwrite64, file, page, -1, 0, 0));
  CASE("preadv -1", sys(SYS_preadv, file, &all, 1, 0, 0));
  CASE("pwritev -1", sys(SYS_pwritev, file, &all, 1, 0, 0));
  CASE("its length", sys(SYS_llseek, file, 0, 0, &all, 2) ? -1 : (long)all.base);
}

static void files(void) {
  int file = (int)sys(SYS_openat, HERE_FOLDER, "ranges.tmp", RDWR | CREAT, 0600);
  sys(SYS_unlinkat, HERE_FOLDER, "ranges.tmp", 0);
  sys(SYS_write, file, "four", 4);
  endless("file", file, file);
  positions(file);
  sys(SYS_close, file);
}

static void pipes(void) {
  int ends[2], waiting = -1;
  sys(SYS_pipe2, ends, NONBLOCK);
  endless("empty pipe", ends[0], ends[1]);
  sys(SYS_write, ends[1], "four", 4);
  endless("pipe", ends[0], ends[1]);
  sys(SYS_ioctl, ends[0], 0x541b, &waiting);
  CASE("bytes in it", waiting);
}

static void devices(void) {
  int null = (int)sys(SYS_openat, HERE_FOLDER, "/dev/null", RDWR, 0);
  int zero = (int)sys(SYS_openat, HERE_FOLDER, "/dev/zero", RDWR, 0);
  int event = (int)sys(SYS_eventfd2, 1, NONBLOCK);
  endless("null", null, null);
  endless("zero", zero, zero);
  endless("eventfd", event, event);
  CASE("getrandom -1", sys(SYS_getrandom, page, -1, 0));
  CASE("untouched", page[0] == 'x' && page[4095] == 'x');
}

static void socket_pair(const char *kind, int type) {
  int ends[2], waiting = -1;
  sys(SYS_socketpair, 1, type | NONBLOCK, 0, ends);
  sys(SYS_write, ends[0], "four", 4);
  endless(kind, ends[1], ends[0]);
  show("recvfrom -1", kind, sys(SYS_recvfrom, ends[1], page, -1, 0, 0, 0));
  show("sendto -1", kind, sys(SYS_sendto, ends[0], page, -1, 0, 0, 0));
  sys(SYS_ioctl, ends[1], 0x541b, &waiting);
  show("bytes in it", kind, waiting);
}

static void internet(const char *kind, int type) {
  int fd = (int)sys(SYS_socket, 2, type, 0);
  show("sendto -1", kind, sys(SYS_sendto, fd, page, -1, 0, 0, 0));
  show("recvfrom -1", kind, sys(SYS_recvfrom, fd, page, -1, 0x40, 0, 0));
  show("write -1", kind, sys(SYS_write, fd, page, -1));
}

/* The console: nothing of it is shown. */
static void console(void) {
  CASE("console -1", sys(SYS_write, 1, page, -1));
  CASE("console, beyond the last page", sys(SYS_write, 1, page, 5000));
  CASE("console, a page that is not there", sys(SYS_write, 1, page + 4096, 1));
  CASE("console, nothing", sys(SYS_write, 1, page + 4096, 0));
}

int main(void) {
  map_last_page();
  files();
  pipes();
  devices();
  socket_pair("stream", 1);
  socket_pair("datagram", 2);
  socket_pair("seqpacket", 5);
  internet("tcp", 1);
  internet("udp", 2);
  console();
  return 0;
}
