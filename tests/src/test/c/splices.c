/* What goes through pipes by whole pages: splice, tee, vmsplice; and pipes of packets. */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { SYS_vmsplice = 75, SYS_splice = 76, SYS_tee = 77 };
enum { HERE = -100, READ_WRITE = 2, APPEND = 02000, NONBLOCK = 04000, PACKETS = 040000, PATH = 010000000,
       NO_WAIT = 2, PAGE = 4096, GETFL = 3, SETFL = 4, SET_SIZE = 1031, GET_SIZE = 1032, FIONREAD = 0x541b };

static char bytes[20 * PAGE] __attribute__((aligned(PAGE)));
static volatile int handled;

static void note(int signal) {
  handled = signal;
}

static int filled(int fd) {
  int count = 0;
  long result = sys(SYS_ioctl, fd, FIONREAD, &count);
  return result < 0 ? (int)result : count;
}

static int splice(int in, int64_t *from, int out, int64_t *to, int length, int flags) {
  return (int)sys(SYS_splice, in, from, out, to, length, flags);
}

static int sum(int fd, int count) {
  int sum = 0, got = (int)sys(SYS_read, fd, bytes, count);
  for (int i = 0; i < got; i++) {
    sum += bytes[i];
  }
  return got < 0 ? got : sum;
}

static void pipes(void) {
  int a[2], b[2];
  sys(SYS_pipe2, a, 0);
  sys(SYS_pipe2, b, 0);
  sys(SYS_write, a[1], "abcdefgh", 8);
  CASE("between pipes", splice(a[0], 0, b[1], 0, 5, 0));
  CASE("left", filled(a[0]));
  CASE("there", filled(b[0]));
  sys(SYS_write, b[1], "xy", 2);
  CASE("more of it than there is", splice(a[0], 0, b[1], 0, 100, 0));
  CASE("sum", sum(b[0], 100));
  sys(SYS_write, a[1], "1234", 4);
  CASE("tee", sys(SYS_tee, a[0], b[1], 3, 0));
  CASE("still there", filled(a[0]));
  CASE("and here", sum(b[0], 100));
  sys(SYS_write, a[1], "5", 1);
  CASE("tee all", sys(SYS_tee, a[0], b[1], 100, 0));
  CASE("in it", sum(a[0], 100));
  CASE("in the other", sum(b[0], 100));
  CASE("empty, not waiting", splice(a[0], 0, b[1], 0, 5, NO_WAIT));
  CASE("tee of nothing, not waiting", sys(SYS_tee, a[0], b[1], 5, NO_WAIT));
  sys(SYS_fcntl64, a[0], SETFL, NONBLOCK);
  CASE("empty, non-blocking", splice(a[0], 0, b[1], 0, 5, 0));
  CASE("to itself", splice(a[0], 0, a[1], 0, 5, 0));
  CASE("tee to itself", sys(SYS_tee, a[0], a[1], 5, 0));
  CASE("nothing", splice(a[0], 0, b[1], 0, 0, 0));
  CASE("nothing of nothing", splice(99, 0, 98, 0, 0, 16));
  CASE("unknown flag", splice(a[0], 0, b[1], 0, 1, 16));
  CASE("tee, unknown flag", sys(SYS_tee, 99, 98, 0, 16));
  CASE("the wrong end to read", splice(a[1], 0, b[1], 0, 1, 0));
  CASE("the wrong end to write", splice(a[0], 0, b[0], 0, 1, 0));
  CASE("tee from the wrong end", sys(SYS_tee, a[1], b[1], 1, 0));
  CASE("no source", splice(99, 0, b[1], 0, 1, 0));
  CASE("no target", splice(a[0], 0, 99, 0, 1, 0));
  CASE("no source of a tee", sys(SYS_tee, 99, b[1], 1, 0));
  int64_t place = 0;
  CASE("a pipe has no offset", splice(a[0], &place, b[1], 0, 1, 0));
  CASE("nor has the other", splice(a[0], 0, b[1], &place, 1, 0));
  for (int i = 0; i < 20; i++) { /* each write a page of its own: 16 fit */
    sys(SYS_fcntl64, a[1], SETFL, NONBLOCK);
    sys(SYS_write, a[1], bytes, PAGE);
  }
  CASE("a full pipe over", splice(a[0], 0, b[1], 0, 1 << 20, 0));
  sys(SYS_write, a[1], "z", 1);
  CASE("into a full pipe", splice(a[0], 0, b[1], 0, 1, NO_WAIT));
  CASE("tee into a full pipe", sys(SYS_tee, a[0], b[1], 1, NO_WAIT));
  sys(SYS_close, a[1]);
  CASE("room", sys(SYS_read, b[0], bytes, 5 * PAGE));
  CASE("the last byte", splice(a[0], 0, b[1], 0, 9, 0));
  CASE("nobody writes", splice(a[0], 0, b[1], 0, 9, 0));
  CASE("tee, nobody writes", sys(SYS_tee, a[0], b[1], 9, 0));
  sys(SYS_close, b[0]);
  on_signal(SIGPIPE, note, 0);
  CASE("nobody reads", splice(a[0], 0, b[1], 0, 9, 0));
  CASE("signal", handled);
}

