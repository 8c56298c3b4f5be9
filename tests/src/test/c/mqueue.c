/* POSIX message queues. */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { RDONLY = 0, WRONLY = 1, RDWR = 2, CREAT = 0100, EXCL = 0200, NONBLOCK = 04000 };

static char text[9000];
static unsigned priority;

static int receive(int queue, unsigned room, struct timespec *time) {
  memset(text, 0, 64);
  priority = 0;
  return (int)sys(SYS_mq_timedreceive_time64, queue, text, room, &priority, time);
}

int main(void) {
  block(0);
  /* The C library passes what is behind the slash of a name. */
  char slashed[] = "/ringside-test-0000000000", *name = slashed + 1;
  int pid = getpid();
  for (int i = 23; pid; i--, pid /= 10) {
    name[i] = (char)('0' + pid % 10);
  }
  long attributes[8] = {0, 3, 16, 0, 0, 0, 0, 0};
  CASE("no such queue", sys(SYS_mq_open, name, RDWR, 0, 0));
  CASE("no name", sys(SYS_mq_open, (long)"/" + 1, RDWR | CREAT, 0600, 0));
  CASE("slash in the name", sys(SYS_mq_open, (long)"/a/b" + 1, RDWR | CREAT, 0600, 0));
  long bad[8] = {0, 0, 16, 0, 0, 0, 0, 0};
  CASE("no messages", sys(SYS_mq_open, name, RDWR | CREAT, 0600, bad));
  int queue = (int)sys(SYS_mq_open, name, RDWR | CREAT | EXCL, 0600, attributes);
  CASE("made", queue >= 0);
  CASE("again", sys(SYS_mq_open, name, RDWR | CREAT | EXCL, 0600, attributes));
  int reader = (int)sys(SYS_mq_open, name, RDONLY | NONBLOCK, 0, 0);
  CASE("open to read", reader >= 0);
  CASE("send", sys(SYS_mq_timedsend_time64, queue, "low", 3, 1, 0));
  CASE("send", sys(SYS_mq_timedsend_time64, queue, "high", 4, 9, 0));
  CASE("send", sys(SYS_mq_timedsend_time64, queue, "mid", 3, 5, 0));
  struct timespec past = {1, 0}, wrong = {1, -1};
  CASE("full, in time", sys(SYS_mq_timedsend_time64, queue, "x", 1, 0, &past));
  CASE("bad time", sys(SYS_mq_timedsend_time64, queue, "x", 1, 0, &wrong));
  CASE("too long", sys(SYS_mq_timedsend_time64, queue, text, 17, 0, 0));
  CASE("priority", sys(SYS_mq_timedsend_time64, queue, "x", 1, 32768, 0));
  CASE("not for writing", sys(SYS_mq_timedsend_time64, reader, "x", 1, 0, 0));
  CASE("not a queue", sys(SYS_mq_timedsend_time64, 1, "x", 1, 0, 0));
  CASE("attributes", sys(SYS_mq_getsetattr, queue, 0, attributes));
  CASE("in it", attributes[3]);
  CASE("most", attributes[1]);
  CASE("little room", receive(queue, 8, 0));
  CASE("receive", receive(queue, 16, 0));
  print("%s %u\n", text, priority);
  CASE("receive", receive(queue, 16, 0));
  print("%s %u\n", text, priority);
  CASE("receive", receive(reader, 16, 0));
  print("%s %u\n", text, priority);
  CASE("empty", receive(reader, 16, 0));
  CASE("empty, in time", receive(queue, 16, &past));
  attributes[0] = NONBLOCK;
  CASE("change flags", sys(SYS_mq_getsetattr, queue, attributes, 0));
  CASE("empty", receive(queue, 16, 0));
  attributes[0] = 1;
  CASE("bad flags", sys(SYS_mq_getsetattr, queue, attributes, 0));
  attributes[0] = 0;
  sys(SYS_mq_getsetattr, queue, attributes, 0);
  int child = fork();
  if (child == 0) {
    sleep_ms(20);
    exit((int)sys(SYS_mq_timedsend_time64, queue, "late", 4, 2, 0));
  }
  CASE("wait for one", receive(queue, 16, 0));
  CASE("child", wait_for(child, 0));
  sys(SYS_mq_timedsend_time64, queue, "c", 1, 0, 0);
  struct pollfd {
    int fd;
    short events, revents;
  } entry = {queue, 5, 0};
  CASE("poll", sys(SYS_ppoll_time64, &entry, 1, 0, 0, 8));
  CASE("ready for", entry.revents);
  CASE("unlink", sys(SYS_mq_unlink, name));
  CASE("unlink again", sys(SYS_mq_unlink, name));
  CASE("still open", receive(queue, 16, 0));
  CASE("close", sys(SYS_close, queue));
  CASE("close", sys(SYS_close, reader));
  CASE("gone", sys(SYS_mq_open, name, RDWR, 0, 0));
  return 0;
}
