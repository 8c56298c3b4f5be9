/*
 * spy - looking into another process: what root may, and an ordinary user may not
 * Claims: A4 A6
 *
 * Processes are isolated, with exceptions that the kernel guards: process_vm_readv copies a word out of
 * another's memory, ptrace stops it, shows its registers and changes a word. Both want the same user
 * or root, and a target that has not asked to be left alone.
 * Look at:  the same address in both, and two values.
 * Try:      --set uid=0: root is refused nothing.
 */
#include "ringside.h"

enum { ATTACH = 16, DETACH = 17, POKEDATA = 5, SET_DUMPABLE = 4 };

static volatile int secret = 1000;

static void look(int pid, const char *who) {
  int word = 0;
  struct iovec here = {&word, 4}, there = {(void *)&secret, 4};
  long got = sys(SYS_process_vm_readv, pid, &here, 1, &there, 1, 0);
  if (got == 4) {
    print("%s reads %d where its own word is %d\n", who, word, secret);
  } else {
    print("%s is refused: error %d\n", who, (int)-got);
  }
}

int main(void) {
  int victim = fork(), how;
  if (victim == 0) {
    secret = 4711;
    while (secret == 4711) {
      sleep_ms(1);
    }
    print("the victim's word has become %d\n", secret);
    exit(0);
  }
  sleep_ms(2);
  look(victim, "a process of the same user");

  sys(SYS_ptrace, ATTACH, victim, 0, 0);
  int info[32];
  sys(SYS_waitid, 1, victim, info, 2, 0);
  print("traced, it has stopped for signal %d\n", info[5]);
  sys(SYS_ptrace, POKEDATA, victim, &secret, 1);
  sys(SYS_ptrace, DETACH, victim, 0, 0);
  print("the victim ends with %d\n", wait_for(victim, &how));

  victim = fork();
  if (victim == 0) {
    secret = 815;
    sys(SYS_prctl, SET_DUMPABLE, 0);
    sleep_ms(10);
    exit(0);
  }
  sleep_ms(2);
  look(victim, "the same user, of one that hides,");
  look(1, "an ordinary user, of root's,");
  wait_for(victim, 0);
  return 0;
}
