/* Files: what O_PATH gives, what can't be made safe, whose locks are told, who owns what. */
#include "net.h"

enum { HERE = -100, READ_WRITE = 2, CREAT = 0100, NOATIME = 01000000, PATH = 010000000, EMPTY_PATH = 0x1000 };
enum { SYS_fchmod = 52, SYS_fchownat = 54, SYS_fchown = 55, SYS_fdatasync = 83, SYS_fallocate = 47,
       SYS_fadvise64_64 = 223, SYS_setgroups = 159, SYS_setresgid = 149, SYS_truncate64 = 45 };
enum { GETLK = 12, SETLK = 13, GETFL = 3, SETFL = 4, FIONREAD = 0x541b };

/* struct flock of 64-bit offsets. */
struct lock {
  short type, whence;
  int padding;
  int64_t start, length;
  int pid, more;
};

static char bytes[512];

static void paths(void) {
  int fd = (int)sys(SYS_openat, HERE, "/tmp", PATH, 0), set = (int)sys(SYS_epoll_create1, 0), word;
  int event[4] = {1, 0, 0, 0}, entry[2], other = (int)sys(SYS_openat, HERE, "/dev/zero", READ_WRITE, 0);
  struct iovec part = {bytes, 1};
  struct lock lock = {0, 0, 0, 0, 0, 0, 0};
  CASE("read", sys(SYS_read, fd, bytes, 1));
  CASE("write", sys(SYS_write, fd, bytes, 1));
  CASE("readv", sys(SYS_readv, fd, &part, 1));
  CASE("accept", sys(SYS_accept, fd, 0, 0));
  CASE("listen", sys(SYS_listen, fd, 1));
  CASE("bind", sys(SYS_bind, fd, bytes, 16));
  CASE("connect", sys(SYS_connect, fd, bytes, 16));
  CASE("sendto", sys(SYS_sendto, fd, bytes, 1, 0, 0, 0));
  CASE("recvfrom", sys(SYS_recvfrom, fd, bytes, 1, 0, 0, 0));
  CASE("getsockname", sys(SYS_getsockname, fd, bytes, &word));
  CASE("getsockopt", sys(SYS_getsockopt, fd, 1, 3, bytes, &word));
  CASE("setsockopt", sys(SYS_setsockopt, fd, 1, 2, bytes, 4));
  CASE("shutdown", sys(SYS_shutdown, fd, 2));
  CASE("epoll_ctl", sys(SYS_epoll_ctl, set, 1, fd, event));
  CASE("epoll_ctl of it", sys(SYS_epoll_ctl, fd, 1, other, event));
  CASE("epoll_pwait", sys(SYS_epoll_pwait, fd, bytes, 1, 0, 0, 8));
  CASE("ioctl", sys(SYS_ioctl, fd, FIONREAD, &word));
  CASE("flock", sys(SYS_flock, fd, 1));
  CASE("fsync", sys(SYS_fsync, fd));
  CASE("fdatasync", sys(SYS_fdatasync, fd));
  CASE("ftruncate", sys(SYS_ftruncate64, fd, 0, 0, 0));
  CASE("llseek", sys(SYS_llseek, fd, 0, 0, bytes, 0));
  CASE("pread", sys(SYS_pread64, fd, bytes, 1, 0, 0));
  CASE("pwrite", sys(SYS_pwrite64, fd, bytes, 1, 0, 0));
  CASE("mmap", sys(SYS_mmap2, 0, 4096, 1, 2, fd, 0));
  CASE("fchmod", sys(SYS_fchmod, fd, 0700));
  CASE("fchown", sys(SYS_fchown, fd, -1, -1));
  CASE("getdents64", sys(SYS_getdents64, fd, bytes, 64));
  CASE("F_SETFL", sys(SYS_fcntl64, fd, SETFL, 0));
  CASE("F_GETLK", sys(SYS_fcntl64, fd, GETLK, &lock));
  CASE("F_SETLK", sys(SYS_fcntl64, fd, SETLK, &lock));
  CASE("F_GETPIPE_SZ", sys(SYS_fcntl64, fd, 1032, 0));
  CASE("F_GET_SEALS", sys(SYS_fcntl64, fd, 1034, 0));
  CASE("fallocate", sys(SYS_fallocate, fd, 0, 0, 0, 1, 0));
  CASE("fadvise", sys(SYS_fadvise64_64, fd, 0, 0, 0, 0, 0));
  CASE("sendfile from it", sys(SYS_sendfile64, other, fd, 0, 1));
  CASE("sendfile to it", sys(SYS_sendfile64, fd, other, 0, 1));
  CASE("utimensat", sys(SYS_utimensat_time64, fd, 0, 0, 0));
  CASE("timerfd", sys(SYS_timerfd_gettime64, fd, bytes));
  CASE("mq_timedsend", sys(SYS_mq_timedsend_time64, fd, bytes, 1, 0, 0));
  entry[0] = fd;
  entry[1] = 1;
  CASE("ppoll", sys(SYS_ppoll_time64, entry, 1, 0, 0, 8));
  CASE("revents", entry[1] >> 16);
  /* what it is good for */
  CASE("dup", sys(SYS_close, sys(SYS_dup, fd)));
  CASE("F_GETFD", sys(SYS_fcntl64, fd, 1, 0));
  CASE("fchdir", sys(SYS_fchdir, fd));
  CASE("statx", sys(SYS_statx, fd, "", EMPTY_PATH, 0x7ff, bytes));
  CASE("openat", sys(SYS_close, sys(SYS_openat, fd, ".", 0, 0)));
  CASE("faccessat", sys(SYS_faccessat, fd, ".", 4, 0));
  CASE("close", sys(SYS_close, fd));
}

