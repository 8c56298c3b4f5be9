/* folders.c - reading folders. */
#include "internal.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct __folder {
  int fd;
  long at, filled;
  _Alignas(8) char entries[2048];
};

DIR *fdopendir(int fd) {
  DIR *folder = calloc(1, sizeof *folder);
  if (folder) {
    folder->fd = fd;
  }
  return folder;
}

DIR *opendir(const char *path) {
  int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return fd < 0 ? 0 : fdopendir(fd);
}

/* The kernel's entries have the form of struct dirent. */
struct dirent *readdir(DIR *folder) {
  if (folder->at >= folder->filled) {
    folder->at = 0;
    folder->filled = call(SYS_getdents64, folder->fd, folder->entries, sizeof folder->entries);
    if (folder->filled <= 0) {
      return 0;
    }
  }
  struct dirent *entry = (struct dirent *)(folder->entries + folder->at);
  folder->at += entry->d_reclen;
  return entry;
}

void rewinddir(DIR *folder) {
  lseek(folder->fd, 0, SEEK_SET);
  folder->at = folder->filled = 0;
}

int dirfd(DIR *folder) { return folder->fd; }

int closedir(DIR *folder) {
  int fd = folder->fd;
  free(folder);
  return close(fd);
}
