/* scandouble.c - a floating-point number out of characters. */
#include "internal.h"
#include <ctype.h>

static int take_within(struct source *source, int *width) {
  return (*width)-- > 0 ? __take(source) : -2;
}

static void add_digit(struct decimal *d, int digit) {
  if (d->count < DIGITS) {
    d->digits[d->count++] = (char)digit;
  } else {
    d->cut |= digit;
  }
}

/* inf, infinity and nan, as printf writes them. */
static int scan_word(struct source *source, int *width, int c, uint64_t *bits) {
  const char *rest = (c | 32) == 'i' ? "nf" : "an";
  *bits = (c | 32) == 'i' ? 0x7ff0000000000000ull : 0x7ff8000000000000ull;
  for (; *rest; rest++) {
    c = take_within(source, width);
    if (c < 0 || (c | 32) != *rest) {
      return 0;
    }
  }
  return 1;
}

static int scan_exponent(struct source *source, int *width, int mark) {
  int c = take_within(source, width), sign = 0, value = 0, given = c;
  if (c == '-' || c == '+') {
    sign = c;
    c = take_within(source, width);
  }
  if (c < 0 || !isdigit(c)) {
    if (c != -2) {
      __give_back(source, c);
    }
    if (sign) {
      __give_back(source, given);
    }
    __give_back(source, mark);
    return 0;
  }
  for (; c >= 0 && isdigit(c); c = take_within(source, width)) {
    value = value < 10000 ? value * 10 + c - '0' : value;
  }
  if (c != -2) {
    __give_back(source, c);
  }
  return sign == '-' ? -value : value;
}

/* Reads at most width characters. 0 if there is no number; errno is ERANGE if none can hold it. */
int __scan_double(struct source *source, int width, double *value) {
  struct decimal d = {0};
  union {
    uint64_t bits;
    double value;
  } result = {0};
  int negative = 0, found = 0, seen_point = 0;
  int c = take_within(source, &width);
  if (c == '-' || c == '+') {
    negative = c == '-';
    c = take_within(source, &width);
  }
  if (c >= 0 && ((c | 32) == 'i' || (c | 32) == 'n')) {
    found = scan_word(source, &width, c, &result.bits);
  } else {
    for (; c >= 0 && (isdigit(c) || (c == '.' && !seen_point)); c = take_within(source, &width)) {
      if (c == '.') {
        seen_point = 1;
        continue;
      }
      found = 1;
      if (c != '0' || d.count) {
        add_digit(&d, c - '0');
        d.point += !seen_point;
      } else {
        d.point -= seen_point;
      }
    }
    if (found && c >= 0 && (c | 32) == 'e') {
      d.point += scan_exponent(source, &width, c);
    } else if (c != -2) {
      __give_back(source, c);
    }
    while (d.count && d.digits[d.count - 1] == 0) {
      d.count--;
    }
    int zero = d.count == 0;
    result.bits = __decimal_to(&d);
    int exponent = (int)(result.bits >> 52);
    if (!zero && (exponent == 0 || exponent == 0x7ff)) { /* too small for all digits, or too large */
      errno = ERANGE;
    }
  }
  result.bits |= (uint64_t)negative << 63;
  *value = found ? result.value : 0;
  return found;
}
