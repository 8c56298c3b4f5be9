/* random.c - numbers that look random and come the same each time: a multiplier modulo 2 to the 64. */
#include <stdlib.h>
#include <stdint.h>

static uint64_t state = 1;

void srand(unsigned seed) {
  state = seed;
}

int rand(void) {
  state = state * 6364136223846793005ull + 1442695040888963407ull; /* Knuth's MMIX */
  return (int)(state >> 33);
}

int rand_r(unsigned *seed) {
  *seed = *seed * 1664525u + 1013904223u; /* Numerical Recipes */
  unsigned x = *seed;
  x ^= x >> 16;
  x *= 0x45d9f3bu;
  x ^= x >> 16;
  return (int)(x >> 1);
}

void srandom(unsigned seed) {
  srand(seed);
}

long random(void) {
  return rand();
}
