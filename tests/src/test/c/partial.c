/*
 * What is mapped in part: how much of it a call moves is the matter of each kind of file. Linux counts
 * bytes of files and devices, whole pages of pipes, whole messages of sockets; partial.txt says so,
 * for qemu-user looks at all of a range before it makes the call.
 */
#include "net.h"

enum { ANONYMOUS = 0x22, READ_WRITE = 3, RDWR = 2, CREAT = 0100, HERE_FOLDER = -100, NONBLOCK = 04000 };

static char *page; /* the last that is mapped: nothing stands behind it */
static char bytes[9000];

static int waiting(int fd) {
  int count = -1;
  sys(SYS_ioctl, fd, 0x541b, &count);
  return count;
}

static void files(void) {
  int file = (int)sys(SYS_openat, HERE_FOLDER, "partial.tmp", RDWR | CREAT, 0600);
  struct iovec good_and_bad[2] = {{page, 10}, {page + 4096, 10}};
  CASE("file: write of a page and more", sys(SYS_write, file, page, 5000));
  CASE("write from the middle", sys(SYS_write, file, page + 4001, 500));
  CASE("write of nothing that is there", sys(SYS_write, file, page + 4096, 500));
  CASE("pwrite", sys(SYS_pwrite64, file, page + 4094, 4, 100, 0));
  CASE("writev", sys(SYS_writev, file, good_and_bad, 2));
  CASE("length", waiting(file) + (int)sys(SYS_llseek, file, 0, 0, bytes, 0));
  CASE("length", waiting(file));
  CASE("read", sys(SYS_read, file, page + 3, 5000));
  CASE("read of nothing that is there", sys(SYS_read, file, page + 4096, 1));
  CASE("pread", sys(SYS_pread64, file, page + 4090, 50, 0, 0));
  CASE("readv", sys(SYS_readv, file, good_and_bad, 2));
  sys(SYS_unlinkat, HERE_FOLDER, "partial.tmp", 0);
}

static void pipes(void) {
  int ends[2];
  struct iovec good_and_bad[2] = {{page, 4096}, {page + 4096, 10}};
  sys(SYS_pipe2, ends, NONBLOCK);
  CASE("pipe: write of a page and more", sys(SYS_write, ends[1], page, 5000));
  CASE("write of less than a page", sys(SYS_write, ends[1], page + 4001, 500));
  CASE("bytes in it", waiting(ends[0]));
  CASE("read", sys(SYS_read, ends[0], page + 4000, 4096));
  CASE("bytes in it", waiting(ends[0]));
  CASE("read that can", sys(SYS_read, ends[0], page, 4096));
  CASE("writev", sys(SYS_writev, ends[1], good_and_bad, 2));
  CASE("bytes in it", waiting(ends[0]));
}

static void devices(void) {
  int zero = (int)sys(SYS_openat, HERE_FOLDER, "/dev/zero", RDWR, 0);
  int null = (int)sys(SYS_openat, HERE_FOLDER, "/dev/null", RDWR, 0);
  int text = (int)sys(SYS_openat, HERE_FOLDER, "/proc/meminfo", 0, 0);
  CASE("zero: read", sys(SYS_read, zero, page + 96, 5000));
  CASE("read of nothing that is there", sys(SYS_read, zero, page + 4096, 5000));
  CASE("write to null", sys(SYS_write, null, page, 5000));
  CASE("getrandom", sys(SYS_getrandom, page + 4000, 500, 0));
  CASE("getrandom of nothing that is there", sys(SYS_getrandom, page + 4096, 500, 0));
  CASE("text", sys(SYS_read, text, page + 4092, 20));
}

static void streams(void) {
  int ends[2];
  sys(SYS_socketpair, 1, 1 | NONBLOCK, 0, ends);
  CASE("stream: write", sys(SYS_write, ends[0], page, 5000));
  CASE("bytes in it", waiting(ends[1]));
  sys(SYS_write, ends[0], bytes, 10);
  sys(SYS_write, ends[0], bytes, 10);
  CASE("read: the piece that fits", sys(SYS_read, ends[1], page + 4086, 20));
  CASE("bytes in it", waiting(ends[1]));
  CASE("read: none that fits", sys(SYS_read, ends[1], page + 4090, 20));
  CASE("bytes in it", waiting(ends[1]));
}

static void datagrams(int type) {
  int ends[2];
  sys(SYS_socketpair, 1, type | NONBLOCK, 0, ends);
  CASE("messages: write", sys(SYS_write, ends[0], page, 5000));
  CASE("bytes in it", waiting(ends[1]));
  sys(SYS_write, ends[0], bytes, 10);
  sys(SYS_write, ends[0], bytes, 20);
  CASE("look", sys(SYS_recvfrom, ends[1], page + 4090, 20, 2, 0, 0));
  CASE("read", sys(SYS_read, ends[1], page + 4090, 20));
  CASE("bytes of the next", waiting(ends[1]));
}

static void internet(void) {
  int from = (int)sys(SYS_socket, 2, 2, 0), to = (int)sys(SYS_socket, 2, 2, 0);
  int at[4] = {2 | 0x1027 << 16, 0x0100007f, 0, 0};
  sys(SYS_bind, to, at, 16);
  CASE("udp: sendto", sys(SYS_sendto, from, page, 5000, 0, at, 16));
  sys(SYS_sendto, from, bytes, 10, 0, at, 16);
  sys(SYS_sendto, from, bytes, 20, 0, at, 16);
  CASE("recvfrom", sys(SYS_recvfrom, to, page + 4090, 20, 0, 0, 0));
  CASE("bytes of the next", waiting(to));
}

static void lengths(void) {
  struct iovec none = {page, -1}, long_one[2] = {{page, 10}, {(void *)16, 0x7fffffff}};
  struct iovec bad_and_negative[2] = {{(void *)0xf0000000, 10}, {page, -1}};
  int null = (int)sys(SYS_openat, HERE_FOLDER, "/dev/null", RDWR, 0);
  CASE("vector -1", sys(SYS_writev, null, &none, 1));
  CASE("vectors of more than a call moves", sys(SYS_writev, null, long_one, 2) == 0x7ffff000);
  CASE("a bad address, and a bad length behind it", sys(SYS_writev, null, bad_and_negative, 2));
  CASE("addresses alone are looked at", sys(SYS_write, null, 16, 100));
  CASE("length without a sign", sys(SYS_write, null, 0, 0x80000000));
  CASE("sendfile -1", sys(SYS_sendfile64, null, null, 0, -1));
}

int main(void) {
  page = (char *)sys(SYS_mmap2, 0, 8192, READ_WRITE, ANONYMOUS, -1, 0);
  sys(SYS_munmap, page + 4096, 4096);
  memset(page, 'x', 4096);
  files();
  pipes();
  devices();
  streams();
  datagrams(2);
  datagrams(5);
  internet();
  lengths();
  return 0;
}
