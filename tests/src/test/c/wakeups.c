/*
 * Whatever lets a waiting call go on wakes who waits: one case for each way there is. A child waits and
 * ends with what it was answered; where nobody wakes it, it waits for ever, and so does this program.
 */
#include "net.h"

enum { HERE = -100, READ_WRITE = 2, CREAT = 0100, NONBLOCK = 04000, SETPIPE_SZ = 1031 };
enum { SETLK = 13, SETLKW = 14, READ_LOCK = 0, WRITE_LOCK = 1, UNLOCK = 2, UNDO = 0x1000 };
enum { WAIT_BITSET = 9, WAKE_BITSET = 10, WAKE = 1, REQUEUE = 3, IN = 1, OUT = 4 };

static char bytes[140000], path[32] = "/tmp/ringside-wake-", fifo[32] = "/tmp/ringside-wakf-";
static int *words; /* shared by all */
static int child;

static void nothing(int signal) {
  (void)signal;
}

/* What a child that waited was answered, as its status: of 256 answers one. */
static void woken(const char *what) {
  int how, status = wait_for(child, &how);
  print("%s: %d %d\n", what, how, status);
}

/* In a child: makes the call; in the parent: gives it time to wait. */
#define WAITER(call) \
  do { \
    child = fork(); \
    if (child == 0) { \
      exit((int)(call)); \
    } \
    sleep_ms(30); \
  } while (0)

static void pipes(void) {
  int ends[2];
  sys(SYS_pipe2, ends, 0);
  WAITER(sys(SYS_read, ends[0], bytes, 9));
  sys(SYS_write, ends[1], bytes, 5);
  woken("a pipe was written");
  WAITER((sys(SYS_close, ends[1]), sys(SYS_read, ends[0], bytes, 9)));
  sys(SYS_close, ends[1]);
  woken("nobody writes it any more");
  sys(SYS_close, ends[0]);
  sys(SYS_pipe2, ends, 0);
  WAITER(sys(SYS_write, ends[1], bytes, 70000) == 70000);
  sys(SYS_read, ends[0], bytes, 70000);
  woken("a pipe was read");
  sys(SYS_read, ends[0], bytes, 70000);
  WAITER(sys(SYS_write, ends[1], bytes, 70000) == 70000);
  sys(SYS_fcntl64, ends[1], SETPIPE_SZ, 131072);
  woken("a pipe has more room");
  sys(SYS_close, ends[0]);
  sys(SYS_close, ends[1]);
}

/* The last reader goes: a write that has moved nothing fails, one that has moved something tells so. */
static void readers(void) {
  int ends[2];
  for (int handled = 0; handled < 3; handled++) {
    on_signal(SIGPIPE, handled == 0 ? SIG_IGN : handled == 1 ? (void *)nothing : SIG_DFL, 0);
    sys(SYS_pipe2, ends, 0);
    WAITER((sys(SYS_close, ends[0]), sys(SYS_write, ends[1], bytes, 70000) == 65536));
    sys(SYS_close, ends[0]);
    woken("nobody reads the rest");
    sys(SYS_close, ends[1]);
    sys(SYS_pipe2, ends, 0);
    sys(SYS_write, ends[1], bytes, 65536);
    WAITER((sys(SYS_close, ends[0]), -sys(SYS_write, ends[1], bytes, 10)));
    sys(SYS_close, ends[0]);
    woken("nobody reads any of it");
    sys(SYS_close, ends[1]);
    struct iovec parts[2] = {{bytes, 40000}, {bytes, 40000}};
    sys(SYS_pipe2, ends, 0);
    WAITER((sys(SYS_close, ends[0]), sys(SYS_writev, ends[1], parts, 2) == 65536));
    sys(SYS_close, ends[0]);
    woken("nobody reads the rest of two parts");
    sys(SYS_close, ends[1]);
  }
  on_signal(SIGPIPE, SIG_IGN, 0);
}

