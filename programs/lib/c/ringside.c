/* ringside.c - the functions of ringside.h. */
#include "ringside.h"

#ifndef IN_LIBC /* the C library has these of its own */
/* The compiler is not to make memcpy out of the loop that is memcpy. */
#pragma GCC optimize("no-tree-loop-distribute-patterns")

/* The program's own, with (void), (argc, argv) or (argc, argv, envp) as it likes. */
int main();

void ringside_start(long *stack) {
  int argc = (int)stack[0];
  char **argv = (char **)(stack + 1);
  exit(main(argc, argv, argv + argc + 1));
}

void exit(int status) {
  for (;;) {
    sys(SYS_exit_group, status);
  }
}

int fork(void) {
  return (int)sys(SYS_clone, SIGCHLD, 0, 0, 0, 0);
}

int getpid(void) {
  return (int)sys(SYS_getpid);
}
#endif

int wait_for(int pid, int *how) {
  int info[32];
  long result = sys(SYS_waitid, 1, pid, info, 4, 0);
  if (result < 0) {
    return (int)result;
  }
  if (how) {
    *how = info[2];
  }
  return info[5];
}

void sleep_ms(int millis) {
  struct timespec span = {millis / 1000, (int64_t)(millis % 1000) * 1000000};
  sys(SYS_clock_nanosleep_time64, 1, 0, &span, 0);
}

int on_signal(int signal, void *handler, unsigned long flags) {
  struct sigaction action = {handler, flags, 0};
  return (int)sys(SYS_rt_sigaction, signal, &action, 0, 8);
}

int block(uint64_t set) {
  return (int)sys(SYS_rt_sigprocmask, SIG_SETMASK, &set, 0, 8);
}

#ifndef IN_LIBC
size_t strlen(const char *text) {
  size_t length = 0;
  while (text[length]) {
    length++;
  }
  return length;
}

int strcmp(const char *a, const char *b) {
  while (*a && *a == *b) {
    a++;
    b++;
  }
  return (unsigned char)*a - (unsigned char)*b;
}

void *memcpy(void *to, const void *from, size_t bytes) {
  char *t = to;
  const char *f = from;
  if ((((unsigned)t | (unsigned)f) & 3) == 0) {
    for (; bytes >= 4; bytes -= 4, t += 4, f += 4) {
      *(unsigned *)t = *(const unsigned *)f;
    }
  }
  while (bytes--) {
    *t++ = *f++;
  }
  return to;
}

void *memset(void *to, int byte, size_t bytes) {
  char *t = to;
  while (bytes--) {
    *t++ = (char)byte;
  }
  return to;
}

int memcmp(const void *a, const void *b, size_t bytes) {
  const unsigned char *x = a;
  const unsigned char *y = b;
  for (size_t i = 0; i < bytes; i++) {
    if (x[i] != y[i]) {
      return x[i] - y[i];
    }
  }
  return 0;
}
#endif

struct line {
  char text[512];
  size_t length;
};

static void put(struct line *line, char c) {
  if (line->length < sizeof line->text) {
    line->text[line->length++] = c;
  }
}

static void put_number(struct line *line, unsigned value, unsigned base) {
  char digits[12];
  int count = 0;
  do {
    digits[count++] = "0123456789abcdef"[value % base];
    value /= base;
  } while (value);
  while (count) {
    put(line, digits[--count]);
  }
}

static void put_text(struct line *line, const char *text) {
  while (*text) {
    put(line, *text++);
  }
}

/* One write for a whole line, so that lines of several processes do not mix. */
void print(const char *format, ...) {
  struct line line;
  line.length = 0;
  va_list arguments;
  va_start(arguments, format);
  for (; *format; format++) {
    if (*format != '%') {
      put(&line, *format);
      continue;
    }
    format++;
    if (*format == 'd') {
      int value = va_arg(arguments, int);
      if (value < 0) {
        put(&line, '-');
      }
      put_number(&line, value < 0 ? -(unsigned)value : (unsigned)value, 10);
    } else if (*format == 'u') {
      put_number(&line, va_arg(arguments, unsigned), 10);
    } else if (*format == 'x') {
      put_number(&line, va_arg(arguments, unsigned), 16);
    } else if (*format == 's') {
      put_text(&line, va_arg(arguments, const char *));
    } else if (*format == 'c') {
      put(&line, (char)va_arg(arguments, int));
    } else {
      put(&line, *format);
    }
  }
  va_end(arguments);
  sys(SYS_write, 1, line.text, line.length);
}
