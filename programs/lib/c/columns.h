/* columns.h - tables of numbers, and numbers among the arguments. */
#ifndef RINGSIDE_COLUMNS_H
#define RINGSIDE_COLUMNS_H

#include "ringside.h"

static inline void text_column(const char *text, int width) {
  char line[24];
  int length = (int)strlen(text);
  memset(line, ' ', sizeof line);
  memcpy(line + sizeof line - 1 - length, text, length);
  line[sizeof line - 1] = 0;
  print("%s", line + sizeof line - 1 - (length < width ? width : length + 1));
}

/* A number with so many decimals, or "-" where there is none. */
static inline void column(int known, unsigned value, int decimals, int width) {
  char text[16];
  int at = 15, negative = (int)value < 0 && decimals;
  text[at] = 0;
  value = negative ? -value : value;
  do {
    text[--at] = (char)('0' + value % 10);
    value /= 10;
    if (--decimals == 0) {
      text[--at] = '.';
    }
  } while (value || decimals >= 0);
  if (negative) {
    text[--at] = '-';
  }
  text_column(known ? text + at : "-", width);
}

/* The number at a place among the arguments; 0 where there is none from 1 to most. */
static inline int argument(int argc, char **argv, int i, int most) {
  int value = 0;
  for (char *digit = i < argc ? argv[i] : ""; *digit >= '0' && *digit <= '9' && value <= most; digit++) {
    value = value * 10 + *digit - '0';
  }
  return value > 0 && value <= most ? value : 0;
}

#endif
