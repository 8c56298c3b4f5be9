/*
 * meeting - two programs that know nothing of each other meet at a path
 * Claims: E2
 *
 * A FIFO is a pipe with a name. cat is a program of its own: it inherits no pipe, opens the path that
 * it is given, and waits there for somebody to write. This program opens the same path and writes.
 * Look at:  --strace: who waits in openat for whom; the bytes are never in a file.
 * Try:      leave out the writes: what does cat say, and when does it end?
 */
#include "ringside.h"

enum { HERE = -100, WRITE_ONLY = 1, FIFO = 0010000 };

static const char *const place = "ringside-meeting";

int main(void) {
  static const char words[] = "Hello, whoever you are.\n";
  sys(SYS_mknodat, HERE, place, FIFO | 0600, 0);
  int reader = fork();
  if (reader == 0) {
    const char *const arguments[] = {"cat", place, 0};
    const char *const environment[] = {0};
    sys(SYS_execve, "/bin/cat", arguments, environment);
    exit(127);
  }
  int end = (int)sys(SYS_openat, HERE, place, WRITE_ONLY, 0);
  for (int i = 0; i < 3; i++) {
    sys(SYS_write, end, words, sizeof words - 1);
  }
  sys(SYS_close, end);
  wait_for(reader, 0);
  sys(SYS_unlinkat, HERE, place, 0);
  print("the reader has ended\n");
  return 0;
}
