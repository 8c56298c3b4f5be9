/* stream.h - what a FILE is; for the files of the library only. */
#ifndef STREAM_H
#define STREAM_H

#include "internal.h"
#include <stdio.h>

enum { READS = 1, WRITES = 2, APPENDS = 4, AT_END = 8, FAILED = 16, OWN_BUFFER = 32, READING = 64, WRITING = 128, KNOWN = 256 };

/* One buffer: of what was read and not yet taken, or of what was put and not yet written. */
struct __file {
  int fd, flags;
  int mode; /* _IOFBF, _IOLBF or _IONBF */
  unsigned char *buffer;
  size_t room, at, filled;
  int returned; /* by ungetc, or -1 */
  pid_t child;  /* of popen */
  int lock;
  struct __thread_record *owner;
  int depth;
  struct __file *next;
};

extern struct __file *__files; /* all but the three standard ones */
extern int __files_lock;
int __flush(struct __file *file);
size_t __put(struct __file *file, const void *from, size_t bytes);
int __get(struct __file *file);

/* Formatted text goes to a function. */
struct sink {
  void (*put)(struct sink *sink, const char *text, size_t bytes);
  void *to;
  size_t room, length;
};
int __format(struct sink *sink, const char *format, va_list values);
int __format_double(struct sink *sink, char kind, double value, int flags, int width, int precision);
int __scan(struct source *source, const char *format, va_list values);
enum { LEFT = 1, PLUS = 2, SPACE = 4, ALTERNATE = 8, ZEROS = 16, CAPITALS = 32 };
void __put_field(struct sink *sink, const char *prefix, const char *text, size_t bytes, int zeros, int flags, int width);
void __put_times(struct sink *sink, char c, int count);

#endif
