/* string.c - text that ends in a zero: copying, comparing, joining. */
#include <ctype.h>
#include <string.h>

#pragma GCC optimize("no-tree-loop-distribute-patterns")

size_t strlen(const char *text) {
  const char *end = text;
  while (*end) {
    end++;
  }
  return (size_t)(end - text);
}

size_t strnlen(const char *text, size_t bytes) {
  size_t length = 0;
  while (length < bytes && text[length]) {
    length++;
  }
  return length;
}

char *stpcpy(char *restrict to, const char *restrict from) {
  while ((*to = *from++)) {
    to++;
  }
  return to;
}

char *strcpy(char *restrict to, const char *restrict from) {
  stpcpy(to, from);
  return to;
}

char *strncpy(char *restrict to, const char *restrict from, size_t bytes) {
  size_t length = strnlen(from, bytes);
  memcpy(to, from, length);
  memset(to + length, 0, bytes - length);
  return to;
}

char *strcat(char *restrict to, const char *restrict from) {
  stpcpy(to + strlen(to), from);
  return to;
}

char *strncat(char *restrict to, const char *restrict from, size_t bytes) {
  char *end = to + strlen(to);
  size_t length = strnlen(from, bytes);
  memcpy(end, from, length);
  end[length] = 0;
  return to;
}

size_t strlcpy(char *to, const char *from, size_t bytes) {
  size_t length = strlen(from);
  if (bytes) {
    size_t kept = length < bytes ? length : bytes - 1;
    memcpy(to, from, kept);
    to[kept] = 0;
  }
  return length;
}

size_t strlcat(char *to, const char *from, size_t bytes) {
  size_t length = strnlen(to, bytes);
  return length + strlcpy(to + length, from, bytes - length);
}

int strcmp(const char *a, const char *b) {
  while (*a && *a == *b) {
    a++;
    b++;
  }
  return (unsigned char)*a - (unsigned char)*b;
}

int strcoll(const char *a, const char *b) {
  return strcmp(a, b);
}

int strncmp(const char *a, const char *b, size_t bytes) {
  for (; bytes; bytes--, a++, b++) {
    if (*a != *b || !*a) {
      return (unsigned char)*a - (unsigned char)*b;
    }
  }
  return 0;
}

int strncasecmp(const char *a, const char *b, size_t bytes) {
  for (; bytes; bytes--, a++, b++) {
    int x = tolower((unsigned char)*a), y = tolower((unsigned char)*b);
    if (x != y || !x) {
      return x - y;
    }
  }
  return 0;
}

int strcasecmp(const char *a, const char *b) {
  return strncasecmp(a, b, (size_t)-1);
}
