/* errno.h - the number of the last error, one for each thread. */
#ifndef ERRNO_H
#define ERRNO_H

#include <bits/errors.h>

int *__errno_location(void) __attribute__((const));
#define errno (*__errno_location())

#endif
