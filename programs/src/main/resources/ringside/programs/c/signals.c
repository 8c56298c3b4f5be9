/*
 * signals - a parent tells its children what to do, and the kernel tells the parent what became of them
 * Claims: A7 B2
 *
 * A signal interrupts whatever its process does: the kernel puts a frame on the stack, runs the
 * handler, and rt_sigreturn takes the frame away again. What has no handler stops or ends the process.
 * Look at:  --strace, where the interrupted call and rt_sigreturn stand side by side.
 * Try:      leave SA_RESTART out and see what read answers.
 */
#include "ringside.h"

static volatile int heard;

static void note(int signal) {
  heard = signal;
}

int main(void) {
  int ends[2], said[2], how, info[32];
  char byte;
  block(0);
  sys(SYS_pipe2, ends, 0);
  sys(SYS_pipe2, said, 0);
  on_signal(SIGUSR1, note, SA_RESTART);

  int child = fork();
  if (child == 0) {
    sys(SYS_read, ends[0], &byte, 1); /* waits; the handler runs in between */
    print("child: read %c, heard signal %d on the way\n", byte, heard);
    sys(SYS_write, said[1], "!", 1);
    for (;;) {
      sleep_ms(100);
    }
  }
  sleep_ms(5);
  sys(SYS_kill, child, SIGUSR1);
  sleep_ms(5);
  sys(SYS_write, ends[1], "x", 1);
  sys(SYS_read, said[0], &byte, 1); /* a stopped child says nothing */

  sys(SYS_kill, child, SIGSTOP);
  sys(SYS_waitid, 1, child, info, 2, 0);
  print("parent: the child has been stopped by signal %d\n", info[5]);
  sys(SYS_kill, child, SIGCONT);
  sys(SYS_waitid, 1, child, info, 8, 0);
  print("parent: it goes on after signal %d\n", info[5]);
  sys(SYS_kill, child, SIGTERM);
  int status = wait_for(child, &how);
  print("parent: it was ended by signal %d\n", how == 2 ? status : 0);
  return 0;
}
