/* named.c - names that are made: temporary files, shared memory. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int mkstemp(char *pattern) {
  size_t length = strlen(pattern);
  if (length < 6 || strcmp(pattern + length - 6, "XXXXXX")) {
    errno = EINVAL;
    return -1;
  }
  for (int attempt = 0; attempt < 1000; attempt++) {
    snprintf(pattern + length - 6, 7, "%06u", (unsigned)(getpid() * 1000 + attempt) % 1000000);
    int fd = open(pattern, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (fd >= 0 || errno != EEXIST) {
      return fd;
    }
  }
  return -1;
}

/* Shared memory by name is a file in /dev/shm. */
static const char *shared_path(const char *name, char *path, size_t bytes) {
  snprintf(path, bytes, "/dev/shm/%s", name + strspn(name, "/"));
  return path;
}

int shm_open(const char *name, int flags, mode_t mode) {
  char path[300];
  return open(shared_path(name, path, sizeof path), flags | O_CLOEXEC | O_NOFOLLOW, mode);
}

int shm_unlink(const char *name) {
  char path[300];
  return unlink(shared_path(name, path, sizeof path));
}
