/*
 * Results that are stored late: after a wait, when a signal comes, when a thread begins or ends. Where
 * they can't be stored, the call says so, or nobody minds; the machine goes on in any case.
 */
#include "net.h"

enum { ANONYMOUS = 0x22, READ_WRITE = 3, READ = 1, NOBODY = -1 };
enum { CLONE_THREAD_FLAGS = 0x50f00, PARENT_SETTID = 0x100000, CLEARTID = 0x200000, SETTID = 0x1000000 };

static char *nowhere; /* a page that is not there, behind one that can only be read */
static char stack[8192] __attribute__((aligned(16)));
static volatile int ran;

static void nothing(int signal) {
  (void)signal;
}

/* Signals our process after a while; the child's pid. */
static int signal_later(void) {
  int self = getpid(), child = fork();
  if (child == 0) {
    sleep_ms(50);
    sys(SYS_kill, self, SIGUSR1);
    exit(0);
  }
  return child;
}

static void interrupted(void) {
  struct timespec *span = (struct timespec *)(nowhere - 4096); /* zeros, to be read only */
  int pair[2], entry[2];
  sys(SYS_pipe2, pair, 0);
  entry[0] = pair[0];
  entry[1] = 1;
  sys(SYS_mprotect, span, 4096, READ_WRITE);
  span->seconds = 5;
  sys(SYS_mprotect, span, 4096, READ);
  int child = signal_later();
  CASE("ppoll, interrupted", sys(SYS_ppoll_time64, entry, 1, span, 0, 8));
  wait_for(child, 0);
  child = signal_later();
  CASE("pselect, interrupted", sys(SYS_pselect6_time64, 0, 0, 0, 0, span, 0));
  wait_for(child, 0);
  sys(SYS_write, pair[1], "x", 1);
  CASE("ppoll, ready", sys(SYS_ppoll_time64, entry, 1, span, 0, 8));
  unsigned wanted[32] = {1u << pair[0]};
  CASE("pselect, ready", sys(SYS_pselect6_time64, pair[0] + 1, wanted, 0, 0, span, 0));
}

static void waited_for(void) {
  int child = fork();
  if (child == 0) {
    sleep_ms(20);
    exit(7);
  }
  CASE("waitid", sys(SYS_waitid, 1, child, nowhere, 4, 0));
  CASE("waitid again", sys(SYS_waitid, 1, child, 0, 4, 0));
  child = fork();
  if (child == 0) {
    exit(7);
  }
  CASE("waitid for usage", sys(SYS_waitid, 1, child, 0, 4, nowhere));
  CASE("waitid again", sys(SYS_waitid, 1, child, 0, 4, 0));
  uint64_t set = SET(SIGUSR1), none = 0;
  block(set);
  child = signal_later();
  CASE("rt_sigtimedwait", sys(SYS_rt_sigtimedwait_time64, &set, nowhere, 0, 8));
  sys(SYS_rt_sigpending, &none, 8);
  CASE("still pending", none != 0);
  wait_for(child, 0);
  block(0);
}

/* Writes to a file after a while. */
static int write_later(int fd, const char *text) {
  int child = fork();
  if (child == 0) {
    sleep_ms(20);
    sys(SYS_write, fd, text, strlen(text));
    exit(0);
  }
  return child;
}

static void received(void) {
  int pair[2], sockets[2], room = 16;
  char byte;
  sys(SYS_pipe2, pair, 0);
  int child = write_later(pair[1], "p");
  CASE("read after a wait", sys(SYS_read, pair[0], nowhere, 1));
  wait_for(child, 0);
  CASE("what was not read", sys(SYS_read, pair[0], &byte, 1) == 1 && byte == 'p');
  sys(SYS_socketpair, 1, 1, 0, sockets);
  child = write_later(sockets[1], "s");
  CASE("recvfrom after a wait", sys(SYS_recvfrom, sockets[0], nowhere, 1, 0, 0, 0));
  wait_for(child, 0);
  CASE("what was not read", sys(SYS_recvfrom, sockets[0], &byte, 1, 0x40, 0, 0) == 1 && byte == 's');
  child = write_later(sockets[1], "s");
  CASE("a name that can't be stored", sys(SYS_recvfrom, sockets[0], &byte, 1, 0, nowhere, &room) <= 1);
  wait_for(child, 0);
  int set = (int)sys(SYS_epoll_create1, 0), event[4] = {1, 0, 5, 0};
  sys(SYS_epoll_ctl, set, 1, pair[0], event);
  child = write_later(pair[1], "e");
  CASE("epoll after a wait", sys(SYS_epoll_pwait, set, nowhere, 1, -1, 0, 8));
  wait_for(child, 0);
  CASE("epoll again", sys(SYS_epoll_pwait, set, event, 1, 0, 0, 8));
}

static void messages(void) {
  long text[2] = {1, 'm'};
  int queue = (int)sys(SYS_msgget, 0, 0600), child = fork();
  if (child == 0) {
    sleep_ms(20);
    exit((int)sys(SYS_msgsnd, queue, text, 4, 0));
  }
  CASE("msgrcv after a wait", sys(SYS_msgrcv, queue, nowhere, 4, 0, 0));
  wait_for(child, 0);
  CASE("the message is gone", sys(SYS_msgrcv, queue, text, 4, 0, 04000));
  sys(SYS_msgctl, queue, 0, 0);
}

/* A handler whose frame does not fit anywhere: SIGSEGV. */
static void frames(void) {
  for (int i = 0; i < 3; i++) {
    int how, child = fork();
    if (child == 0) {
      long alternate[3] = {(long)nowhere, 0, 4096};
      on_signal(SIGUSR1, nothing, i == 0 ? SA_ONSTACK : 0);
      if (i == 0) {
        sys(SYS_sigaltstack, alternate, 0);
        sys(SYS_kill, getpid(), SIGUSR1);
      }
      asm volatile("mv sp, %0\nli a0, 0\nli a7, 172\necall\nli a1, 10\nli a7, 129\necall\n"
                   "li a0, 3\nli a7, 94\necall\n"
                   :
                   : "r"(i == 1 ? nowhere + 512 : (char *)16)
                   : "a0", "a1", "a7", "memory");
    }
    int status = wait_for(child, &how);
    print("a frame that does not fit: %d %d\n", how, status);
  }
}

static void thread(void *argument) {
  (void)argument;
  ran++;
  sys(SYS_exit, 0);
}

static void threads(void) {
  long flags[] = {CLEARTID, SETTID, PARENT_SETTID, CLEARTID | SETTID | PARENT_SETTID};
  for (int i = 0; i < 4; i++) {
    ran = 0;
    long tid = spawn(CLONE_THREAD_FLAGS | flags[i], stack + sizeof stack, (int *)nowhere, 0,
                     (int *)nowhere, thread, 0);
    sleep_ms(20);
    CASE("a thread whose words can't be stored", tid > 0 && ran == 1);
  }
}

int main(void) {
  nowhere = (char *)sys(SYS_mmap2, 0, 12288, READ_WRITE, ANONYMOUS, NOBODY, 0) + 4096;
  sys(SYS_munmap, nowhere, 8192);
  on_signal(SIGUSR1, nothing, 0);
  interrupted();
  waited_for();
  received();
  messages();
  frames();
  threads();
  return 0;
}
