/* memory.c - blocks of memory: mem... of string.h. */
#include <string.h>

/* The compiler is not to make memcpy out of the loop that is memcpy. */
#pragma GCC optimize("no-tree-loop-distribute-patterns")

static int words(const void *a, const void *b) {
  return (((unsigned)a | (unsigned)b) & 3) == 0;
}

void *memcpy(void *restrict to, const void *restrict from, size_t bytes) {
  char *t = to;
  const char *f = from;
  if (words(to, from)) {
    for (; bytes >= 4; bytes -= 4, t += 4, f += 4) {
      *(unsigned *)t = *(const unsigned *)f;
    }
  }
  while (bytes--) {
    *t++ = *f++;
  }
  return to;
}

void *memmove(void *to, const void *from, size_t bytes) {
  if ((size_t)to - (size_t)from >= bytes) {
    char *t = to;
    const char *f = from;
    if (words(to, from)) {
      for (; bytes >= 4; bytes -= 4, t += 4, f += 4) {
        *(unsigned *)t = *(const unsigned *)f;
      }
    }
    while (bytes--) {
      *t++ = *f++;
    }
  } else {
    while (bytes--) {
      ((char *)to)[bytes] = ((const char *)from)[bytes];
    }
  }
  return to;
}

void *memset(void *to, int byte, size_t bytes) {
  char *t = to;
  unsigned word = (unsigned char)byte * 0x01010101u;
  for (; bytes && ((unsigned)t & 3); bytes--) {
    *t++ = (char)byte;
  }
  for (; bytes >= 4; bytes -= 4, t += 4) {
    *(unsigned *)t = word;
  }
  while (bytes--) {
    *t++ = (char)byte;
  }
  return to;
}

int memcmp(const void *a, const void *b, size_t bytes) {
  const unsigned char *x = a, *y = b;
  for (; bytes; bytes--, x++, y++) {
    if (*x != *y) {
      return *x - *y;
    }
  }
  return 0;
}

void *memchr(const void *block, int byte, size_t bytes) {
  const unsigned char *b = block;
  for (; bytes; bytes--, b++) {
    if (*b == (unsigned char)byte) {
      return (void *)b;
    }
  }
  return 0;
}

void *memmem(const void *block, size_t bytes, const void *part, size_t part_bytes) {
  const char *b = block;
  for (; bytes >= part_bytes; bytes--, b++) {
    if (memcmp(b, part, part_bytes) == 0) {
      return (void *)b;
    }
  }
  return 0;
}
