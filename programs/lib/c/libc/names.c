/* names.c - files by name. */
#include "internal.h"
#include <stdio.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int open_at(int folder, const char *path, int flags, mode_t mode) {
  return (int)call(SYS_openat, folder, path, flags | O_LARGEFILE, mode);
}

#define MODE(last)                \
  va_list values;                 \
  va_start(values, last);         \
  mode_t mode = va_arg(values, mode_t); \
  va_end(values);

int open(const char *path, int flags, ...) {
  MODE(flags)
  return open_at(AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
  MODE(flags)
  return open_at(folder, path, flags, mode);
}

int creat(const char *path, mode_t mode) {
  return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

int access(const char *path, int mode) { return (int)call(SYS_faccessat, AT_FDCWD, path, mode); }
int chdir(const char *path) { return (int)call(SYS_chdir, path); }
int fchdir(int fd) { return (int)call(SYS_fchdir, fd); }
int chown(const char *path, uid_t user, gid_t group) { return (int)call(SYS_fchownat, AT_FDCWD, path, user, group, 0); }
int fchown(int fd, uid_t user, gid_t group) { return (int)call(SYS_fchown, fd, user, group); }
int chmod(const char *path, mode_t mode) { return (int)call(SYS_fchmodat, AT_FDCWD, path, mode); }
int fchmod(int fd, mode_t mode) { return (int)call(SYS_fchmod, fd, mode); }
int link(const char *from, const char *to) { return (int)call(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0); }
int symlink(const char *target, const char *path) { return (int)call(SYS_symlinkat, target, AT_FDCWD, path); }
int unlinkat(int folder, const char *path, int flags) { return (int)call(SYS_unlinkat, folder, path, flags); }
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int rename(const char *from, const char *to) { return (int)call(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0); }
int mkdirat(int folder, const char *path, mode_t mode) { return (int)call(SYS_mkdirat, folder, path, mode); }
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
int mknod(const char *path, mode_t mode, dev_t device) { return (int)call(SYS_mknodat, AT_FDCWD, path, mode, device); }
int mkfifo(const char *path, mode_t mode) { return mknod(path, mode | S_IFIFO, 0); }
mode_t umask(mode_t mask) { return (mode_t)sys(SYS_umask, mask); }

ssize_t readlink(const char *path, char *to, size_t bytes) {
  return call(SYS_readlinkat, AT_FDCWD, path, to, bytes);
}

int truncate(const char *path, off_t bytes) {
  return (int)call(SYS_truncate64, path, LOW(bytes), HIGH(bytes));
}

int remove(const char *path) {
  int result = unlink(path);
  return result < 0 && errno == EISDIR ? rmdir(path) : result;
}

/* Without room given, room is made, as with glibc. */
char *getcwd(char *path, size_t bytes) {
  char own[4096];
  if (!path) {
    return call(SYS_getcwd, own, sizeof own) < 0 ? 0 : strdup(own);
  }
  if (!bytes) {
    errno = EINVAL;
    return 0;
  }
  return call(SYS_getcwd, path, bytes) < 0 ? 0 : path;
}

int utimensat(int folder, const char *path, const struct timespec times[2], int flags) {
  return (int)call(SYS_utimensat_time64, folder, path, times, flags);
}

int futimens(int fd, const struct timespec times[2]) {
  return utimensat(fd, 0, times, 0);
}