static void fifos(void) {
  sys(SYS_mknodat, HERE, fifo, 010600, 0);
  WAITER(sys(SYS_openat, HERE, fifo, 0, 0) > 0);
  int writer = (int)sys(SYS_openat, HERE, fifo, 1, 0);
  woken("somebody opened a fifo to write");
  sys(SYS_close, writer);
  WAITER(sys(SYS_openat, HERE, fifo, 1, 0) > 0);
  int reader = (int)sys(SYS_openat, HERE, fifo, 0, 0);
  woken("somebody opened a fifo to read");
  sys(SYS_close, reader);
  sys(SYS_unlinkat, HERE, fifo, 0);
}

static void counters(void) {
  int event = (int)sys(SYS_eventfd2, 0, 0), timer = (int)sys(SYS_timerfd_create, 1, 0);
  uint64_t value = 1, most = -2ull;
  struct timespec span[2] = {{0, 0}, {0, 50000000}};
  WAITER(sys(SYS_read, event, bytes, 8));
  sys(SYS_write, event, &value, 8);
  woken("a counter was raised");
  sys(SYS_write, event, &most, 8);
  WAITER(sys(SYS_write, event, &value, 8));
  sys(SYS_read, event, bytes, 8);
  woken("a counter was read");
  WAITER(sys(SYS_read, timer, bytes, 8));
  sys(SYS_timerfd_settime64, timer, 0, span, 0);
  woken("a timer was set");
  uint64_t set = SET(SIGUSR1);
  block(set);
  int signals = (int)sys(SYS_signalfd4, -1, &set, 8, 0);
  WAITER(sys(SYS_read, signals, bytes, 128));
  sys(SYS_kill, child, SIGUSR1);
  woken("a signal for a signalfd");
  WAITER(sys(SYS_rt_sigtimedwait_time64, &set, 0, 0, 8));
  sys(SYS_kill, child, SIGUSR1);
  woken("a signal that was waited for");
  block(0);
}

static int operate(int id, int number, int change, int flags) {
  short operation[3] = {(short)number, (short)change, (short)flags};
  return (int)sys(SYS_semop, id, operation, 1);
}

static void semaphores(void) {
  int id = (int)sys(SYS_semget, 0, 2, 0600);
  WAITER(operate(id, 0, -1, 0));
  operate(id, 0, 1, 0);
  woken("a semaphore was raised");
  WAITER(operate(id, 0, -2, 0));
  sys(SYS_semctl, id, 0, 16, 2);
  woken("a semaphore was set");
  operate(id, 0, 1, 0);
  WAITER(operate(id, 0, 0, 0));
  operate(id, 0, -1, 0);
  woken("a semaphore is zero");
  operate(id, 0, 1, 0);
  WAITER(operate(id, 0, 0, 0));
  unsigned short values[2] = {0, 0};
  sys(SYS_semctl, id, 0, 17, values);
  woken("all semaphores were set");
  operate(id, 1, 1, 0);
  int holder = fork();
  if (holder == 0) {
    operate(id, 1, -1, UNDO);
    sleep_ms(100);
    exit(0);
  }
  sleep_ms(30);
  WAITER(operate(id, 1, -1, 0));
  woken("an end undid a semaphore");
  wait_for(holder, 0);
  holder = fork();
  if (holder == 0) {
    operate(id, 1, 1, UNDO);
    sleep_ms(1000);
    exit(0);
  }
  sleep_ms(30);
  WAITER(operate(id, 1, 0, 0));
  sys(SYS_kill, holder, SIGKILL);
  woken("a kill undid a semaphore");
  wait_for(holder, 0);
  WAITER(-operate(id, 0, -1, 0));
  sys(SYS_semctl, id, 0, 0, 0);
  woken("the semaphores are gone");
}

