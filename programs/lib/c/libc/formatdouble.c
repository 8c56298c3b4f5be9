/* formatdouble.c - %f, %e and %g: exact digits, rounded once, to the even one from the middle. */
#include "stream.h"
#include <ctype.h>
#include <string.h>

enum { MOST = 1500 };

struct text {
  char characters[MOST];
  size_t length;
};

static void add(struct text *text, char c) {
  if (text->length < MOST) {
    text->characters[text->length++] = c;
  }
}

static char digit(const struct decimal *d, int at) {
  return (char)('0' + (at >= 0 && at < d->count ? d->digits[at] : 0));
}

static void add_fixed(struct text *text, const struct decimal *d, int precision, int point) {
  for (int at = d->point > 0 ? 0 : d->point - 1; at < d->point; at++) {
    add(text, digit(d, at));
  }
  if (precision > 0 || point) {
    add(text, '.');
  }
  for (int i = 0; i < precision && i < MOST; i++) {
    add(text, digit(d, d->point + i));
  }
}

static void add_exponential(struct text *text, const struct decimal *d, int precision, int point, char e) {
  int exponent = d->count ? d->point - 1 : 0;
  add(text, digit(d, 0));
  if (precision > 0 || point) {
    add(text, '.');
  }
  for (int i = 1; i <= precision && i < MOST; i++) {
    add(text, digit(d, i));
  }
  add(text, e);
  add(text, exponent < 0 ? '-' : '+');
  exponent = exponent < 0 ? -exponent : exponent;
  if (exponent >= 100) {
    add(text, (char)('0' + exponent / 100));
  }
  add(text, (char)('0' + exponent / 10 % 10));
  add(text, (char)('0' + exponent % 10));
}

/* The shorter of both, with as many digits as are not zeros. */
static void add_general(struct text *text, struct decimal *d, int precision, int point, char e) {
  precision = precision ? precision : 1;
  __decimal_round(d, precision);
  int exponent = d->count ? d->point - 1 : 0;
  int digits = point ? precision : d->count ? d->count : 1;
  if (exponent < -4 || exponent >= precision) {
    add_exponential(text, d, digits - 1, point, e);
  } else {
    int behind = digits - 1 - exponent;
    add_fixed(text, d, behind > 0 ? behind : 0, point);
  }
}

int __format_double(struct sink *sink, char kind, double value, int flags, int width, int precision) {
  union {
    double value;
    uint64_t bits;
  } number = {value};
  const char *prefix = number.bits >> 63 ? "-" : flags & PLUS ? "+" : flags & SPACE ? " " : "";
  uint64_t bits = number.bits << 1 >> 1;
  char lower = (char)tolower(kind);
  if (bits >> 52 == 0x7ff) {
    const char *word = bits << 12 ? "nan" : "inf";
    if (isupper(kind)) {
      word = bits << 12 ? "NAN" : "INF";
    }
    __put_field(sink, prefix, word, 3, 0, flags & LEFT, width);
    return 1;
  }
  struct decimal d;
  struct text text;
  text.length = 0;
  __decimal_from(&d, bits);
  precision = precision < 0 ? 6 : precision;
  char e = isupper(kind) ? 'E' : 'e';
  if (lower == 'f') {
    __decimal_round(&d, d.point + precision);
    add_fixed(&text, &d, precision, flags & ALTERNATE);
  } else if (lower == 'e') {
    __decimal_round(&d, precision + 1);
    add_exponential(&text, &d, precision, flags & ALTERNATE, e);
  } else {
    add_general(&text, &d, precision, flags & ALTERNATE, e);
  }
  __put_field(sink, prefix, text.characters, text.length, 0, flags, width);
  return 1;
}
