/*
 * pipe-ends - what a pipe does at its ends: empty, full, and with nobody behind it
 * Claims: E1
 *
 * Bytes go one way through a pipe, so a question and its answer need two. Who reads an empty pipe waits for
 * a writer; who writes a full one waits for a reader. When the last writer has closed it, read answers 0;
 * when the last reader has, write fails with EPIPE (and SIGPIPE would end the process).
 * Look at:  --strace: the long write that comes back only when the child has read; the read that answers 0.
 * Try:      leave SIGPIPE as it was. How does the process end?
 */
#include "ringside.h"

enum { LONG = 100000, QUESTIONS = 4, IGNORE = 1 };

static const int lengths[QUESTIONS] = {LONG, 1, 64, 4096};
static char bytes[LONG];
static int questions[2], answers[2];

static long read_all(int end, long wanted) {
  long got = 0, more;
  while (got < wanted && (more = sys(SYS_read, end, bytes + got, wanted - got)) > 0) {
    got += more;
  }
  return got;
}

/* Answers each question with as many bytes, until there are no more of them. */
static void child(void) {
  sys(SYS_close, questions[1]);
  sys(SYS_close, answers[0]);
  for (int i = 0; i < QUESTIONS && read_all(questions[0], lengths[i]) == lengths[i]; i++) {
    sys(SYS_write, answers[1], bytes, lengths[i]);
  }
  read_all(questions[0], 1);
  exit(0);
}

static void ask(int length) {
  long written = sys(SYS_write, questions[1], bytes, length);
  print("%d bytes there: %d, and back: %d\n", length, (int)written, (int)read_all(answers[0], length));
}

int main(void) {
  long ignore[4] = {IGNORE, 0, 0, 0};
  sys(SYS_rt_sigaction, SIGPIPE, ignore, 0, 8);
  sys(SYS_pipe2, questions, 0);
  sys(SYS_pipe2, answers, 0);
  int pid = fork();
  if (pid == 0) {
    child();
  }
  sys(SYS_close, questions[0]);
  sys(SYS_close, answers[1]);
  for (int i = 0; i < QUESTIONS; i++) {
    ask(lengths[i]); /* the first is more than the kernel keeps: its write waits for the reader */
  }
  sys(SYS_close, questions[1]);
  print("the child is gone, the answers end: %d\n", (int)sys(SYS_read, answers[0], bytes, 1));
  wait_for(pid, 0);
  sys(SYS_pipe2, questions, 0);
  sys(SYS_close, questions[0]);
  long failed = sys(SYS_write, questions[1], bytes, 1);
  print("nobody reads any more: %s\n", failed == -EPIPE ? "EPIPE" : "?");
  return 0;
}