static void safety(void) {
  int pipe[2], sockets[2];
  sys(SYS_pipe2, pipe, 0);
  sys(SYS_socketpair, 1, 1, 0, sockets);
  int fds[] = {pipe[1], sockets[0], (int)sys(SYS_openat, HERE, "/dev/null", 1, 0),
               (int)sys(SYS_openat, HERE, "/dev/zero", 0, 0), (int)sys(SYS_eventfd2, 0, 0),
               (int)sys(SYS_openat, HERE, "/proc/version", 0, 0), (int)sys(SYS_openat, HERE, "/tmp", 0, 0),
               (int)sys(SYS_openat, HERE, "files.tmp", READ_WRITE | CREAT, 0600), 99};
  for (int i = 0; i < 9; i++) {
    CASE("fsync", sys(SYS_fsync, fds[i]));
    CASE("fdatasync", sys(SYS_fdatasync, fds[i]));
  }
  sys(SYS_unlinkat, HERE, "files.tmp", 0);
}

static int lock_file;

static void set_lock(int type, int64_t start, int64_t length) {
  struct lock lock = {(short)type, 0, 0, start, length, 0, 0};
  CASE("lock", sys(SYS_fcntl64, lock_file, SETLK, &lock));
}

static void in_the_way(const char *what, int type, int64_t start, int64_t length) {
  struct lock lock = {(short)type, 0, 0, start, length, 0, 0};
  sys(SYS_fcntl64, lock_file, GETLK, &lock);
  print("%s: %d %d %d\n", what, lock.type, (int)lock.start, (int)lock.length);
}

/* Who comes next takes his locks when the one before has taken his. */
static void locks(void) {
  int done[2], go[2];
  char byte;
  lock_file = (int)sys(SYS_openat, HERE, "files.tmp", READ_WRITE | CREAT, 0600);
  sys(SYS_pipe2, done, 0);
  for (int i = 0; i < 2; i++) {
    sys(SYS_pipe2, go, 0);
    int child = fork();
    if (child == 0) {
      if (i == 0) {
        set_lock(1, 10, 5);
        set_lock(0, 1, 5);
        set_lock(1, 30, 5);
        set_lock(1, 20, 5);
      } else {
        set_lock(1, 0, 1);
        set_lock(0, 6, 2);
        set_lock(0, 1, 3);
      }
      sys(SYS_write, done[1], "x", 1);
      sys(SYS_read, go[0], &byte, 1);
      if (i == 0) {
        set_lock(2, 0, 6);
        set_lock(0, 12, 1);
        set_lock(2, 20, 100);
        sys(SYS_write, done[1], "x", 1);
        sys(SYS_read, go[0], &byte, 1);
        set_lock(2, 0, 100);
        set_lock(1, 40, 5);
        sys(SYS_write, done[1], "x", 1);
        sys(SYS_read, go[0], &byte, 1);
      }
      exit(0);
    }
    sys(SYS_read, done[0], &byte, 1);
    in_the_way("of all, for writing", 1, 0, 0);
    in_the_way("of all, for reading", 0, 0, 0);
    in_the_way("from 8 on", 1, 8, 0);
    in_the_way("from 16 to 32", 0, 16, 16);
    if (i == 1) {
      sys(SYS_write, go[1], "x", 1);
      wait_for(child, 0);
      in_the_way("the first alone", 1, 0, 0);
    }
    if (i == 0) {
      sys(SYS_dup3, go[1], 20, 0);
    }
  }
  for (int i = 0; i < 2; i++) {
    sys(SYS_write, 20, "x", 1);
    sys(SYS_read, done[0], &byte, 1);
    in_the_way("some given up, for writing", 1, 0, 0);
    in_the_way("some given up, for reading", 0, 0, 0);
    in_the_way("from 11 on", 1, 11, 0);
  }
  sys(SYS_write, 20, "x", 1);
  int info[32];
  sys(SYS_waitid, 0, 0, info, 4, 0);
  in_the_way("nobody", 1, 0, 0);
  sys(SYS_unlinkat, HERE, "files.tmp", 0);
}

