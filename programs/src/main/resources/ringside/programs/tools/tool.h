/* tool.h - what the small tools share: files and complaints. */
#ifndef TOOL_H
#define TOOL_H

#include "ringside.h"

enum { AT_FDCWD = -100, O_RDONLY = 0, O_WRONLY = 1, O_CREAT = 0100, O_TRUNC = 01000, O_DIRECTORY = 0200000 };

struct entry {
  uint64_t inode;
  int64_t next;
  unsigned short length;
  unsigned char type;
  char name[];
};

static inline void complain(const char *tool, const char *what, long error) {
  static const struct {
    int number;
    const char *text;
  } reasons[] = {{ENOENT, "not found"}, {EACCES, "permission denied"}, {EISDIR, "is a directory"},
                 {ENOTDIR, "not a directory"}, {EPERM, "not permitted"}, {ESRCH, "no such process"},
                 {EEXIST, "exists"}, {ENOTEMPTY, "not empty"}, {EROFS, "read-only file system"},
                 {EINVAL, "invalid"}, {0, "failed"}};
  int i = 0;
  while (reasons[i].number && reasons[i].number != -error) {
    i++;
  }
  const char *parts[] = {tool, ": ", what, ": ", reasons[i].text, "\n"};
  for (int part = 0; part < 6; part++) {
    sys(SYS_write, 2, parts[part], strlen(parts[part]));
  }
}

static inline int number_of(const char *text) {
  int value = 0, negative = *text == '-';
  for (text += negative; *text >= '0' && *text <= '9'; text++) {
    value = value * 10 + *text - '0';
  }
  return negative ? -value : value;
}

static inline long open_file(const char *path, int flags) {
  return sys(SYS_openat, AT_FDCWD, path, flags, 0666);
}

/* Reads a small file whole, as text; its length, or a negative errno. */
static inline long read_text(const char *path, char *text, int room) {
  long file = open_file(path, O_RDONLY), length = 0, got;
  if (file < 0) {
    return file;
  }
  while (length < room - 1 && (got = sys(SYS_read, file, text + length, room - 1 - length)) > 0) {
    length += got;
  }
  text[length] = 0;
  sys(SYS_close, file);
  return length;
}

#endif
