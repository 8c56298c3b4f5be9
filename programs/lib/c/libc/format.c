/* format.c - the conversions of printf. */
#include "stream.h"
#include <ctype.h>
#include <limits.h>
#include <string.h>

struct conversion {
  int flags, width, precision; /* precision: -1 for none */
  int size;                    /* CHAR, SHORT, INT or LONG_LONG */
  char kind;
};
enum { CHAR = -2, SHORT = -1, INT = 0, LONG_LONG = 2 };

static void put(struct sink *sink, const char *text, size_t bytes) {
  sink->put(sink, text, bytes);
  sink->length += bytes;
}

void __put_times(struct sink *sink, char c, int count) {
  for (; count > 0; count--) {
    put(sink, &c, 1);
  }
}

/* Blanks or zeros, a sign or 0x, so many zeros more, the text: together at least width characters. */
void __put_field(struct sink *sink, const char *prefix, const char *text, size_t bytes, int zeros, int flags, int width) {
  int fill = width - (int)strlen(prefix) - (int)bytes - zeros;
  if (!(flags & (LEFT | ZEROS))) {
    __put_times(sink, ' ', fill);
  }
  put(sink, prefix, strlen(prefix));
  __put_times(sink, '0', zeros + ((flags & (LEFT | ZEROS)) == ZEROS ? (fill > 0 ? fill : 0) : 0));
  put(sink, text, bytes);
  if (flags & LEFT) {
    __put_times(sink, ' ', fill);
  }
}

static void put_integer(struct sink *sink, struct conversion *c, uint64_t value, const char *prefix) {
  char digits[24], *at = digits + sizeof digits;
  unsigned base = c->kind == 'o' ? 8 : c->kind == 'x' || c->kind == 'X' || c->kind == 'p' ? 16 : 10;
  const char *set = c->kind == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
  while (value >> 32) {
    *--at = set[__divide(&value, base)];
  }
  for (unsigned small = (unsigned)value; small; small /= base) {
    *--at = set[small % base];
  }
  int count = (int)(digits + sizeof digits - at);
  int precision = c->precision < 0 ? 1 : c->precision;
  if (c->kind == 'o' && c->flags & ALTERNATE && precision <= count) {
    precision = count + 1;
  }
  if (c->precision >= 0) {
    c->flags &= ~ZEROS;
  }
  __put_field(sink, prefix, at, (size_t)count, precision > count ? precision - count : 0, c->flags, c->width);
}

static const char *sign(int negative, int flags) {
  return negative ? "-" : flags & PLUS ? "+" : flags & SPACE ? " " : "";
}

static void put_signed(struct sink *sink, struct conversion *c, int64_t value) {
  value = c->size == CHAR ? (signed char)value : c->size == SHORT ? (short)value : value;
  put_integer(sink, c, value < 0 ? -(uint64_t)value : (uint64_t)value, sign(value < 0, c->flags));
}

static void put_unsigned(struct sink *sink, struct conversion *c, uint64_t value) {
  value = c->size == CHAR ? (unsigned char)value : c->size == SHORT ? (unsigned short)value : value;
  int shows_base = c->flags & ALTERNATE && value;
  put_integer(sink, c, value, !shows_base ? "" : c->kind == 'x' ? "0x" : c->kind == 'X' ? "0X" : "");
}

static void put_pointer(struct sink *sink, struct conversion *c, unsigned long address) {
  if (address) {
    put_integer(sink, c, address, "0x");
  } else {
    __put_field(sink, "", "(nil)", 5, 0, c->flags & LEFT, c->width);
  }
}

static void put_text(struct sink *sink, struct conversion *c, const char *text) {
  text = text ? text : c->precision < 0 || c->precision >= 6 ? "(null)" : "";
  size_t bytes = strnlen(text, (size_t)c->precision); /* none: as long as it is */
  __put_field(sink, "", text, bytes, 0, c->flags & LEFT, c->width);
}