static int mode(int fd) {
  sys(SYS_statx, fd, "", EMPTY_PATH, 0x7ff, bytes);
  return *(unsigned short *)(bytes + 28) & 07777;
}

static char path[40] = "/tmp/ringside-files-", folder[42] = "/tmp/ringside-files-";

/* Names that no other run has at the same time. */
static void make_names(void) {
  int pid = getpid();
  for (int i = 20; i < 28; i++, pid /= 10) {
    path[i] = folder[i] = (char)('0' + pid % 10);
  }
  folder[28] = 'd';
}

/* Whoever changes a file or its owner takes away the bits by which it runs for its owner. */
static void bits(void) {
  int modes[] = {06770, 06760, 04755, 02745, 02775, 04644, 06777, 0777};
  for (int i = 0; i < 8; i++) {
    int fd = (int)sys(SYS_openat, HERE, path, READ_WRITE | CREAT, 0600);
    sys(SYS_fchmod, fd, modes[i]);
    CASE("set", mode(fd));
    sys(SYS_fchown, fd, sys(SYS_getuid), sys(SYS_getgid));
    CASE("chown", mode(fd));
    sys(SYS_fchmod, fd, modes[i]);
    sys(SYS_fchown, fd, -1, -1);
    CASE("chown to nobody", mode(fd));
    sys(SYS_fchmod, fd, modes[i]);
    sys(SYS_fchownat, HERE, path, -1, sys(SYS_getgid), 0);
    CASE("chown of the group", mode(fd));
    sys(SYS_fchmod, fd, modes[i]);
    sys(SYS_write, fd, "x", 1);
    CASE("write", mode(fd));
    sys(SYS_fchmod, fd, modes[i]);
    sys(SYS_write, fd, "x", 0);
    CASE("write of nothing", mode(fd));
    sys(SYS_fchmod, fd, modes[i]);
    sys(SYS_pwrite64, fd, "x", 1, 0, 0);
    CASE("pwrite", mode(fd));
    sys(SYS_fchmod, fd, modes[i]);
    sys(SYS_ftruncate64, fd, 0, 0, 0);
    CASE("ftruncate", mode(fd));
    sys(SYS_fchmod, fd, modes[i]);
    sys(SYS_truncate64, path, 0, 0, 0);
    CASE("truncate", mode(fd));
    sys(SYS_fchmod, fd, modes[i]);
    sys(SYS_close, sys(SYS_openat, HERE, path, READ_WRITE | 01000, 0));
    CASE("O_TRUNC", mode(fd));
    sys(SYS_fchmod, fd, modes[i]);
    sys(SYS_fallocate, fd, 0, 0, 0, 100, 0);
    CASE("fallocate", mode(fd));
    sys(SYS_fchmod, fd, modes[i]);
    sys(SYS_close, fd);
    sys(SYS_unlinkat, HERE, path, 0);
  }
  CASE("folder", sys(SYS_mkdirat, HERE, folder, 0755));
  int fd = (int)sys(SYS_openat, HERE, folder, 0, 0);
  sys(SYS_fchmod, fd, 02755);
  sys(SYS_fchown, fd, sys(SYS_getuid), sys(SYS_getgid));
  CASE("chown of a folder", mode(fd));
  sys(SYS_unlinkat, HERE, folder, 0x200);
}

