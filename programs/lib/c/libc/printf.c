/* printf.c - where formatted text goes: streams, descriptors, memory. */
#include "stream.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void to_stream(struct sink *sink, const char *text, size_t bytes) {
  __put(sink->to, text, bytes);
}

static void to_memory(struct sink *sink, const char *text, size_t bytes) {
  if (sink->length < sink->room) {
    size_t left = sink->room - sink->length;
    memcpy((char *)sink->to + sink->length, text, bytes < left ? bytes : left);
  }
}

int vfprintf(FILE *restrict file, const char *restrict format, va_list values) {
  unsigned char line[256];
  struct sink sink = {to_stream, file, 0, 0};
  flockfile(file);
  int unbuffered = file->mode == _IONBF && !file->buffer;
  if (unbuffered) { /* one write for the whole text, so that lines of several writers do not mix */
    file->buffer = line;
    file->room = sizeof line;
    file->mode = _IOFBF;
  }
  int had_failed = file->flags & FAILED;
  file->flags &= ~FAILED;
  int length = __format(&sink, format, values);
  if (unbuffered) {
    __flush(file);
    file->buffer = 0;
    file->room = 0;
    file->mode = _IONBF;
  }
  if (file->flags & FAILED) {
    length = -1;
  }
  file->flags |= had_failed;
  funlockfile(file);
  return length;
}

int vprintf(const char *restrict format, va_list values) {
  return vfprintf(stdout, format, values);
}

int vdprintf(int fd, const char *restrict format, va_list values) {
  struct __file file = {.fd = fd, .flags = WRITES, .mode = _IONBF, .returned = -1};
  return vfprintf(&file, format, values);
}

int vsnprintf(char *restrict text, size_t bytes, const char *restrict format, va_list values) {
  struct sink sink = {to_memory, text, bytes ? bytes - 1 : 0, 0};
  int length = __format(&sink, format, values);
  if (bytes) {
    text[sink.length < bytes ? sink.length : bytes - 1] = 0;
  }
  return length;
}

int vsprintf(char *restrict text, const char *restrict format, va_list values) {
  return vsnprintf(text, (size_t)-1 >> 1, format, values);
}

int vasprintf(char **text, const char *format, va_list values) {
  va_list again;
  va_copy(again, values);
  int length = vsnprintf(0, 0, format, again);
  va_end(again);
  if (length < 0 || !(*text = malloc((size_t)length + 1))) {
    return -1;
  }
  return vsnprintf(*text, (size_t)length + 1, format, values);
}

#define FORWARD(last, expression)    \
  va_list values;                    \
  va_start(values, last);            \
  int length = expression;           \
  va_end(values);                    \
  return length

int printf(const char *restrict format, ...) {
  FORWARD(format, vfprintf(stdout, format, values));
}

int fprintf(FILE *restrict file, const char *restrict format, ...) {
  FORWARD(format, vfprintf(file, format, values));
}

int dprintf(int fd, const char *restrict format, ...) {
  FORWARD(format, vdprintf(fd, format, values));
}

int sprintf(char *restrict text, const char *restrict format, ...) {
  FORWARD(format, vsprintf(text, format, values));
}

int snprintf(char *restrict text, size_t bytes, const char *restrict format, ...) {
  FORWARD(format, vsnprintf(text, bytes, format, values));
}

int asprintf(char **text, const char *format, ...) {
  FORWARD(format, vasprintf(text, format, values));
}
