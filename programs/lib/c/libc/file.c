/* file.c - streams over files: opening, closing, seeking, choosing the buffer. */
#include "stream.h"
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The flags of open, or -1 for a mode that is none. */
static int open_flags(const char *mode) {
  int both = strchr(mode, '+') != 0;
  int flags = both ? O_RDWR : *mode == 'r' ? O_RDONLY : O_WRONLY;
  switch (*mode) {
    case 'r': break;
    case 'w': flags |= O_CREAT | O_TRUNC; break;
    case 'a': flags |= O_CREAT | O_APPEND; break;
    default: errno = EINVAL; return -1;
  }
  return flags | (strchr(mode, 'x') ? O_EXCL : 0) | (strchr(mode, 'e') ? O_CLOEXEC : 0);
}

static void set_up(FILE *file, int fd, int flags) {
  int access = flags & O_ACCMODE;
  file->fd = fd;
  file->flags &= OWN_BUFFER;
  file->flags |= access == O_RDONLY ? READS : access == O_WRONLY ? WRITES : READS | WRITES;
  file->flags |= flags & O_APPEND ? APPENDS : 0;
  file->at = file->filled = 0;
  file->returned = -1;
}

static FILE *stream_of(int fd, int flags) {
  FILE *file = calloc(1, sizeof *file + BUFSIZ);
  if (!file) {
    return 0;
  }
  file->buffer = (unsigned char *)(file + 1);
  file->room = BUFSIZ;
  set_up(file, fd, flags);
  __lock(&__files_lock);
  file->next = __files;
  __files = file;
  __unlock(&__files_lock);
  return file;
}

FILE *fdopen(int fd, const char *mode) {
  int flags = open_flags(mode);
  return flags < 0 || fcntl(fd, F_GETFD) < 0 ? 0 : stream_of(fd, flags);
}

FILE *fopen(const char *restrict path, const char *restrict mode) {
  int flags = open_flags(mode);
  int fd = flags < 0 ? -1 : open(path, flags, 0666);
  if (fd < 0) {
    return 0;
  }
  FILE *file = stream_of(fd, flags);
  if (!file) {
    close(fd);
  }
  return file;
}

FILE *freopen(const char *restrict path, const char *restrict mode, FILE *restrict file) {
  int flags = open_flags(mode);
  fflush(file);
  int fd = flags < 0 || !path ? -1 : open(path, flags, 0666);
  if (fd < 0) {
    return 0;
  }
  if (fd != file->fd) {
    dup2(fd, file->fd);
    close(fd);
  }
  set_up(file, file->fd, flags);
  return file;
}

static void forget(FILE *file) {
  __lock(&__files_lock);
  for (FILE **at = &__files; *at; at = &(*at)->next) {
    if (*at == file) {
      *at = file->next;
      free(file);
      break;
    }
  }
  __unlock(&__files_lock);
}

int fclose(FILE *file) {
  int result = fflush(file);
  result |= close(file->fd);
  file->flags = 0;
  forget(file);
  return result ? EOF : 0;
}

int fseeko(FILE *file, off_t to, int whence) {
  flockfile(file);
  int result = __flush(file);
  if (file->returned >= 0 && whence == SEEK_CUR) {
    to--;
  }
  if (!result && lseek(file->fd, to, whence) < 0) {
    result = -1;
  }
  if (!result) {
    file->returned = -1;
    file->flags &= ~AT_END;
  }
  funlockfile(file);
  return result;
}

int fseek(FILE *file, long to, int whence) {
  return fseeko(file, to, whence);
}

off_t ftello(FILE *file) {
  flockfile(file);
  int at_end = file->flags & APPENDS && file->flags & WRITING;
  off_t at = lseek(file->fd, 0, at_end ? SEEK_END : SEEK_CUR);
  if (at >= 0) {
    at += file->flags & WRITING ? (off_t)file->at : -(off_t)(file->filled - file->at);
    at -= file->returned >= 0;
  }
  funlockfile(file);
  return at;
}

long ftell(FILE *file) {
  return (long)ftello(file);
}

void rewind(FILE *file) {
  fseeko(file, 0, SEEK_SET);
  clearerr(file);
}

int setvbuf(FILE *restrict file, char *restrict buffer, int mode, size_t bytes) {
  if (mode < _IOFBF || mode > _IONBF) {
    return -1;
  }
  fflush(file);
  file->mode = mode;
  file->flags |= KNOWN; /* asked for: a terminal changes nothing */
  if (mode == _IONBF) {
    file->buffer = 0;
    file->room = 0;
  } else if (buffer && bytes) {
    file->buffer = (unsigned char *)buffer;
    file->room = bytes;
  }
  return 0;
}

void setbuf(FILE *restrict file, char *restrict buffer) {
  setvbuf(file, buffer, buffer ? _IOFBF : _IONBF, BUFSIZ);
}

void setlinebuf(FILE *file) {
  setvbuf(file, 0, _IOLBF, 0);
}

FILE *popen(const char *command, const char *mode) {
  int ends[2], writes = *mode == 'w';
  if (pipe2(ends, O_CLOEXEC) < 0) {
    return 0;
  }
  pid_t child = fork();
  if (child == 0) {
    dup2(ends[!writes], writes ? 0 : 1);
    execlp("sh", "sh", "-c", command, (char *)0);
    _exit(127);
  }
  close(ends[!writes]);
  FILE *file = child < 0 ? 0 : fdopen(ends[writes], mode);
  if (!file) {
    close(ends[writes]);
    return 0;
  }
  file->child = child;
  return file;
}

int pclose(FILE *file) {
  int status;
  pid_t child = file->child;
  fclose(file);
  return waitpid(child, &status, 0) < 0 ? -1 : status;
}
