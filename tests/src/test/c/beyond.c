/*
 * What qemu-user answers otherwise than Linux: it is compared with beyond.txt, which says what the
 * man pages and the kernel's sources say. docs/oracle.md lists these quirks.
 */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

static volatile int handled, code, value;
static uint64_t mask_inside;

static void note(int signal, int *info) {
  handled = signal;
  code = info[2];
  value = info[5];
  sys(SYS_rt_sigprocmask, SIG_BLOCK, 0, &mask_inside, 8);
}

static void masks(void) {
  struct sigaction with_mask = {note, SA_SIGINFO, SET(SIGUSR2) | SET(SIGKILL) | SET(SIGSTOP)};
  CASE("a handler with a mask", sys(SYS_rt_sigaction, SIGUSR1, &with_mask, 0, 8));
  sys(SYS_kill, getpid(), SIGUSR1);
  CASE("what can be held back is", mask_inside == (SET(SIGUSR1) | SET(SIGUSR2)));
  uint64_t set = SET(SIGUSR1);
  CASE("signalfd with a bad size", sys(SYS_signalfd4, -1, &set, 4, 0));
  on_signal(SIGCHLD, SIG_DFL, SA_NOCLDWAIT);
  int child = fork();
  if (child == 0) {
    exit(1);
  }
  CASE("no zombie by flag", wait_for(child, 0));
  on_signal(SIGCHLD, SIG_DFL, 0);
}

static void notification(void) {
  char text[16];
  long attributes[8] = {0, 3, 16, 0, 0, 0, 0, 0};
  int queue = (int)sys(SYS_mq_open, (long)"/beyond" + 1, 0102, 0600, attributes);
  int event[16] = {77, SIGUSR1, 0};
  on_signal(SIGUSR1, note, SA_SIGINFO);
  handled = 0;
  CASE("tell me", sys(SYS_mq_notify, queue, event));
  CASE("tell me again", sys(SYS_mq_notify, queue, event));
  sys(SYS_mq_timedsend_time64, queue, "a", 1, 0, 0);
  CASE("told", handled);
  CASE("code", code);
  CASE("value", value);
  handled = 0;
  sys(SYS_mq_timedreceive_time64, queue, text, 16, 0, 0);
  sys(SYS_mq_timedsend_time64, queue, "b", 1, 0, 0);
  CASE("once only", handled);
  sys(SYS_mq_timedreceive_time64, queue, text, 16, 0, 0);
  CASE("tell me", sys(SYS_mq_notify, queue, event));
  CASE("tell me not", sys(SYS_mq_notify, queue, 0));
  sys(SYS_mq_timedsend_time64, queue, "c", 1, 0, 0);
  CASE("not told", handled);
  event[2] = 9;
  CASE("unknown kind", sys(SYS_mq_notify, queue, event));
  CASE("not a queue", sys(SYS_mq_notify, 1, 0));
  sys(SYS_mq_unlink, (long)"/beyond" + 1);
}

int main(void) {
  block(0);
  masks();
  notification();
  return 0;
}