static void queues(void) {
  long text[300] = {1};
  int id = (int)sys(SYS_msgget, 0, 0600);
  WAITER(sys(SYS_msgrcv, id, text, 8, 0, 0));
  sys(SYS_msgsnd, id, text, 3, 0);
  woken("a message came");
  WAITER(sys(SYS_msgrcv, id, text, 8, 7, 0));
  sys(SYS_msgsnd, id, text, 3, 0);
  text[0] = 7;
  sys(SYS_msgsnd, id, text, 4, 0);
  woken("a message of a type came");
  while (sys(SYS_msgsnd, id, text, 1000, 04000) == 0) {
  }
  WAITER(sys(SYS_msgsnd, id, text, 1000, 0));
  sys(SYS_msgrcv, id, text, 1000, 7, 0);
  woken("a message was taken");
  sys(SYS_msgrcv, id, text, 1000, 7, 0);
  WAITER(-sys(SYS_msgrcv, id, text, 1000, 99, 0));
  sys(SYS_msgctl, id, 0, 0);
  woken("the queue is gone");
  id = (int)sys(SYS_msgget, 0, 0600);
  while (sys(SYS_msgsnd, id, text, 1000, 04000) == 0) {
  }
  WAITER(-sys(SYS_msgsnd, id, text, 1000, 0));
  sys(SYS_msgctl, id, 0, 0);
  woken("the full queue is gone");
  long attributes[8] = {0, 2, 16, 0, 0, 0, 0, 0};
  int queue = (int)sys(SYS_mq_open, path + 5, READ_WRITE | CREAT, 0600, attributes);
  WAITER(sys(SYS_mq_timedreceive_time64, queue, bytes, 16, 0, 0));
  sys(SYS_mq_timedsend_time64, queue, bytes, 6, 0, 0);
  woken("a POSIX message came");
  sys(SYS_mq_timedsend_time64, queue, bytes, 6, 0, 0);
  sys(SYS_mq_timedsend_time64, queue, bytes, 6, 0, 0);
  WAITER(sys(SYS_mq_timedsend_time64, queue, bytes, 6, 0, 0));
  sys(SYS_mq_timedreceive_time64, queue, bytes, 16, 0, 0);
  woken("a POSIX message was taken");
  sys(SYS_mq_unlink, path + 5);
}

/* struct flock of 64-bit offsets. */
struct lock {
  short type, whence;
  int padding;
  int64_t start, length;
  int pid, more;
};

static int lock(int fd, int command, int type) {
  struct lock lock = {(short)type, 0, 0, 0, 0, 0, 0};
  return (int)sys(SYS_fcntl64, fd, command, &lock);
}

static void locks(void) {
  int fd = (int)sys(SYS_openat, HERE, path, READ_WRITE | CREAT, 0600);
  int other = (int)sys(SYS_openat, HERE, path, READ_WRITE, 0);
  lock(fd, SETLK, WRITE_LOCK);
  WAITER(lock(fd, SETLKW, WRITE_LOCK));
  lock(fd, SETLK, UNLOCK);
  woken("a lock was given up");
  lock(fd, SETLK, WRITE_LOCK);
  WAITER(lock(fd, SETLKW, READ_LOCK));
  lock(fd, SETLK, READ_LOCK);
  woken("a lock became one for readers");
  lock(fd, SETLK, WRITE_LOCK);
  WAITER(lock(fd, SETLKW, READ_LOCK));
  sys(SYS_close, other);
  woken("a descriptor of the file was closed");
  int holder = fork();
  if (holder == 0) {
    lock(fd, SETLK, WRITE_LOCK);
    sleep_ms(100);
    exit(0);
  }
  sleep_ms(30);
  WAITER(lock(fd, SETLKW, READ_LOCK));
  woken("who held a lock has ended");
  wait_for(holder, 0);
  other = (int)sys(SYS_openat, HERE, path, READ_WRITE, 0);
  sys(SYS_flock, fd, 2);
  WAITER(sys(SYS_flock, other, 2));
  sys(SYS_flock, fd, 8);
  woken("a file was unlocked");
  sys(SYS_flock, other, 8);
  int third = (int)sys(SYS_openat, HERE, path, READ_WRITE, 0);
  sys(SYS_flock, third, 2);
  WAITER((sys(SYS_close, third), sys(SYS_flock, other, 1)));
  sys(SYS_close, third);
  woken("a locked file was closed");
  sys(SYS_unlinkat, HERE, path, 0);
}

static int futex(int *word, int operation, int value, long time, int *other, int last) {
  return (int)sys(SYS_futex_time64, word, operation, value, time, other, last);
}

