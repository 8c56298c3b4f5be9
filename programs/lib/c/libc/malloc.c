/*
 * malloc.c - memory from brk in chunks that know their neighbours, so that free ones grow together.
 * Each chunk begins with a head; what the program gets is behind it, a multiple of 16. Large blocks
 * are mappings of their own. The free chunks are in a ring; the first that is large enough is taken.
 */
#include "internal.h"
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { HEAD = 8, UNIT = 16, LEAST = 32, GROWTH = 16384, LARGE = 131072, USED = 1, MAPPED = 2, FLAGS = 15 };

struct chunk {
  size_t before;              /* bytes of the chunk before; 0 for the first. Mapped: bytes before the head */
  size_t size;                /* of the whole chunk, a multiple of 16, and flags */
  struct chunk *next, *last;  /* of a free one */
};

static struct chunk ring = {0, 0, &ring, &ring};
static char *end; /* of the heap; the last head there is used and has no bytes */
static int lock;

static size_t bytes_of(const struct chunk *c) {
  return c->size & ~(size_t)FLAGS;
}

static struct chunk *after(struct chunk *c) {
  return (struct chunk *)((char *)c + bytes_of(c));
}

static struct chunk *chunk_of(void *block) {
  return (struct chunk *)((char *)block - HEAD);
}

static void *block_of(struct chunk *c) {
  return (char *)c + HEAD;
}

static void take_out(struct chunk *c) {
  c->last->next = c->next;
  c->next->last = c->last;
}

static void put_in(struct chunk *c) {
  c->next = ring.next;
  c->last = &ring;
  ring.next->last = c;
  ring.next = c;
}

static void release(struct chunk *c) {
  size_t size = bytes_of(c);
  struct chunk *behind = after(c);
  if (!(behind->size & USED)) {
    take_out(behind);
    size += bytes_of(behind);
  }
  if (c->before) {
    struct chunk *in_front = (struct chunk *)((char *)c - c->before);
    if (!(in_front->size & USED)) {
      take_out(in_front);
      size += bytes_of(in_front);
      c = in_front;
    }
  }
  c->size = size;
  after(c)->before = size;
  put_in(c);
}

/* Makes a used chunk smaller and gives the rest back, if it is worth a chunk. */
static void cut(struct chunk *c, size_t size) {
  size_t rest = bytes_of(c) - size;
  if (rest < LEAST) {
    return;
  }
  c->size = size | USED;
  struct chunk *behind = after(c);
  behind->before = size;
  behind->size = rest | USED;
  after(behind)->before = rest;
  release(behind);
}

static int grow(size_t size) {
  size_t bytes = (size + LEAST + GROWTH - 1) / GROWTH * GROWTH;
  char *at = sbrk((intptr_t)bytes);
  if (at == (char *)-1) {
    return 0;
  }
  struct chunk *c;
  if (at == end) {
    c = (struct chunk *)(end - HEAD);
  } else { /* the first time, or the program has moved the break itself */
    c = (struct chunk *)(((size_t)at + UNIT - 1) / UNIT * UNIT + HEAD);
    c->before = 0;
  }
  end = at + bytes;
  size_t all = (size_t)(end - HEAD - (char *)c) & ~(size_t)FLAGS;
  end = (char *)c + all + HEAD;
  c->size = all | USED;
  after(c)->before = all;
  after(c)->size = USED;
  release(c);
  return 1;
}

static struct chunk *find(size_t size) {
  for (struct chunk *c = ring.next; c != &ring; c = c->next) {
    if (c->size >= size) {
      take_out(c);
      c->size |= USED;
      cut(c, size);
      return c;
    }
  }
  return 0;
}

static void *map(size_t bytes, size_t alignment) {
  size_t all = (bytes + alignment + UNIT + 4095) & ~4095ul;
  char *at = mmap(0, all, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (at == MAP_FAILED) {
    return 0;
  }
  char *block = (char *)(((size_t)at + UNIT + alignment - 1) / alignment * alignment);
  struct chunk *c = chunk_of(block);
  c->before = (size_t)((char *)c - at);
  c->size = (all - c->before) | USED | MAPPED;
  return block;
}

void *malloc(size_t bytes) {
  if (bytes > (size_t)PTRDIFF_MAX - 8192) {
    errno = ENOMEM;
    return 0;
  }
  if (bytes >= LARGE) {
    return map(bytes, UNIT);
  }
  size_t size = (bytes + HEAD + UNIT - 1) & ~(size_t)(UNIT - 1);
  size = size < LEAST ? LEAST : size;
  __lock(&lock);
  struct chunk *c = find(size);
  if (!c && grow(size)) {
    c = find(size);
  }
  __unlock(&lock);
  if (!c) {
    errno = ENOMEM;
    return 0;
  }
  return block_of(c);
}

void free(void *block) {
  if (!block) {
    return;
  }
  struct chunk *c = chunk_of(block);
  if (!(c->size & USED)) {
    write(2, "free(): double free\n", 20);
    abort();
  }
  if (c->size & MAPPED) {
    int kept = errno;
    munmap((char *)c - c->before, c->before + bytes_of(c));
    errno = kept;
    return;
  }
  __lock(&lock);
  release(c);
  __unlock(&lock);
}

void *realloc(void *block, size_t bytes) {
  if (!block) {
    return malloc(bytes);
  }
  struct chunk *c = chunk_of(block);
  size_t room = bytes_of(c) - HEAD;
  if (bytes <= room && (c->size & MAPPED || bytes >= room / 2)) {
    return block;
  }
  if (bytes <= room) {
    size_t size = (bytes + HEAD + UNIT - 1) & ~(size_t)(UNIT - 1);
    __lock(&lock);
    cut(c, size < LEAST ? LEAST : size);
    __unlock(&lock);
    return block;
  }
  void *larger = malloc(bytes);
  if (larger) {
    memcpy(larger, block, room);
    free(block);
  }
  return larger;
}

void *calloc(size_t count, size_t bytes) {
  size_t all;
  if (__builtin_mul_overflow(count, bytes, &all)) {
    errno = ENOMEM;
    return 0;
  }
  void *block = malloc(all);
  if (block && all < LARGE) { /* a new mapping is zero already */
    memset(block, 0, all);
  }
  return block;
}

void *reallocarray(void *block, size_t count, size_t bytes) {
  size_t all;
  if (__builtin_mul_overflow(count, bytes, &all)) {
    errno = ENOMEM;
    return 0;
  }
  return realloc(block, all);
}

void *aligned_alloc(size_t alignment, size_t bytes) {
  return alignment <= UNIT ? malloc(bytes) : map(bytes, alignment);
}

int posix_memalign(void **block, size_t alignment, size_t bytes) {
  void *made = aligned_alloc(alignment, bytes);
  if (!made) {
    return ENOMEM;
  }
  *block = made;
  return 0;
}
