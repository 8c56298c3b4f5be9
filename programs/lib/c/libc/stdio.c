/* stdio.c - characters, lines and blocks of streams. */
#include "stream.h"
#include <stdlib.h>
#include <string.h>

int fputc(int c, FILE *file) {
  unsigned char byte = (unsigned char)c;
  flockfile(file);
  size_t put = __put(file, &byte, 1);
  funlockfile(file);
  return put ? byte : EOF;
}

int putc(int c, FILE *file) {
  return fputc(c, file);
}

int putchar(int c) {
  return fputc(c, stdout);
}

int fputs(const char *restrict text, FILE *restrict file) {
  size_t bytes = strlen(text);
  return fwrite(text, 1, bytes, file) == bytes ? 0 : EOF;
}

int puts(const char *text) {
  flockfile(stdout);
  int failed = fputs(text, stdout) == EOF || fputc('\n', stdout) == EOF;
  funlockfile(stdout);
  return failed ? EOF : 0;
}

size_t fwrite(const void *restrict from, size_t bytes, size_t count, FILE *restrict file) {
  flockfile(file);
  size_t put = __put(file, from, bytes * count);
  funlockfile(file);
  return put ? count : 0;
}

int fgetc(FILE *file) {
  flockfile(file);
  int c = __get(file);
  funlockfile(file);
  return c;
}

int getc(FILE *file) {
  return fgetc(file);
}

int getchar(void) {
  return fgetc(stdin);
}

char *fgets(char *restrict text, int bytes, FILE *restrict file) {
  int length = 0, c = 0;
  flockfile(file);
  while (length < bytes - 1 && c != '\n' && (c = __get(file)) != EOF) {
    text[length++] = (char)c;
  }
  funlockfile(file);
  if (bytes < 1 || (length == 0 && bytes > 1)) {
    return 0;
  }
  text[length] = 0;
  return text;
}

size_t fread(void *restrict to, size_t bytes, size_t count, FILE *restrict file) {
  size_t all = bytes * count, got = 0;
  unsigned char *at = to;
  int c = 0;
  flockfile(file);
  while (got < all && (c = __get(file)) != EOF) {
    at[got++] = (unsigned char)c;
    size_t ready = file->flags & READING && file->returned < 0 ? file->filled - file->at : 0;
    size_t part = ready < all - got ? ready : all - got;
    memcpy(at + got, file->buffer + file->at, part);
    file->at += part;
    got += part;
  }
  funlockfile(file);
  return bytes ? got / bytes : 0;
}

ssize_t getdelim(char **restrict line, size_t *restrict bytes, int end, FILE *restrict file) {
  size_t length = 0;
  int c = 0;
  flockfile(file);
  while ((c = __get(file)) != EOF) {
    if (!*line || length + 2 > *bytes) {
      size_t room = *line && *bytes >= 60 ? *bytes * 2 : 120;
      char *larger = realloc(*line, room);
      if (!larger) {
        c = EOF;
        length = 0;
        break;
      }
      *line = larger;
      *bytes = room;
    }
    (*line)[length++] = (char)c;
    if (c == end) {
      break;
    }
  }
  funlockfile(file);
  if (!length) {
    return -1;
  }
  (*line)[length] = 0;
  return (ssize_t)length;
}

ssize_t getline(char **restrict line, size_t *restrict bytes, FILE *restrict file) {
  return getdelim(line, bytes, '\n', file);
}

int feof(FILE *file) {
  return (file->flags & AT_END) != 0;
}

int ferror(FILE *file) {
  return (file->flags & FAILED) != 0;
}

void clearerr(FILE *file) {
  file->flags &= ~(AT_END | FAILED);
}

int fileno(FILE *file) {
  return file->fd;
}
