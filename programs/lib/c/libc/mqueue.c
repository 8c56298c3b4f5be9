/* mqueue.c - POSIX message queues. */
#include "internal.h"
#include <mqueue.h>
#include <unistd.h>

/* The kernel knows names without the slash that a program's begin with. */
static const char *known_name(const char *name) {
  return *name == '/' ? name + 1 : name;
}

mqd_t mq_open(const char *name, int flags, ...) {
  va_list values;
  va_start(values, flags);
  mode_t mode = flags & O_CREAT ? va_arg(values, mode_t) : 0;
  struct mq_attr *attributes = flags & O_CREAT ? va_arg(values, struct mq_attr *) : 0;
  va_end(values);
  return (mqd_t)call(SYS_mq_open, known_name(name), flags, mode, attributes);
}

int mq_close(mqd_t queue) { return close(queue); }

int mq_unlink(const char *name) {
  int result = (int)call(SYS_mq_unlink, known_name(name));
  if (result < 0 && errno == EPERM) {
    errno = EACCES; /* POSIX */
  }
  return result;
}

int mq_timedsend(mqd_t queue, const char *message, size_t bytes, unsigned priority, const struct timespec *until) {
  return (int)call(SYS_mq_timedsend_time64, queue, message, bytes, priority, until);
}

int mq_send(mqd_t queue, const char *message, size_t bytes, unsigned priority) {
  return mq_timedsend(queue, message, bytes, priority, 0);
}

ssize_t mq_timedreceive(mqd_t queue, char *restrict message, size_t bytes, unsigned *restrict priority,
                        const struct timespec *restrict until) {
  return call(SYS_mq_timedreceive_time64, queue, message, bytes, priority, until);
}

ssize_t mq_receive(mqd_t queue, char *message, size_t bytes, unsigned *priority) {
  return mq_timedreceive(queue, message, bytes, priority, 0);
}

int mq_notify(mqd_t queue, const struct sigevent *event) { return (int)call(SYS_mq_notify, queue, event); }

int mq_setattr(mqd_t queue, const struct mq_attr *restrict attributes, struct mq_attr *restrict old) {
  return (int)call(SYS_mq_getsetattr, queue, attributes, old);
}

int mq_getattr(mqd_t queue, struct mq_attr *attributes) { return mq_setattr(queue, 0, attributes); }