static void files(void) {
  int a[2], fd = (int)sys(SYS_memfd_create, "m", 1), other = (int)sys(SYS_memfd_create, "n", 1);
  int64_t from = PAGE - 2, to = 3;
  sys(SYS_pipe2, a, 0);
  memset(bytes, 1, sizeof bytes);
  sys(SYS_write, fd, bytes, 3 * PAGE);
  CASE("from the end of a file", splice(fd, 0, a[1], 0, 10, 0));
  CASE("from an offset", splice(fd, &from, a[1], 0, PAGE, 0));
  CASE("the offset", from);
  CASE("to an offset", splice(a[0], 0, other, &to, 100, 0));
  CASE("that offset", to);
  CASE("to a position", splice(a[0], 0, other, 0, PAGE, 0));
  sys(SYS_llseek, other, 0, 0, &to, 1);
  CASE("the position", to);
  sys(SYS_llseek, fd, 0, 0, &to, 0);
  CASE("from a position", splice(fd, 0, a[1], 0, PAGE + 5, 0));
  sys(SYS_llseek, fd, 0, 0, &to, 1);
  CASE("which goes on", to);
  CASE("sum", sum(a[0], 9 * PAGE));
  sys(SYS_ftruncate64, fd, 40 * PAGE, 0);
  from = 2 * PAGE + 100;
  CASE("as much as fits", splice(fd, &from, a[1], 0, 40 * PAGE, 0));
  CASE("filled", filled(a[0]));
  CASE("full", splice(fd, &from, a[1], 0, 1, NO_WAIT));
  CASE("what is in holes", sum(a[0], 20 * PAGE));
  from = -1;
  CASE("negative offset", splice(fd, &from, a[1], 0, 1, 0));
  CASE("bad offset", splice(fd, (int64_t *)16, a[1], 0, 1, 0));
  CASE("file to file", splice(fd, 0, other, 0, 1, 0));
  sys(SYS_write, a[1], "abc", 3);
  sys(SYS_fcntl64, other, SETFL, APPEND);
  CASE("to what appends", splice(a[0], 0, other, 0, 1, 0));
  CASE("to a file to read", splice(a[0], 0, (int)sys(SYS_openat, HERE, "/proc/version", 0, 0), 0, 1, 0));
  CASE("to a name", splice(a[0], 0, (int)sys(SYS_openat, HERE, "/tmp", PATH, 0), 0, 1, 0));
  CASE("to nowhere", splice(a[0], 0, (int)sys(SYS_openat, HERE, "/dev/null", 1, 0), 0, 9, 0));
  CASE("empty then", filled(a[0]));
  CASE("from zeros", splice((int)sys(SYS_openat, HERE, "/dev/zero", 0, 0), 0, a[1], 0, 5000, 0));
  CASE("which are", filled(a[0]));
  CASE("from a folder", splice((int)sys(SYS_openat, HERE, "/tmp", 0, 0), 0, a[1], 0, 1, 0));
  CASE("from a counter", splice((int)sys(SYS_eventfd2, 1, 0), 0, a[1], 0, 8, 0));
  CASE("to a counter", splice(a[0], 0, (int)sys(SYS_eventfd2, 1, 0), 0, 8, 0));
  CASE("a tee of a file", sys(SYS_tee, fd, a[1], 1, 0));
  CASE("a tee to a file", sys(SYS_tee, a[0], other, 1, 0));
}

