/* scanf.c - where scanf reads: streams, memory. */
#include "stream.h"

static int next_of_stream(struct source *source) {
  return __get(source->from);
}

static void back_to_stream(struct source *source, int c) {
  if (c != -1) {
    ungetc(c, source->from);
  }
}

static int next_of_text(struct source *source) {
  const unsigned char *at = source->from;
  if (!*at) {
    return -1;
  }
  source->from = (void *)(at + 1);
  return *at;
}

static void back_to_text(struct source *source, int c) {
  if (c != -1) {
    source->from = (char *)source->from - 1;
  }
}

int vfscanf(FILE *restrict file, const char *restrict format, va_list values) {
  struct source source = {next_of_stream, back_to_stream, file, 0};
  flockfile(file);
  int stored = __scan(&source, format, values);
  funlockfile(file);
  return stored;
}

int vsscanf(const char *restrict text, const char *restrict format, va_list values) {
  struct source source = {next_of_text, back_to_text, (void *)text, 0};
  return __scan(&source, format, values);
}

int vscanf(const char *restrict format, va_list values) {
  return vfscanf(stdin, format, values);
}

int scanf(const char *restrict format, ...) {
  va_list values;
  va_start(values, format);
  int stored = vfscanf(stdin, format, values);
  va_end(values);
  return stored;
}

int fscanf(FILE *restrict file, const char *restrict format, ...) {
  va_list values;
  va_start(values, format);
  int stored = vfscanf(file, format, values);
  va_end(values);
  return stored;
}

int sscanf(const char *restrict text, const char *restrict format, ...) {
  va_list values;
  va_start(values, format);
  int stored = vsscanf(text, format, values);
  va_end(values);
  return stored;
}