static void store_length(struct conversion *c, void *to, size_t length) {
  if (c->size == LONG_LONG) {
    *(long long *)to = (long long)length;
  } else if (c->size == SHORT) {
    *(short *)to = (short)length;
  } else if (c->size == CHAR) {
    *(signed char *)to = (signed char)length;
  } else {
    *(int *)to = (int)length;
  }
}

static int flag_of(char c) {
  switch (c) {
    case '-': return LEFT;
    case '+': return PLUS;
    case ' ': return SPACE;
    case '#': return ALTERNATE;
    case '0': return ZEROS;
    default: return 0;
  }
}

static int number(const char **format) {
  int value = 0;
  for (; isdigit(**format); ++*format) {
    value = value * 10 + **format - '0';
  }
  return value;
}

/* Types of the width of int need no word: int, long, size_t and pointers are 32 bits here. */
static int size_of(const char **format) {
  int size = INT;
  for (;; ++*format) {
    switch (**format) {
      case 'h': size = size == SHORT ? CHAR : SHORT; break;
      case 'l': size++; break;
      case 'j': case 'q': size = LONG_LONG; break;
      case 'L': size = 'L'; break;
      case 'z': case 't': break;
      default: return size == 1 ? INT : size;
    }
  }
}

struct values {
  va_list list; /* a structure, so that functions can take from it in turn */
};

static const char *read_conversion(struct conversion *c, const char *format, struct values *values) {
  *c = (struct conversion){0, 0, -1, INT, 0};
  for (int flag; (flag = flag_of(*format)); format++) {
    c->flags |= flag;
  }
  if (*format == '*') {
    format++;
    c->width = va_arg(values->list, int);
    if (c->width < 0) {
      c->width = -c->width;
      c->flags |= LEFT;
    }
  } else {
    c->width = number(&format);
  }
  if (*format == '.') {
    format++;
    if (*format == '*') {
      format++;
      c->precision = va_arg(values->list, int);
    } else {
      c->precision = number(&format);
    }
  }
  c->size = size_of(&format);
  c->kind = *format;
  return format;
}

static int convert(struct sink *sink, struct conversion *c, struct values *values) {
  switch (c->kind) {
    case 'd': case 'i':
      put_signed(sink, c, c->size == LONG_LONG ? va_arg(values->list, long long) : va_arg(values->list, int));
      return 1;
    case 'u': case 'x': case 'X': case 'o':
      put_unsigned(sink, c, c->size == LONG_LONG ? va_arg(values->list, unsigned long long) : va_arg(values->list, unsigned));
      return 1;
    case 'c': {
      char text = (char)va_arg(values->list, int);
      __put_field(sink, "", &text, 1, 0, c->flags & LEFT, c->width);
      return 1;
    }
    case 's': put_text(sink, c, va_arg(values->list, const char *)); return 1;
    case 'p': put_pointer(sink, c, va_arg(values->list, unsigned long)); return 1;
    case 'n': store_length(c, va_arg(values->list, void *), sink->length); return 1;
    case 'm': put_text(sink, c, strerror(errno)); return 1;
    case '%': put(sink, "%", 1); return 1;
    case 'f': case 'F': case 'e': case 'E': case 'g': case 'G': {
      double value = c->size == 'L' ? (double)va_arg(values->list, long double) : va_arg(values->list, double);
      __format_double(sink, c->kind, value, c->flags, c->width, c->precision);
      return 1;
    }
    default: return 0;
  }
}

/* The number of characters, those included for which there was no room; -1 for an unknown conversion. */
int __format(struct sink *sink, const char *format, va_list given) {
  struct values values;
  struct conversion c;
  int known = 1;
  va_copy(values.list, given);
  while (known && *format) {
    const char *percent = strchrnul(format, '%');
    put(sink, format, (size_t)(percent - format));
    if (!*percent) {
      break;
    }
    format = read_conversion(&c, percent + 1, &values) + 1;
    known = convert(sink, &c, &values);
  }
  va_end(values.list);
  if (!known || sink->length > INT_MAX) {
    errno = known ? EOVERFLOW : EINVAL;
    return -1;
  }
  return (int)sink->length;
}
