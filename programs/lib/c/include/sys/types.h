/* sys/types.h - the types of the kernel's interface. */
#ifndef SYS_TYPES_H
#define SYS_TYPES_H

#include <bits/types.h>

#endif