static void futexes(void) {
  WAITER(futex(words, WAIT_BITSET, 0, 0, 0, 5));
  CASE("by other bits", futex(words, WAKE_BITSET, 9, 0, 0, 2));
  CASE("by its bits", futex(words, WAKE_BITSET, 9, 0, 0, 4));
  woken("a futex was woken by its bits");
  WAITER(futex(words, WAIT_BITSET, 0, 0, 0, 1));
  CASE("moved", futex(words, REQUEUE, 0, 10, words + 1, 0));
  CASE("by other bits", futex(words + 1, WAKE_BITSET, 9, 0, 0, 2));
  CASE("where it was", futex(words, WAKE, 9, 0, 0, 0));
  CASE("by its bits", futex(words + 1, WAKE_BITSET, 9, 0, 0, 1));
  woken("a futex was moved, and woken by its bits");
  WAITER(futex(words, WAIT_BITSET, 0, 0, 0, 6));
  CASE("moved once", futex(words, REQUEUE, 0, 10, words + 1, 0));
  CASE("moved twice", futex(words + 1, REQUEUE, 0, 10, words + 2, 0));
  CASE("by other bits", futex(words + 2, WAKE_BITSET, 9, 0, 0, 9));
  CASE("by some of its bits", futex(words + 2, WAKE_BITSET, 9, 0, 0, 12));
  woken("a futex was moved twice");
}

static void sockets(void) {
  int pair[2], name[4] = {2, 0x0100007f, 0, 0}, length = 16;
  sys(SYS_socketpair, 1, 1, 0, pair);
  WAITER(sys(SYS_read, pair[0], bytes, 9));
  sys(SYS_write, pair[1], bytes, 5);
  woken("a stream has bytes");
  while (sys(SYS_sendto, pair[1], bytes, 4096, 0x40, 0, 0) > 0) {
  }
  WAITER(sys(SYS_write, pair[1], bytes, 100));
  while (sys(SYS_recvfrom, pair[0], bytes, sizeof bytes, 0x40, 0, 0) > 0) {
  }
  woken("a stream has room");
  while (sys(SYS_recvfrom, pair[0], bytes, sizeof bytes, 0x40, 0, 0) > 0) {
  }
  WAITER(sys(SYS_read, pair[0], bytes, 9));
  sys(SYS_shutdown, pair[1], 1);
  woken("a stream was shut down");
  WAITER((sys(SYS_close, pair[0]), sys(SYS_read, pair[1], bytes, 9)));
  sys(SYS_close, pair[0]);
  woken("a stream was closed");
  sys(SYS_socketpair, 1, 2, 0, pair);
  WAITER(sys(SYS_read, pair[0], bytes, 9));
  sys(SYS_write, pair[1], bytes, 5);
  woken("a datagram came");
  while (sys(SYS_sendto, pair[1], bytes, 10, 0x40, 0, 0) > 0) {
  }
  WAITER(sys(SYS_write, pair[1], bytes, 10));
  while (sys(SYS_recvfrom, pair[0], bytes, 10, 0x40, 0, 0) > 0) {
  }
  woken("datagrams were taken");
  int listener = (int)sys(SYS_socket, 2, 1, 0), client = (int)sys(SYS_socket, 2, 1, 0);
  sys(SYS_bind, listener, name, 16);
  sys(SYS_getsockname, listener, name, &length);
  sys(SYS_listen, listener, 3);
  WAITER(sys(SYS_accept, listener, 0, 0) > 0);
  CASE("connect", sys(SYS_connect, client, name, 16));
  woken("a connection came");
  WAITER(sys(SYS_read, client, bytes, 9) <= 0);
  sys(SYS_shutdown, client, 2);
  woken("a connection was shut down here");
}

