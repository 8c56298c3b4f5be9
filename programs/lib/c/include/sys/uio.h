/* sys/uio.h - reading and writing in pieces. */
#ifndef SYS_UIO_H
#define SYS_UIO_H

#include <bits/types.h>

ssize_t readv(int fd, const struct iovec *pieces, int count);
ssize_t writev(int fd, const struct iovec *pieces, int count);

#endif
