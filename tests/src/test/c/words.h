/* words.h - what the words mean that a benchmark is started with: numbers, and rows of its table. */
#ifndef WORDS_H
#define WORDS_H

static int number(const char *text) {
  int value = 0;
  while (*text >= '0' && *text <= '9') {
    value = value * 10 + *text++ - '0';
  }
  return value;
}

static int same(const char *left, const char *right) {
  while (*left && *left == *right) {
    left++;
    right++;
  }
  return *left == *right;
}

#endif
