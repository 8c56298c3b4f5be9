/* bits/types.h - the types that several headers share; those of riscv32 Linux, whose time is 64 bits wide. */
#ifndef BITS_TYPES_H
#define BITS_TYPES_H

#include <stddef.h>
#include <stdint.h>

typedef int ssize_t;
typedef int64_t off_t;
typedef int64_t off64_t;
typedef int64_t time_t;
typedef long suseconds_t;
typedef int pid_t;
typedef unsigned uid_t;
typedef unsigned gid_t;
typedef unsigned id_t;
typedef unsigned mode_t;
typedef unsigned nlink_t;
typedef uint64_t dev_t;
typedef uint64_t ino_t;
typedef int64_t blkcnt_t;
typedef long blksize_t;
typedef long clock_t;
typedef int clockid_t;
typedef int key_t;
typedef void *timer_t;
typedef unsigned useconds_t;
typedef unsigned socklen_t;

/* The kernel reads the lower half of the nanoseconds only. */
struct timespec {
  time_t tv_sec;
  long tv_nsec;
  int : 32;
};

struct timeval {
  time_t tv_sec;
  int64_t tv_usec;
};

struct itimerspec {
  struct timespec it_interval;
  struct timespec it_value;
};

typedef struct {
  unsigned long bits[2];
} sigset_t;

struct iovec {
  void *iov_base;
  size_t iov_len;
};

#endif
