/* mqueue.h - POSIX message queues. */
#ifndef MQUEUE_H
#define MQUEUE_H

#include <bits/types.h>
#include <fcntl.h>

typedef int mqd_t;
struct mq_attr {
  long mq_flags, mq_maxmsg, mq_msgsize, mq_curmsgs, room[4];
};

struct sigevent;
mqd_t mq_open(const char *name, int flags, ...);
int mq_close(mqd_t queue);
int mq_unlink(const char *name);
int mq_send(mqd_t queue, const char *message, size_t bytes, unsigned priority);
int mq_timedsend(mqd_t queue, const char *message, size_t bytes, unsigned priority, const struct timespec *until);
ssize_t mq_receive(mqd_t queue, char *message, size_t bytes, unsigned *priority);
ssize_t mq_timedreceive(mqd_t queue, char *restrict message, size_t bytes, unsigned *restrict priority,
                        const struct timespec *restrict until);
int mq_notify(mqd_t queue, const struct sigevent *event);
int mq_getattr(mqd_t queue, struct mq_attr *attributes);
int mq_setattr(mqd_t queue, const struct mq_attr *restrict attributes, struct mq_attr *restrict old);

#endif
