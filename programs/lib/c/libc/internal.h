/* internal.h - what the files of the C library share; none of it is for programs. */
#ifndef INTERNAL_H
#define INTERNAL_H

#include <bits/call.h>
#include <bits/types.h>
#include <errno.h>
#include <stdarg.h>
#include <sys/syscall.h>

/* A 64-bit argument takes two registers. */
#define LOW(value) ((long)(uint32_t)(value))
#define HIGH(value) ((long)((uint64_t)(value) >> 32))

/* Turns a kernel's answer into a C function's: -1 with errno set. */
long __answer(long result);
#define call(...) __answer(sys(__VA_ARGS__))

enum { KEYS = 32 };

/* A thread; tp points at it. */
struct __thread_record {
  int tid;         /* cleared by the kernel when the thread has ended */
  int error;       /* its errno */
  int state;       /* JOINABLE, DETACHED or ENDED */
  void *stack;     /* lowest address of its mapping; 0 for the first thread */
  size_t bytes;    /* of the mapping */
  void *(*run)(void *);
  void *argument;
  void *result;
  void *values[KEYS];
};
struct __thread_record *__self(void);
extern int __threads; /* that have not ended */
void __destroy_values(struct __thread_record *self); /* pthread_key.c; nothing without keys */

/* A lock inside the library; free is 0. Costs no call as long as nobody waits. */
void __lock(int *lock);
void __unlock(int *lock);
void __wait_while(int *word, int value, int shared);
int __wait_until(int *word, int value, const struct timespec *until, int clock, int shared);
void __wake(int *word, int count, int shared);

void __flush_all(void);       /* stdio; does nothing where there is none */
void __run_at_exit(void);

/* Divides by a number of at most 16 and answers the rest; libgcc's division is larger than this library's printf. */
static inline unsigned __divide(uint64_t *value, unsigned by) {
  uint64_t quotient = 0;
  unsigned rest = 0;
  for (int shift = 48; shift >= 0; shift -= 16) {
    rest = rest << 16 | (unsigned)(*value >> shift & 0xffff);
    quotient = quotient << 16 | rest / by;
    rest %= by;
  }
  *value = quotient;
  return rest;
}

/* A number as decimal digits: 0.d0 d1 d2 ... times 10 to the point. */
enum { DIGITS = 800 };
struct decimal {
  int count, point, cut; /* cut: digits other than 0 did not fit */
  char digits[DIGITS];   /* 0 to 9 */
};
void __decimal_shift(struct decimal *d, int bits);
void __decimal_from(struct decimal *d, uint64_t bits_of_double);
uint64_t __decimal_to(struct decimal *d);
void __decimal_round(struct decimal *d, int digits);

/* Where scanf and strtod read: the next character or -1; back takes one back. */
struct source {
  int (*next)(struct source *);
  void (*back)(struct source *, int c);
  void *from;
  long taken;
};
int __take(struct source *source);
void __give_back(struct source *source, int c);
uint64_t __scan_integer(struct source *source, int base, int width, int *found, int *negative, int *overflow);
int __scan_double(struct source *source, int width, double *value);

#endif
