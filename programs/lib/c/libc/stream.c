/* stream.c - streams: characters in and out through a buffer. */
#include "stream.h"
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static unsigned char in_buffer[BUFSIZ], out_buffer[BUFSIZ];
static struct __file in = {.fd = 0, .flags = READS, .buffer = in_buffer, .room = BUFSIZ, .returned = -1};
static struct __file out = {.fd = 1, .flags = WRITES, .buffer = out_buffer, .room = BUFSIZ, .returned = -1};
static struct __file error = {.fd = 2, .flags = WRITES, .mode = _IONBF, .returned = -1};
#undef stdin
#undef stdout
#undef stderr
FILE *const stdin = &in;
FILE *const stdout = &out;
FILE *const stderr = &error;
struct __file *__files;
int __files_lock;

void flockfile(FILE *file) {
  struct __thread_record *self = __self();
  if (file->owner != self) {
    __lock(&file->lock);
    file->owner = self;
  }
  file->depth++;
}

void funlockfile(FILE *file) {
  if (--file->depth == 0) {
    file->owner = 0;
    __unlock(&file->lock);
  }
}

static int write_all(struct __file *file, const unsigned char *from, size_t bytes) {
  while (bytes) {
    ssize_t written = write(file->fd, from, bytes);
    if (written < 0) {
      file->flags |= FAILED;
      return -1;
    }
    from += written;
    bytes -= (size_t)written;
  }
  return 0;
}

/* Writes what was put; gives the descriptor's position back to where the program has read. */
int __flush(struct __file *file) {
  int result = 0;
  if (file->flags & WRITING) {
    size_t bytes = file->at;
    file->at = 0;
    result = write_all(file, file->buffer, bytes);
  } else if (file->flags & READING && file->at < file->filled) {
    lseek(file->fd, -(off_t)(file->filled - file->at), SEEK_CUR);
  }
  file->at = file->filled = 0;
  file->flags &= ~(READING | WRITING);
  return result;
}

/* A terminal's stream is written line by line, another's when the buffer is full. */
static void choose_mode(struct __file *file) {
  if (!(file->flags & KNOWN)) {
    struct winsize size;
    int kept = errno;
    file->flags |= KNOWN;
    if (file->mode == _IOFBF && sys(SYS_ioctl, file->fd, TIOCGWINSZ, &size) == 0) {
      file->mode = _IOLBF;
    }
    errno = kept;
  }
}

static int begin_writing(struct __file *file) {
  if (!(file->flags & WRITES)) {
    file->flags |= FAILED;
    errno = EBADF;
    return -1;
  }
  if (!(file->flags & WRITING)) {
    __flush(file);
    choose_mode(file);
    file->flags |= WRITING;
  }
  return 0;
}

/* How much of the text is to be written now rather than kept: a line's end is the last reason. */
static size_t due(struct __file *file, const unsigned char *text, size_t bytes) {
  if (file->mode == _IONBF) {
    return bytes;
  }
  if (file->mode == _IOLBF) {
    for (size_t i = bytes; i > 0; i--) {
      if (text[i - 1] == '\n') {
        return i;
      }
    }
  }
  return 0;
}

static int keep(struct __file *file, const unsigned char *text, size_t bytes) {
  while (bytes) {
    size_t part = file->room - file->at < bytes ? file->room - file->at : bytes;
    if (file->at == 0 && bytes >= file->room) { /* nothing to gain from the buffer */
      return write_all(file, text, bytes);
    }
    memcpy(file->buffer + file->at, text, part);
    file->at += part;
    text += part;
    bytes -= part;
    if (bytes) {
      size_t full = file->at;
      file->at = 0;
      if (write_all(file, file->buffer, full)) {
        return -1;
      }
    }
  }
  return 0;
}

size_t __put(struct __file *file, const void *from, size_t bytes) {
  const unsigned char *text = from;
  if (!bytes || begin_writing(file)) {
    return 0;
  }
  size_t now = due(file, text, bytes);
  if (keep(file, text, now)) {
    return 0;
  }
  if (now && file->at) {
    size_t full = file->at;
    file->at = 0;
    if (write_all(file, file->buffer, full)) {
      return 0;
    }
  }
  return keep(file, text + now, bytes - now) ? 0 : bytes;
}

static int fill(struct __file *file) {
  unsigned char single[1];
  if (!(file->flags & READS)) {
    file->flags |= FAILED;
    errno = EBADF;
    return -1;
  }
  if (file->flags & WRITING) {
    __flush(file);
  }
  if (stdout->mode == _IOLBF && file != stdout) {
    fflush(stdout); /* a question is seen before the answer is waited for */
  }
  file->flags |= READING;
  unsigned char *to = file->room ? file->buffer : single;
  ssize_t got = read(file->fd, to, file->room ? file->room : 1);
  file->at = 0;
  file->filled = got > 0 && file->room ? (size_t)got : 0;
  if (got <= 0) {
    file->flags |= got == 0 ? AT_END : FAILED;
    return -1;
  }
  file->at = file->room ? 1 : 0;
  return to[0];
}

int __get(struct __file *file) {
  if (file->returned >= 0) {
    int c = file->returned;
    file->returned = -1;
    return c;
  }
  if (file->flags & READING && file->at < file->filled) {
    return file->buffer[file->at++];
  }
  return fill(file);
}

int ungetc(int c, FILE *file) {
  if (c == EOF) {
    return EOF;
  }
  flockfile(file);
  if (file->flags & READING && file->at > 0 && file->returned < 0) {
    file->buffer[--file->at] = (unsigned char)c; /* as many as were read can go back */
  } else if (file->returned < 0) {
    file->returned = (unsigned char)c;
  } else {
    c = EOF;
  }
  file->flags &= ~(c == EOF ? 0 : AT_END);
  funlockfile(file);
  return c == EOF ? EOF : (unsigned char)c;
}

void __flush_all(void) {
  fflush(0);
  if (in.flags & READING) {
    __flush(&in);
  }
}

int fflush(FILE *file) {
  int result = 0;
  if (file) {
    flockfile(file);
    result = __flush(file);
    funlockfile(file);
    return result;
  }
  if (out.flags & WRITING) {
    result |= fflush(&out);
  }
  for (struct __file *each = __files; each; each = each->next) {
    if (each->flags & WRITING) {
      result |= fflush(each);
    }
  }
  return result;
}
