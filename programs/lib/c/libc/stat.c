/* stat.c - what is known of a file, by statx: riscv32 has no older call. */
#include "internal.h"
#include <fcntl.h>
#include <sys/stat.h>

static dev_t device(uint32_t major, uint32_t minor) {
  return (dev_t)(major & 0xfffff000u) << 32 | (dev_t)(minor & 0xffffff00u) << 12 | (major & 0xfff) << 8 | (minor & 0xff);
}

static struct timespec time_of(struct statx_timestamp t) {
  return (struct timespec){t.tv_sec, (long)t.tv_nsec};
}

int statx(int folder, const char *restrict path, int flags, unsigned mask, struct statx *restrict file) {
  return (int)call(SYS_statx, folder, path, flags, mask, file);
}

int fstatat(int folder, const char *restrict path, struct stat *restrict file, int flags) {
  struct statx x;
  if (statx(folder, path, flags, STATX_BASIC_STATS, &x) < 0) {
    return -1;
  }
  *file = (struct stat){
      .st_dev = device(x.stx_dev_major, x.stx_dev_minor), .st_ino = x.stx_ino, .st_mode = x.stx_mode, .st_nlink = x.stx_nlink,
      .st_uid = x.stx_uid, .st_gid = x.stx_gid, .st_rdev = device(x.stx_rdev_major, x.stx_rdev_minor),
      .st_size = (off_t)x.stx_size, .st_blksize = (blksize_t)x.stx_blksize, .st_blocks = (blkcnt_t)x.stx_blocks,
      .st_atim = time_of(x.stx_atime), .st_mtim = time_of(x.stx_mtime), .st_ctim = time_of(x.stx_ctime)};
  return 0;
}

int stat(const char *restrict path, struct stat *restrict file) {
  return fstatat(AT_FDCWD, path, file, 0);
}

int lstat(const char *restrict path, struct stat *restrict file) {
  return fstatat(AT_FDCWD, path, file, AT_SYMLINK_NOFOLLOW);
}

int fstat(int fd, struct stat *file) {
  return fstatat(fd, "", file, AT_EMPTY_PATH);
}
