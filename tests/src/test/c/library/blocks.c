/* malloc under stress: blocks keep what was put into them, and what is given back is used again. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCKS = 200, STEPS = 20000 };

static unsigned char *blocks[BLOCKS];
static size_t sizes[BLOCKS];
static unsigned damaged;

static void fill(int i, size_t from) {
  for (size_t k = from; k < sizes[i]; k++) {
    blocks[i][k] = (unsigned char)(i + k);
  }
}

static void check(int i, size_t bytes) {
  for (size_t k = 0; k < bytes; k++) {
    damaged += blocks[i][k] != (unsigned char)(i + k);
  }
}

static size_t some_size(void) {
  int kind = rand() % 100;
  return (size_t)(kind < 80 ? rand() % 200 : kind < 98 ? rand() % 3000 : rand() % 200000);
}

static void step(int i) {
  size_t size = some_size();
  if (!blocks[i]) {
    blocks[i] = rand() % 2 ? malloc(size) : calloc(size, 1);
    damaged += ((uintptr_t)blocks[i] & 15) != 0;
    sizes[i] = size;
    fill(i, 0);
  } else if (rand() % 3 == 0) {
    size_t kept = size < sizes[i] ? size : sizes[i];
    blocks[i] = realloc(blocks[i], size ? size : 1);
    check(i, kept);
    sizes[i] = size;
    fill(i, 0);
  } else {
    check(i, sizes[i]);
    free(blocks[i]);
    blocks[i] = 0;
  }
}

int main(void) {
  srand(7);
  free(malloc(100000));
  for (int n = 0; n < STEPS; n++) {
    step(rand() % BLOCKS);
  }
  for (int i = 0; i < BLOCKS; i++) {
    check(i, blocks[i] ? sizes[i] : 0);
    free(blocks[i]);
  }
  char *before = sbrk(0);
  for (int n = 0; n < 1000; n++) {
    free(malloc((size_t)n * 50));
  }
  printf("damaged %u, heap grew by %d\n", damaged, (int)((char *)sbrk(0) - before));
  errno = 0;
  int refused = malloc((size_t)-1 / 2) == 0;
  printf("%d %d ", refused, errno == ENOMEM);
  printf("%d\n", calloc((size_t)-1 / 4, 16) == 0);
  char *zeros = calloc(1000, 3);
  int sum = 0;
  for (int i = 0; i < 3000; i++) {
    sum += zeros[i];
  }
  void *aligned;
  printf("%d %d ", sum, posix_memalign(&aligned, 4096, 100));
  printf("%d\n", (int)((uintptr_t)aligned % 4096));
  free(zeros);
  free(aligned);
  free(0);
  return 0;
}
