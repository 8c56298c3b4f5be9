/* scan.c - the conversions of scanf. */
#include "stream.h"
#include <ctype.h>
#include <limits.h>
#include <string.h>

enum { CHAR = -2, SHORT = -1, INT = 0, LONG = 1, LONG_LONG = 2 };

struct wanted {
  int width; /* INT_MAX for any */
  int size;
  int dropped; /* by %* */
  char kind;
  const char *set; /* of %[, behind the ^ */
  const char *set_end;
  int other; /* [^ */
};

struct values {
  va_list list;
};

static int skip_blanks(struct source *source) {
  int c;
  do {
    c = __take(source);
  } while (c != -1 && isspace(c));
  __give_back(source, c);
  return c;
}

static int in_set(const struct wanted *w, int c) {
  int found = 0;
  for (const char *at = w->set; at < w->set_end; at++) {
    if (at + 2 < w->set_end && at[1] == '-') {
      found |= c >= (unsigned char)at[0] && c <= (unsigned char)at[2];
      at += 2;
    } else {
      found |= c == (unsigned char)*at;
    }
  }
  return found != w->other;
}

static int belongs(const struct wanted *w, int c) {
  return c != -1 && (w->kind == 'c' || (w->kind == 's' ? !isspace(c) : in_set(w, c)));
}

/* 1 if something was stored, 0 if nothing fits, -1 at the end. */
static int scan_text(struct source *source, struct wanted *w, char *to) {
  int width = w->kind == 'c' && w->width == INT_MAX ? 1 : w->width, count = 0;
  int c = 0;
  while (count < width && belongs(w, c = __take(source))) {
    if (to) {
      to[count] = (char)c;
    }
    count++;
  }
  if (count < width) {
    __give_back(source, c);
  }
  if (to && w->kind != 'c' && count) {
    to[count] = 0;
  }
  return count ? 1 : c == -1 ? -1 : 0;
}

static void store(void *to, int size, uint64_t value) {
  switch (size) {
    case CHAR: *(char *)to = (char)value; break;
    case SHORT: *(short *)to = (short)value; break;
    case LONG_LONG: *(uint64_t *)to = value; break;
    default: *(unsigned *)to = (unsigned)value; break;
  }
}

static uint64_t clamped(uint64_t value, int size, int is_signed, int negative, int overflow) {
  uint64_t most = size == LONG_LONG ? UINT64_MAX : UINT32_MAX;
  if (is_signed) {
    most = (most >> 1) + (uint64_t)negative;
  }
  if (overflow || value > most) {
    return is_signed && negative ? -most : most;
  }
  return negative ? -value : value;
}

static int scan_integer(struct source *source, struct wanted *w, void *to) {
  int base = w->kind == 'd' || w->kind == 'u' ? 10 : w->kind == 'i' ? 0 : w->kind == 'o' ? 8 : 16;
  int found, negative, overflow;
  uint64_t value = __scan_integer(source, base, w->width, &found, &negative, &overflow);
  if (found && to) {
    int is_signed = w->kind == 'd' || w->kind == 'i';
    store(to, w->size, clamped(value, w->size, is_signed, negative, overflow));
  }
  return found;
}

static int scan_double(struct source *source, struct wanted *w, void *to) {
  double value;
  if (!__scan_double(source, w->width, &value)) {
    return 0;
  }
  if (to && w->size == 'L') {
    *(long double *)to = value;
  } else if (to && w->size == LONG) {
    *(double *)to = value;
  } else if (to) {
    *(float *)to = (float)value;
  }
  return 1;
}

static const char *read_set(struct wanted *w, const char *format) {
  w->other = format[1] == '^';
  format += 1 + w->other;
  w->set = format;
  const char *end = strchrnul(*format == ']' ? format + 1 : format, ']');
  w->set_end = end;
  return end;
}

static const char *read_wanted(struct wanted *w, const char *format) {
  *w = (struct wanted){INT_MAX, INT, 0, 0, 0, 0, 0};
  if (*format == '*') {
    w->dropped = 1;
    format++;
  }
  if (isdigit(*format)) {
    for (w->width = 0; isdigit(*format); format++) {
      w->width = w->width * 10 + *format - '0';
    }
  }
  for (;; format++) {
    switch (*format) {
      case 'h': w->size--; break;
      case 'l': w->size++; break;
      case 'j': case 'q': w->size = LONG_LONG; break;
      case 'L': w->size = 'L'; break;
      case 'z': case 't': break;
      default:
        w->kind = *format;
        return *format == '[' ? read_set(w, format) : format;
    }
  }
}

static int convert(struct source *source, struct wanted *w, struct values *values) {
  void *to = w->dropped ? 0 : va_arg(values->list, void *);
  switch (w->kind) {
    case 'd': case 'i': case 'u': case 'x': case 'X': case 'o': case 'p': return scan_integer(source, w, to);
    case 'f': case 'e': case 'g': case 'E': case 'G': return scan_double(source, w, to);
    case 's': case 'c': case '[': return scan_text(source, w, to);
    case 'n': store(to, w->size, (uint64_t)source->taken); return 1;
    default: return 0;
  }
}

static int matches(struct source *source, char expected) {
  int c = __take(source);
  if (c != (unsigned char)expected) {
    __give_back(source, c);
    return c == -1 ? -1 : 0;
  }
  return 1;
}

/* How many values were stored; EOF if the input ended before the first. */
int __scan(struct source *source, const char *format, va_list given) {
  struct values values;
  struct wanted w;
  int stored = 0, went = 1;
  va_copy(values.list, given);
  for (; *format && went == 1; format++) {
    if (isspace((unsigned char)*format)) {
      skip_blanks(source);
    } else if (*format != '%' || format[1] == '%') {
      if (*format == '%') {
        format++;
        skip_blanks(source);
      }
      went = matches(source, *format);
    } else {
      format = read_wanted(&w, format + 1);
      if (w.kind != 'c' && w.kind != '[' && w.kind != 'n' && skip_blanks(source) == -1) {
        went = -1;
        break;
      }
      went = convert(source, &w, &values);
      stored += went == 1 && !w.dropped && w.kind != 'n';
    }
  }
  va_end(values.list);
  return went == -1 && stored == 0 ? EOF : stored;
}
