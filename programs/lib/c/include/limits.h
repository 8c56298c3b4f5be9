/* limits.h - the compiler's limits, and the kernel's (Linux: linux/limits.h). */
#ifndef LIMITS_H
#define LIMITS_H

#include_next <limits.h>

#define SSIZE_MAX INT_MAX
#define NAME_MAX 255
#define PATH_MAX 4096
#define PIPE_BUF 4096
#define ARG_MAX 131072
#define IOV_MAX 1024
#define OPEN_MAX 1024
#define PTHREAD_KEYS_MAX 32
#define PTHREAD_STACK_MIN 4096

#endif
