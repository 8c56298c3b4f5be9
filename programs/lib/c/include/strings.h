/* strings.h - what string.h has under older names. */
#ifndef STRINGS_H
#define STRINGS_H

#include <string.h>

#define bzero(block, bytes) memset(block, 0, bytes)
#define bcopy(from, to, bytes) memmove(to, from, bytes)
#define bcmp memcmp
#define index strchr
#define rindex strrchr

#endif