/* What root alone may do. */
static void rights(void) {
  int name[4] = {2 | 22 << 24, 0x0100007f, 0, 0};
  int tcp = (int)sys(SYS_socket, 2, 1, 0), udp = (int)sys(SYS_socket, 2, 2, 0);
  CASE("bind of port 22", sys(SYS_bind, tcp, name, 16));
  CASE("bind of port 22 for udp", sys(SYS_bind, udp, name, 16));
  name[0] = 2 | 0xff03 << 16;
  CASE("bind of port 1023", sys(SYS_bind, udp, name, 16));
  name[1] = 0x01010101;
  CASE("bind of it elsewhere", sys(SYS_bind, udp, name, 16));
  CASE("O_NOATIME of another's file", sys(SYS_openat, HERE, "/proc/version", NOATIME, 0) > 0);
  CASE("O_NOATIME of its own", sys(SYS_openat, HERE, "/tmp", 020000000 | 0200000 | READ_WRITE | NOATIME, 0600) > 0);
}

static void as_user(void) {
  int child = fork();
  if (child == 0) {
    if (sys(SYS_getuid) == 0) {
      sys(SYS_setgroups, 0, 0);
      sys(SYS_setresgid, 1000, 1000, 1000);
      sys(SYS_setresuid, 1000, 1000, 1000);
    }
    bits();
    rights();
    exit(0);
  }
  wait_for(child, 0);
}

/* A mapping of what was opened for reading alone may not be written later. */
static void mappings(void) {
  int fd = (int)sys(SYS_openat, HERE, "/dev/zero", 0, 0);
  long shared = sys(SYS_mmap2, 0, 4096, 1, 1, fd, 0);
  CASE("mprotect of a shared device", sys(SYS_mprotect, shared, 4096, 3));
  CASE("to be executed", sys(SYS_mprotect, shared, 4096, 5));
  CASE("shared, to be written", sys(SYS_mmap2, 0, 4096, 3, 1, fd, 0));
  long own = sys(SYS_mmap2, 0, 4096, 1, 2, fd, 0);
  CASE("mprotect of a private device", sys(SYS_mprotect, own, 4096, 3));
  *(volatile int *)own = 5;
  int both = (int)sys(SYS_openat, HERE, "/dev/zero", READ_WRITE, 0);
  shared = sys(SYS_mmap2, 0, 4096, 1, 1, both, 0);
  CASE("mprotect, opened for both", sys(SYS_mprotect, shared, 4096, 3));
  int child = fork();
  if (child == 0) {
    *(volatile int *)shared = 7;
    exit(0);
  }
  wait_for(child, 0);
  CASE("what a child wrote", *(volatile int *)shared);
  int write_only = (int)sys(SYS_openat, HERE, "/dev/zero", 1, 0);
  CASE("opened for writing alone", sys(SYS_mmap2, 0, 4096, 2, 1, write_only, 0));
}

static void names(void) {
  char name[300];
  memset(name, 'n', 299);
  name[299] = 0;
  CASE("readlinkat of nothing", sys(SYS_readlinkat, HERE, "", bytes, 64));
  CASE("openat of nothing", sys(SYS_openat, HERE, "", 0, 0));
  CASE("linkat of nothing", sys(SYS_linkat, HERE, "", HERE, "x", 0));
  CASE("symlinkat of nothing", sys(SYS_symlinkat, "", HERE, "x"));
  CASE("unlinkat of nothing", sys(SYS_unlinkat, HERE, "", 0));
  CASE("mkdirat of nothing", sys(SYS_mkdirat, HERE, "", 0700));
  CASE("renameat2 of nothing", sys(SYS_renameat2, HERE, "", HERE, "x", 0));
  CASE("statx of nothing", sys(SYS_statx, HERE, "", 0, 0x7ff, bytes));
  CASE("faccessat of nothing", sys(SYS_faccessat, HERE, "", 0, 0));
  CASE("chdir to nothing", sys(SYS_chdir, ""));
  CASE("too long", sys(SYS_openat, HERE, name, 0, 0));
  CASE("too long a link", sys(SYS_readlinkat, HERE, name, bytes, 64));
  CASE("too long a folder", sys(SYS_mkdirat, HERE, name, 0700));
  CASE("init's folder", sys(SYS_openat, HERE, "/proc/1/stat", 0, 0) > 0);
  CASE("init's group", sys(SYS_getpgid, 1) >= 0);
  CASE("init's session", sys(SYS_getsid, 1) >= 0);
}

int main(void) {
  sys(SYS_umask, 0);
  paths();
  safety();
  locks();
  make_names();
  bits();
  as_user();
  mappings();
  names();
  return 0;
}