static void sockets(void) {
  int a[2], pair[2];
  int64_t place = 0;
  sys(SYS_pipe2, a, 0);
  sys(SYS_socketpair, 1, 1, 0, pair);
  sys(SYS_write, a[1], "hello", 5);
  CASE("pipe to socket", splice(a[0], 0, pair[0], 0, 100, 0));
  CASE("socket to pipe", splice(pair[1], 0, a[1], 0, 100, 0));
  CASE("through both", filled(a[0]));
  CASE("nothing in the socket", splice(pair[1], 0, a[1], 0, 100, NO_WAIT));
  CASE("a socket has no offset", splice(pair[1], &place, a[1], 0, 1, 0));
  CASE("to write neither", splice(a[0], 0, pair[0], &place, 1, 0));
  sys(SYS_close, pair[0]);
  CASE("at its end", splice(pair[1], 0, a[1], 0, 1, 0));
  handled = 0;
  CASE("to a closed socket", splice(a[0], 0, pair[1], 0, 1, 0));
  CASE("signal", handled);
}

static void memory(void) {
  int a[2];
  struct iovec parts[2] = {{bytes, 10}, {bytes + PAGE - 1, PAGE}};
  sys(SYS_pipe2, a, 0);
  memset(bytes, 1, sizeof bytes);
  CASE("from memory", sys(SYS_vmsplice, a[1], parts, 2, 0));
  CASE("in the pipe", filled(a[0]));
  CASE("to memory", sys(SYS_vmsplice, a[0], parts, 1, 0));
  CASE("the rest", sum(a[0], 2 * PAGE));
  CASE("nothing to be had", sys(SYS_vmsplice, a[0], parts, 1, NO_WAIT));
  parts[0].length = 20 * PAGE;
  CASE("as much as fits", sys(SYS_vmsplice, a[1], parts, 1, 0));
  CASE("full", sys(SYS_vmsplice, a[1], parts, 1, NO_WAIT));
  CASE("no parts", sys(SYS_vmsplice, a[1], parts, 0, 0));
  CASE("too many", sys(SYS_vmsplice, a[1], parts, 1025, 0));
  CASE("unknown flag", sys(SYS_vmsplice, a[1], parts, 1, 16));
  CASE("no descriptor", sys(SYS_vmsplice, 99, parts, 1, 0));
  CASE("no pipe", sys(SYS_vmsplice, (int)sys(SYS_memfd_create, "m", 1), parts, 1, 0));
  CASE("bad vector", sys(SYS_vmsplice, a[1], 16, 1, 0));
  sys(SYS_read, a[0], bytes, sizeof bytes);
  parts[0].base = (void *)16;
  CASE("bad memory", sys(SYS_vmsplice, a[1], parts, 1, 0));
  sys(SYS_close, a[0]);
  handled = 0;
  parts[0].base = bytes;
  CASE("nobody reads", sys(SYS_vmsplice, a[1], parts, 1, 0));
  CASE("signal", handled);
}

