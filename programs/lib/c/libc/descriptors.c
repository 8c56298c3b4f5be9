/* descriptors.c - reading, writing and what else is done with a descriptor. */
#include "internal.h"
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/uio.h>
#include <termios.h>
#include <unistd.h>

ssize_t read(int fd, void *to, size_t bytes) { return call(SYS_read, fd, to, bytes); }
ssize_t write(int fd, const void *from, size_t bytes) { return call(SYS_write, fd, from, bytes); }
ssize_t readv(int fd, const struct iovec *pieces, int count) { return call(SYS_readv, fd, pieces, count); }
ssize_t writev(int fd, const struct iovec *pieces, int count) { return call(SYS_writev, fd, pieces, count); }
int close(int fd) { return (int)call(SYS_close, fd); }
int dup(int fd) { return (int)call(SYS_dup, fd); }
int dup3(int fd, int to, int flags) { return (int)call(SYS_dup3, fd, to, flags); }
int pipe2(int ends[2], int flags) { return (int)call(SYS_pipe2, ends, flags); }
int pipe(int ends[2]) { return pipe2(ends, 0); }
int fsync(int fd) { return (int)call(SYS_fsync, fd); }
int fdatasync(int fd) { return (int)call(SYS_fdatasync, fd); }
void sync(void) { sys(SYS_sync); }
int flock(int fd, int operation) { return (int)call(SYS_flock, fd, operation); }

ssize_t pread(int fd, void *to, size_t bytes, off_t at) {
  return call(SYS_pread64, fd, to, bytes, LOW(at), HIGH(at));
}

ssize_t pwrite(int fd, const void *from, size_t bytes, off_t at) {
  return call(SYS_pwrite64, fd, from, bytes, LOW(at), HIGH(at));
}

off_t lseek(int fd, off_t to, int whence) {
  off_t now;
  return call(SYS_llseek, fd, HIGH(to), LOW(to), &now, whence) < 0 ? -1 : now;
}

/* dup3 refuses what dup2 allows: a descriptor onto itself. */
int dup2(int fd, int to) {
  if (fd == to) {
    return fcntl(fd, F_GETFD) < 0 ? -1 : to;
  }
  return dup3(fd, to, 0);
}

int ftruncate(int fd, off_t bytes) {
  return (int)call(SYS_ftruncate64, fd, LOW(bytes), HIGH(bytes));
}

int fcntl(int fd, int command, ...) {
  va_list values;
  va_start(values, command);
  long value = va_arg(values, long);
  va_end(values);
  return (int)call(SYS_fcntl64, fd, command, value);
}

int ioctl(int fd, unsigned long request, ...) {
  va_list values;
  va_start(values, request);
  long value = va_arg(values, long);
  va_end(values);
  return (int)call(SYS_ioctl, fd, request, value);
}

int lockf(int fd, int command, off_t bytes) {
  struct flock lock = {command == F_ULOCK ? F_UNLCK : F_WRLCK, SEEK_CUR, 0, bytes, 0};
  if (command == F_TEST) {
    if (fcntl(fd, F_GETLK, &lock) < 0 || lock.l_type == F_UNLCK || lock.l_pid == getpid()) {
      return lock.l_type == F_UNLCK ? 0 : -1;
    }
    errno = EACCES;
    return -1;
  }
  return fcntl(fd, command == F_LOCK ? F_SETLKW : F_SETLK, &lock);
}

int posix_fadvise(int fd, off_t at, off_t bytes, int advice) {
  return (int)-sys(SYS_fadvise64_64, fd, advice, LOW(at), HIGH(at), LOW(bytes), HIGH(bytes));
}

int posix_fallocate(int fd, off_t at, off_t bytes) {
  return (int)-sys(SYS_fallocate, fd, 0, LOW(at), HIGH(at), LOW(bytes), HIGH(bytes));
}

int isatty(int fd) {
  struct winsize size;
  return ioctl(fd, TIOCGWINSZ, &size) == 0;
}

int tcgetattr(int fd, struct termios *settings) {
  return ioctl(fd, TCGETS, settings);
}

int tcsetattr(int fd, int when, const struct termios *settings) {
  return ioctl(fd, TCSETS + (unsigned long)when, settings);
}

int ppoll(struct pollfd *descriptors, nfds_t count, const struct timespec *span, const sigset_t *mask) {
  struct timespec copy = span ? *span : (struct timespec){0}; /* the kernel writes what is left */
  return (int)call(SYS_ppoll_time64, descriptors, count, span ? &copy : 0, mask, sizeof *mask);
}

int poll(struct pollfd *descriptors, nfds_t count, int millis) {
  struct timespec span = {millis / 1000, millis % 1000 * 1000000};
  return ppoll(descriptors, count, millis < 0 ? 0 : &span, 0);
}

int pselect(int count, fd_set *restrict reads, fd_set *restrict writes, fd_set *restrict others,
            const struct timespec *restrict span, const sigset_t *restrict mask) {
  struct timespec copy = span ? *span : (struct timespec){0};
  struct {
    const sigset_t *mask;
    size_t bytes;
  } waited = {mask, sizeof *mask};
  return (int)call(SYS_pselect6_time64, count, reads, writes, others, span ? &copy : 0, &waited);
}

int select(int count, fd_set *restrict reads, fd_set *restrict writes, fd_set *restrict others,
           struct timeval *restrict span) {
  if (!span) {
    return pselect(count, reads, writes, others, 0, 0);
  }
  struct timespec time = {span->tv_sec, (long)span->tv_usec * 1000};
  int ready = (int)call(SYS_pselect6_time64, count, reads, writes, others, &time, 0);
  *span = (struct timeval){time.tv_sec, time.tv_nsec / 1000};
  return ready;
}
