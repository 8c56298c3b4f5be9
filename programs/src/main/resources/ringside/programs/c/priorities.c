/*
 * priorities - a POSIX message queue gives the most urgent message first
 * Claims: E3
 *
 * mq_open makes a queue with a name and gives a descriptor. Messages come out by priority, those of
 * the same priority in the order they were sent. A full queue makes the sender wait.
 * Look at:  the sender, blocked at the fourth message until one has been taken (--transitions FILE).
 * Try:      a queue for four messages: nobody waits, and the order is another.
 */
#include "ringside.h"

enum { RDWR = 2, CREAT = 0100 };

int main(void) {
  /* The kernel gets the name without the slash that mq_open of the C library asks for. */
  const char *name = "/ringside-priorities" + 1;
  long attributes[8] = {0, 3, 32, 0, 0, 0, 0, 0}; /* three messages of 32 bytes */
  int queue = (int)sys(SYS_mq_open, name, RDWR | CREAT, 0600, attributes);
  int sender = fork();
  if (sender == 0) {
    sys(SYS_mq_timedsend_time64, queue, "when you like", 14, 1, 0);
    sys(SYS_mq_timedsend_time64, queue, "soon", 5, 5, 0);
    sys(SYS_mq_timedsend_time64, queue, "at once", 8, 9, 0);
    sys(SYS_mq_timedsend_time64, queue, "soon, too", 10, 5, 0);
    exit(0);
  }
  sleep_ms(10);
  for (int i = 0; i < 4; i++) {
    char text[32];
    unsigned priority;
    sys(SYS_mq_timedreceive_time64, queue, text, sizeof text, &priority, 0);
    print("priority %u: %s\n", priority, text);
  }
  wait_for(sender, 0);
  sys(SYS_mq_unlink, name);
  return 0;
}
