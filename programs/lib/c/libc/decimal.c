/*
 * decimal.c - doubles as exact decimal numbers and back: digits are doubled and halved, a few bits
 * at a time, so that nothing is lost before the one rounding at the end.
 */
#include "internal.h"
#include <string.h>

enum { MOST_BITS = 24, FRACTION_BITS = 52, BIAS = 1023 };

static void trim(struct decimal *d) {
  while (d->count > 0 && d->digits[d->count - 1] == 0) {
    d->count--;
  }
  if (d->count == 0) {
    d->point = 0;
  }
}

static void multiply(struct decimal *d, int bits) {
  unsigned carry = 0;
  for (int i = d->count - 1; i >= 0; i--) {
    carry += (unsigned)d->digits[i] << bits;
    d->digits[i] = (char)(carry % 10);
    carry /= 10;
  }
  char front[12];
  int more = 0;
  for (; carry; carry /= 10) {
    front[more++] = (char)(carry % 10);
  }
  int kept = d->count + more > DIGITS ? DIGITS - more : d->count;
  for (int i = kept; i < d->count; i++) {
    d->cut |= d->digits[i];
  }
  memmove(d->digits + more, d->digits, (size_t)kept);
  for (int i = 0; i < more; i++) {
    d->digits[i] = front[more - 1 - i];
  }
  d->count = kept + more;
  d->point += more;
}

static void halve(struct decimal *d, int bits) {
  unsigned rest = 0, mask = (1u << bits) - 1;
  int read = 0, written = 0;
  for (; rest >> bits == 0 && (read < d->count || rest); read++) {
    rest = rest * 10 + (read < d->count ? (unsigned)d->digits[read] : 0);
  }
  d->point -= read - 1;
  for (; read < d->count || rest; read++) {
    unsigned digit = rest >> bits;
    rest = (rest & mask) * 10 + (read < d->count ? (unsigned)d->digits[read] : 0);
    if (written < DIGITS) {
      d->digits[written++] = (char)digit;
    } else {
      d->cut |= (int)digit;
    }
  }
  d->count = written;
}

/* Times 2 to the power of bits, which may be negative. */
void __decimal_shift(struct decimal *d, int bits) {
  while (bits && d->count) {
    int step = bits > MOST_BITS ? MOST_BITS : bits < -MOST_BITS ? -MOST_BITS : bits;
    if (step > 0) {
      multiply(d, step);
    } else {
      halve(d, -step);
    }
    trim(d);
    bits -= step;
  }
}

static void set(struct decimal *d, uint64_t value) {
  char reversed[20];
  int count = 0;
  while (value) {
    reversed[count++] = (char)__divide(&value, 10);
  }
  for (int i = 0; i < count; i++) {
    d->digits[i] = reversed[count - 1 - i];
  }
  d->count = d->point = count;
  d->cut = 0;
  trim(d);
}

/* The exact value of a finite double without its sign. */
void __decimal_from(struct decimal *d, uint64_t bits) {
  int exponent = (int)(bits >> FRACTION_BITS) & 0x7ff;
  uint64_t fraction = bits & ((1ull << FRACTION_BITS) - 1);
  if (exponent) {
    fraction |= 1ull << FRACTION_BITS;
  } else {
    exponent = 1;
  }
  int shift = exponent - BIAS - FRACTION_BITS;
  for (; fraction && !(fraction & 1); fraction >>= 1) {
    shift++;
  }
  set(d, fraction);
  __decimal_shift(d, shift);
}

/* Whether digits from one on round up: to the nearest, and to the even one from the middle. */
static int rounds_up(const struct decimal *d, int digits) {
  if (digits < 0 || digits >= d->count) {
    return 0;
  }
  if (d->digits[digits] == 5 && digits + 1 == d->count && !d->cut) {
    return digits > 0 && d->digits[digits - 1] % 2;
  }
  return d->digits[digits] >= 5;
}

/* Keeps so many digits; fewer than none is a zero. */
void __decimal_round(struct decimal *d, int digits) {
  if (digits >= d->count) {
    return;
  }
  int up = rounds_up(d, digits);
  d->count = digits < 0 ? 0 : digits;
  if (up) {
    int at = digits - 1;
    while (at >= 0 && d->digits[at] == 9) {
      at--;
    }
    if (at < 0) {
      d->digits[0] = 1;
      d->point++;
      d->count = 1;
    } else {
      d->digits[at]++;
      d->count = at + 1;
    }
  }
  trim(d);
}

static uint64_t rounded_integer(struct decimal *d) {
  uint64_t value = 0;
  __decimal_round(d, d->point);
  for (int i = 0; i < d->point; i++) {
    value = value * 10 + (uint64_t)(i < d->count ? d->digits[i] : 0);
  }
  return value;
}

/* The bits of the nearest double; infinity if it is too large. */
uint64_t __decimal_to(struct decimal *d) {
  const uint64_t infinity = 0x7ffull << FRACTION_BITS;
  if (d->count == 0 || d->point < -400) {
    return 0;
  }
  if (d->point > 400) {
    return infinity;
  }
  int exponent = 0;
  while (d->point > 1) { /* brings it to between 1/2 and 1 */
    int bits = d->point > 8 ? MOST_BITS : 3;
    __decimal_shift(d, -bits);
    exponent += bits;
  }
  while (d->point < 0) {
    int bits = d->point < -8 ? MOST_BITS : 3;
    __decimal_shift(d, bits);
    exponent -= bits;
  }
  while (d->point > 0) {
    __decimal_shift(d, -1);
    exponent++;
  }
  while (d->digits[0] < 5 || d->point < 0) {
    __decimal_shift(d, 1);
    exponent--;
  }
  exponent--; /* of the leading 1 */
  int missing = exponent < 1 - BIAS ? 1 - BIAS - exponent : 0;
  exponent += missing;
  __decimal_shift(d, FRACTION_BITS + 1 - missing);
  uint64_t fraction = rounded_integer(d);
  if (fraction >> (FRACTION_BITS + 1)) {
    fraction >>= 1;
    exponent++;
  }
  if (exponent > BIAS) {
    return infinity;
  }
  uint64_t biased = fraction >> FRACTION_BITS ? (uint64_t)(exponent + BIAS) : 0;
  return biased << FRACTION_BITS | (fraction & ((1ull << FRACTION_BITS) - 1));
}
