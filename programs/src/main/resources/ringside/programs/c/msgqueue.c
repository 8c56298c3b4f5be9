/*
 * msgqueue - a System V message queue keeps whole messages, for whoever comes later
 * Claims: E3
 *
 * The sender is gone before the receiver starts: the kernel keeps the messages. A receiver asks for a
 * type: one of type 2, then the lowest type of all, then whatever is first. Boundaries stay: a message
 * comes out as it went in, unlike the bytes of a pipe.
 * Look at:  'ringside run sh', then msgqueue and ipcs: nothing is left, because it removes the queue.
 * Try:      leave the removal out, and look again: the queue outlives all who used it.
 */
#include "ringside.h"

enum { CREAT = 01000, NOWAIT = 04000, RMID = 0 };

struct message {
  long type;
  char text[32];
};

static void send(int queue, long type, const char *text) {
  struct message message = {type, {0}};
  memcpy(message.text, text, strlen(text));
  sys(SYS_msgsnd, queue, &message, strlen(text), 0);
}

static void receive(int queue, long type, const char *wanted) {
  struct message message = {0, {0}};
  long bytes = sys(SYS_msgrcv, queue, &message, sizeof message.text, type, NOWAIT);
  if (bytes < 0) {
    print("%s: nothing\n", wanted);
  } else {
    print("%s: \"%s\" of type %d, %d bytes\n", wanted, message.text, (int)message.type, (int)bytes);
  }
}

int main(void) {
  int queue = (int)sys(SYS_msgget, 0, CREAT | 0600);
  int sender = fork();
  if (sender == 0) {
    send(queue, 3, "sweep the floor");
    send(queue, 2, "water the flowers");
    send(queue, 1, "put out the fire");
    exit(0);
  }
  wait_for(sender, 0);
  print("the sender has ended\n");
  receive(queue, 2, "of type 2");
  receive(queue, -9, "the lowest type");
  receive(queue, 0, "the first");
  receive(queue, 0, "one more");
  sys(SYS_msgctl, queue, RMID, 0);
  return 0;
}