static void sets(void) {
  int ends[2], set = (int)sys(SYS_epoll_create1, 0), event[4] = {IN, 0, 7, 0}, entry[2];
  unsigned wanted[32] = {0};
  sys(SYS_pipe2, ends, 0);
  entry[0] = ends[0];
  entry[1] = IN;
  WAITER(sys(SYS_ppoll_time64, entry, 1, 0, 0, 8));
  sys(SYS_write, ends[1], bytes, 1);
  woken("poll: a pipe has bytes");
  sys(SYS_read, ends[0], bytes, 1);
  wanted[0] = 1u << ends[0];
  WAITER(sys(SYS_pselect6_time64, ends[0] + 1, wanted, 0, 0, 0, 0));
  sys(SYS_write, ends[1], bytes, 1);
  woken("select: a pipe has bytes");
  WAITER(sys(SYS_epoll_pwait, set, bytes, 1, -1, 0, 8));
  sys(SYS_epoll_ctl, set, 1, ends[0], event);
  woken("epoll: a ready file was added");
  sys(SYS_read, ends[0], bytes, 1);
  WAITER(sys(SYS_epoll_pwait, set, bytes, 1, -1, 0, 8));
  sys(SYS_write, ends[1], bytes, 1);
  woken("epoll: a pipe has bytes");
  event[0] = 0;
  sys(SYS_epoll_ctl, set, 3, ends[0], event);
  WAITER(sys(SYS_epoll_pwait, set, bytes, 1, -1, 0, 8));
  event[0] = IN;
  sys(SYS_epoll_ctl, set, 3, ends[0], event);
  woken("epoll: a ready file was changed");
  int outer = (int)sys(SYS_epoll_create1, 0);
  sys(SYS_read, ends[0], bytes, 1);
  sys(SYS_epoll_ctl, outer, 1, set, event);
  WAITER(sys(SYS_epoll_pwait, outer, bytes, 1, -1, 0, 8));
  sys(SYS_write, ends[1], bytes, 1);
  woken("epoll in epoll: a pipe has bytes");
  sys(SYS_write, ends[1], bytes, 65536 - 1);
  entry[0] = ends[1];
  entry[1] = OUT;
  WAITER(sys(SYS_ppoll_time64, entry, 1, 0, 0, 8));
  sys(SYS_read, ends[0], bytes, 65536);
  woken("poll: a pipe has room");
  sys(SYS_write, ends[1], bytes, 65536);
  WAITER((sys(SYS_close, ends[0]), sys(SYS_ppoll_time64, entry, 1, 0, 0, 8)));
  sys(SYS_close, ends[0]);
  woken("poll: nobody reads a pipe");
}

static void processes(void) {
  int ends[2], info[32];
  sys(SYS_pipe2, ends, 0);
  child = fork();
  if (child == 0) {
    int grandchild = fork();
    if (grandchild == 0) {
      sleep_ms(50);
      exit(4);
    }
    exit(wait_for(grandchild, 0));
  }
  woken("a child has ended");
  child = fork();
  if (child == 0) {
    int grandchild = fork();
    if (grandchild == 0) {
      sleep_ms(30);
      sys(SYS_kill, getpid(), SIGSTOP);
      exit(4);
    }
    sys(SYS_waitid, 1, grandchild, info, 2, 0);
    int stopped = info[2];
    sys(SYS_kill, grandchild, SIGCONT);
    sys(SYS_waitid, 1, grandchild, info, 8, 0);
    exit(stopped * 10 + info[2]);
  }
  woken("a child was stopped, and went on");
  on_signal(SIGUSR1, nothing, 0);
  WAITER(-sys(SYS_ppoll_time64, 0, 0, 0, 0, 8));
  sys(SYS_kill, child, SIGUSR1);
  woken("a signal came");
  WAITER(-sys(SYS_rt_sigsuspend, words, 8));
  sys(SYS_kill, child, SIGUSR1);
  woken("a signal was awaited");
}

int main(void) {
  words = (int *)sys(SYS_mmap2, 0, 4096, 3, 0x21, -1, 0);
  int pid = getpid();
  for (int i = 19; i < 27; i++, pid /= 10) {
    path[i] = fifo[i] = (char)('0' + pid % 10);
  }
  pipes();
  readers();
  fifos();
  counters();
  semaphores();
  queues();
  locks();
  futexes();
  sockets();
  sets();
  processes();
  return 0;
}
