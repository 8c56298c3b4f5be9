/* sys/random.h - random bytes. */
#ifndef SYS_RANDOM_H
#define SYS_RANDOM_H

#include <bits/types.h>

ssize_t getrandom(void *to, size_t bytes, unsigned flags);

#endif