static void packets(void) {
  int a[2], b[2];
  CASE("a pipe of packets", sys(SYS_pipe2, a, PACKETS | NONBLOCK));
  CASE("it says so", sys(SYS_fcntl64, a[1], GETFL, 0) & PACKETS);
  sys(SYS_write, a[1], "one", 3);
  sys(SYS_write, a[1], "three", 5);
  sys(SYS_write, a[1], "four", 4);
  CASE("all", filled(a[0]));
  CASE("the first", sys(SYS_read, a[0], bytes, 100));
  CASE("a part of the next", sys(SYS_read, a[0], bytes, 2));
  CASE("the rest is lost", filled(a[0]));
  CASE("the last", sys(SYS_read, a[0], bytes, 100));
  CASE("none", sys(SYS_read, a[0], bytes, 100));
  CASE("a long one", sys(SYS_write, a[1], bytes, PAGE + 100));
  CASE("is two", sys(SYS_read, a[0], bytes, 2 * PAGE));
  CASE("of which the second", sys(SYS_read, a[0], bytes, 2 * PAGE));
  for (int i = 0; i < 20; i++) {
    handled = (int)sys(SYS_write, a[1], "x", 1);
  }
  CASE("sixteen fit", filled(a[0]));
  CASE("no more", handled);
  CASE("as a stream from now on", sys(SYS_fcntl64, a[1], SETFL, NONBLOCK));
  sys(SYS_read, a[0], bytes, 1);
  sys(SYS_write, a[1], "s", 1);
  CASE("in a page of its own", sys(SYS_write, a[1], "t", 1));
  while (sys(SYS_read, a[0], bytes, 1) == 1 && bytes[0] != 's') {
  }
  CASE("behind it", sys(SYS_read, a[0], bytes, 9));
  sys(SYS_pipe2, b, NONBLOCK);
  sys(SYS_write, b[1], "ab", 2);
  CASE("packets from now on", sys(SYS_fcntl64, b[1], SETFL, NONBLOCK | PACKETS));
  sys(SYS_write, b[1], "cd", 2);
  CASE("put to what was there", sys(SYS_read, b[0], bytes, 9));
  sys(SYS_write, b[1], "cd", 2);
  sys(SYS_write, b[1], "ef", 2);
  CASE("then apart", sys(SYS_read, b[0], bytes, 9));
  CASE("in a small pipe", sys(SYS_fcntl64, b[1], SET_SIZE, PAGE));
  CASE("is no room for two", sys(SYS_write, b[1], "gh", 2));
  CASE("size", sys(SYS_fcntl64, b[0], GET_SIZE, 0));
  CASE("unknown flag", sys(SYS_pipe2, a, 1));
}

static void waits(void) {
  int a[2], b[2];
  sys(SYS_pipe2, a, 0);
  sys(SYS_pipe2, b, 0);
  int child = fork();
  if (child == 0) {
    int moved = splice(a[0], 0, b[1], 0, 100, 0);
    exit(moved);
  }
  sleep_ms(20);
  sys(SYS_write, a[1], "waited", 6);
  CASE("waited for", wait_for(child, 0));
  CASE("sum", sum(b[0], 10));
  child = fork();
  if (child == 0) {
    exit(splice(a[0], 0, (int)sys(SYS_memfd_create, "m", 1), 0, 100, 0));
  }
  sleep_ms(20);
  sys(SYS_write, a[1], "filed", 5);
  CASE("to a file", wait_for(child, 0));
  sys(SYS_fcntl64, b[1], SET_SIZE, PAGE);
  sys(SYS_write, b[1], "full", 4);
  sys(SYS_write, a[1], "more", 4);
  child = fork();
  if (child == 0) {
    exit(splice(a[0], 0, b[1], 0, 100, 0));
  }
  sleep_ms(20);
  CASE("room at last", sum(b[0], 10));
  CASE("filled", wait_for(child, 0));
  child = fork();
  if (child == 0) {
    sys(SYS_close, a[1]);
    exit(splice(a[0], 0, (int)sys(SYS_memfd_create, "m", 1), 0, 100, 0));
  }
  sleep_ms(20);
  sys(SYS_close, a[1]);
  CASE("nobody writes any more", wait_for(child, 0));
}

int main(void) {
  pipes();
  files();
  sockets();
  memory();
  packets();
  waits();
  return 0;
}
