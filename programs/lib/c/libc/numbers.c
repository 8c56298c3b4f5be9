/* numbers.c - numbers out of text, and small arithmetic. */
#include "internal.h"
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static int next_of_text(struct source *source) {
  const char *at = source->from;
  source->from = (void *)(at + 1);
  return *at ? (unsigned char)*at : -1;
}

static void back_to_text(struct source *source, int c) {
  (void)c;
  source->from = (char *)source->from - 1;
}

int __take(struct source *source) {
  source->taken++;
  return source->next(source);
}

void __give_back(struct source *source, int c) {
  source->taken--;
  source->back(source, c);
}

static struct source of_text(const char *text) {
  while (isspace((unsigned char)*text)) {
    text++;
  }
  return (struct source){next_of_text, back_to_text, (void *)text, 0};
}

static int digit_of(int c) {
  return isdigit(c) ? c - '0' : isalpha(c) ? (c | 32) - 'a' + 10 : INT_MAX;
}

/* Reads an optional sign, 0x where the base allows it, and digits; what does not belong is given back. */
uint64_t __scan_integer(struct source *source, int base, int width, int *found, int *negative, int *overflow) {
  uint64_t value = 0;
  *found = *negative = *overflow = 0;
  int c = __take(source);
  if (width > 1 && (c == '-' || c == '+')) {
    *negative = c == '-';
    width--;
    c = __take(source);
  }
  if (c == '0' && (base == 0 || base == 16) && width > 0) {
    *found = 1;
    width--;
    c = __take(source);
    if (width > 0 && (c | 32) == 'x' && c != -1) {
      int x = c;
      c = __take(source);
      width--;
      if (digit_of(c) >= 16 || width <= 0) { /* the 0 alone was the number */
        __give_back(source, c);
        __give_back(source, x);
        return 0;
      }
      base = 16;
    } else if (base == 0) {
      base = 8;
    }
  } else if (base == 0) {
    base = 10;
  }
  for (; width > 0 && digit_of(c) < base; width--, c = __take(source)) {
    uint64_t more;
    *found = 1;
    *overflow |= __builtin_mul_overflow(value, (uint64_t)base, &more);
    *overflow |= __builtin_add_overflow(more, (uint64_t)digit_of(c), &value);
  }
  __give_back(source, c);
  return value;
}

static uint64_t parse(const char *text, char **end, int base, uint64_t most, uint64_t least) {
  struct source source = of_text(text);
  int found, negative, overflow;
  if (base < 0 || base == 1 || base > 36) {
    errno = EINVAL;
    return 0;
  }
  uint64_t value = __scan_integer(&source, base, INT_MAX, &found, &negative, &overflow);
  if (end) {
    *end = found ? source.from : (char *)text;
  }
  if (overflow || value > (negative ? least : most)) {
    errno = ERANGE;
    return negative && least != most ? -least : most; /* an unsigned one has no smallest */
  }
  return negative ? -value : value;
}

long strtol(const char *restrict text, char **restrict end, int base) {
  return (long)parse(text, end, base, LONG_MAX, 1ull + LONG_MAX);
}

unsigned long strtoul(const char *restrict text, char **restrict end, int base) {
  return (unsigned long)parse(text, end, base, ULONG_MAX, ULONG_MAX);
}

long long strtoll(const char *restrict text, char **restrict end, int base) {
  return (long long)parse(text, end, base, LLONG_MAX, 1ull + LLONG_MAX);
}

unsigned long long strtoull(const char *restrict text, char **restrict end, int base) {
  return parse(text, end, base, ULLONG_MAX, ULLONG_MAX);
}

int atoi(const char *text) {
  return (int)strtol(text, 0, 10);
}

long atol(const char *text) {
  return strtol(text, 0, 10);
}

long long atoll(const char *text) {
  return strtoll(text, 0, 10);
}

double strtod(const char *restrict text, char **restrict end) {
  struct source source = of_text(text);
  double value = 0;
  int found = __scan_double(&source, INT_MAX, &value);
  if (end) {
    *end = found ? source.from : (char *)text;
  }
  return value;
}

float strtof(const char *restrict text, char **restrict end) {
  return (float)strtod(text, end);
}

double atof(const char *text) {
  return strtod(text, 0);
}

int abs(int value) {
  return value < 0 ? -value : value;
}

long labs(long value) {
  return value < 0 ? -value : value;
}

long long llabs(long long value) {
  return value < 0 ? -value : value;
}

div_t div(int number, int by) {
  return (div_t){number / by, number % by};
}

ldiv_t ldiv(long number, long by) {
  return (ldiv_t){number / by, number % by};
}
