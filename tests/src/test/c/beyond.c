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
  int child = fork();
  if (child == 0) {
    exit((int)sys(SYS_mq_notify, queue, event));
  }
  CASE("a child's wish", wait_for(child, 0));
  CASE("ends with it", sys(SYS_mq_notify, queue, event));
  sys(SYS_close, sys(SYS_dup, queue));
  CASE("and with any close", sys(SYS_mq_notify, queue, event));
  sys(SYS_mq_notify, queue, 0);
  char cookie[32] = "for a thread", answer[40];
  int socket = (int)sys(SYS_socket, 16, 3, 0), thread[16] = {(int)cookie, socket, 2};
  sys(SYS_mq_timedreceive_time64, queue, text, 16, 0, 0);
  CASE("tell a thread", sys(SYS_mq_notify, queue, thread));
  CASE("nothing yet", sys(SYS_recvfrom, socket, answer, 40, 0x40, 0, 0));
  sys(SYS_mq_timedsend_time64, queue, "d", 1, 0, 0);
  CASE("told", sys(SYS_recvfrom, socket, answer, 40, 0x40, 0, 0));
  CASE("its cookie", memcmp(cookie, answer, 31));
  CASE("woken up", answer[31]);
  CASE("tell a thread", sys(SYS_mq_notify, queue, thread));
  CASE("another wish", sys(SYS_mq_notify, queue, thread));
  CASE("is not spoken of", sys(SYS_recvfrom, socket, answer, 40, 0x40, 0, 0));
  CASE("no more", sys(SYS_mq_notify, queue, 0));
  CASE("told so", sys(SYS_recvfrom, socket, answer, 40, 0x40, 0, 0));
  CASE("removed", answer[31]);
  CASE("tell a thread", sys(SYS_mq_notify, queue, thread));
  sys(SYS_close, socket);
  CASE("whose socket has gone", sys(SYS_mq_notify, queue, 0));
  thread[1] = queue;
  CASE("no socket", sys(SYS_mq_notify, queue, thread));
  thread[1] = 99;
  CASE("no descriptor", sys(SYS_mq_notify, queue, thread));
  thread[0] = 16;
  CASE("no cookie", sys(SYS_mq_notify, queue, thread));
  event[2] = 9;
  CASE("unknown kind", sys(SYS_mq_notify, queue, event));
  CASE("not a queue", sys(SYS_mq_notify, 1, 0));
  sys(SYS_mq_unlink, (long)"/beyond" + 1);
}

static void cloning(void) {
  uint64_t arguments[11] = {0, 0, 0, 0, SIGCHLD, 0, 0, 0, 0, 0, 0};
  CASE("clone3, small", sys(SYS_clone3, arguments, 8));
  CASE("clone3, bad pointer", sys(SYS_clone3, 16, 64));
  int child = (int)sys(SYS_clone3, arguments, 64);
  if (child == 0) {
    exit(5);
  }
  CASE("a child by clone3", wait_for(child, 0));
  arguments[5] = 4096;
  CASE("a stack without a size", sys(SYS_clone3, arguments, 64));
}

static uint64_t arguments[13];
static int clone_handled;

static void note_clone(int signal) {
  clone_handled = signal;
}

/* clone3 with one field set; a child says so and ends. */
static void cloned(const char *what, int field, uint64_t value, long size) {
  memset(arguments, 0, sizeof arguments);
  arguments[4] = SIGCHLD;
  arguments[field] = value;
  long child = sys(SYS_clone3, arguments, size);
  if (child == 0) {
    clone_handled = 0;
    sys(SYS_kill, getpid(), SIGUSR2);
    exit(clone_handled == SIGUSR2 ? 6 : 7);
  }
  print("%s: %d\n", what, child > 0 ? wait_for((int)child, 0) : (int)child);
}

/* What clone3 takes is told by its size (copy_struct_from_user), and by rules of its own. */
static void cloning_by_size(void) {
  on_signal(SIGUSR2, note_clone, 0);
  cloned("no size", 0, 0, 0);
  cloned("a size of 63", 0, 0, 63);
  cloned("64", 0, 0, 64);
  cloned("72", 0, 0, 72);
  cloned("88", 0, 0, 88);
  cloned("96, the rest zeros", 0, 0, 96);
  cloned("96, the rest not", 11, 1, 96);
  cloned("what is not known, not looked at", 11, 1, 88);
  cloned("4097", 0, 0, 4097);
  cloned("-1", 0, 0, -1);
  CASE("the rest not there", sys(SYS_clone3, (char *)arguments - ((long)arguments & 4095) + 4096 - 64, 4096) < 0);
  cloned("a signal in the flags", 0, SIGCHLD, 64);
  cloned("an unknown flag", 0, 1ull << 34, 64);
  cloned("no handlers", 0, 1ull << 32, 64);
  cloned("no handlers, and the same", 0, 1ull << 32 | 0x900, 64);
  cloned("no such signal", 4, 65, 64);
  cloned("a signal of 64 bits", 4, 1ull << 32, 64);
  cloned("a thread with a signal", 0, 0x10900, 64);
  cloned("rubbish above a pointer", 2, 0xdeadbeefull << 32, 64);
  cloned("half a stack", 6, 4096, 64);
  cloned("ids without a number", 8, 4096, 88);
  cloned("a number without ids", 9, 1, 88);
}

static void limit_core(uint64_t bytes) {
  uint64_t limit[2] = {bytes, -1ull};
  sys(SYS_prlimit64, 0, 4, limit, 0);
}

static void ended_by(const char *what, int signal, uint64_t core, int dumpable) {
  int how, child = fork();
  if (child == 0) {
    limit_core(core);
    sys(SYS_prctl, 4, dumpable, 0, 0, 0);
    if (signal == SIGSEGV) {
      *(volatile int *)0 = 1;
    }
    sys(SYS_kill, getpid(), signal);
    exit(0);
  }
  int status = wait_for(child, &how);
  print("%s: %d %d\n", what, how, status);
}

/* CLD_DUMPED is 3, CLD_KILLED 2. */
static void cores(void) {
  uint64_t limit[2];
  sys(SYS_prlimit64, 0, 4, 0, limit);
  CASE("no core at first", limit[0]);
  ended_by("SIGABRT", SIGABRT, 0, 1);
  ended_by("with a core", SIGABRT, -1ull, 1);
  ended_by("with a page", SIGABRT, 4096, 1);
  ended_by("with less", SIGABRT, 4095, 1);
  ended_by("SIGSEGV", SIGSEGV, 0, 1);
  ended_by("with a core", SIGSEGV, 1 << 20, 1);
  ended_by("not to be looked into", SIGSEGV, 1 << 20, 0);
  ended_by("SIGTERM dumps none", SIGTERM, -1ull, 1);
}

static void others_limits(void) {
  uint64_t limit[2];
  CASE("init's limits", sys(SYS_prlimit64, 1, 7, 0, limit));
  CASE("slack", sys(SYS_prctl, 30, 0, 0, 0, 0));
  CASE("set it", sys(SYS_prctl, 29, 7, 0, 0, 0));
  CASE("slack", sys(SYS_prctl, 30, 0, 0, 0, 0));
  int child = fork();
  if (child == 0) {
    int inherited = (int)sys(SYS_prctl, 30, 0, 0, 0, 0);
    sys(SYS_prctl, 29, 9, 0, 0, 0);
    sys(SYS_prctl, 29, 0, 0, 0, 0);
    exit(inherited * 10 + (int)sys(SYS_prctl, 30, 0, 0, 0, 0));
  }
  CASE("a child's, and what 0 brings back", wait_for(child, 0));
  sys(SYS_prctl, 29, 0, 0, 0, 0);
  CASE("slack", sys(SYS_prctl, 30, 0, 0, 0, 0));
}

struct mutex {
  struct mutex *next;
  int word;
};

static struct {
  struct mutex *first;
  long offset;
  struct mutex *pending;
} robust;

static void robustness(void) {
  struct mutex *shared = (struct mutex *)sys(SYS_mmap2, 0, 4096, 3, 0x21, -1, 0);
  CASE("bad size of a list", sys(SYS_set_robust_list, &robust, 8));
  int child = fork();
  if (child == 0) {
    robust.first = shared;
    robust.offset = 4;
    shared->next = (struct mutex *)&robust;
    sys(SYS_set_robust_list, &robust, 12);
    shared->word = (int)sys(SYS_gettid) | (int)0x80000000;
    for (;;) {
      sleep_ms(1000);
    }
  }
  sleep_ms(5);
  int held = shared->word;
  CASE("held by the child", (held & 0x3fffffff) == child);
  int killer = fork();
  if (killer == 0) {
    sleep_ms(5);
    sys(SYS_kill, child, SIGKILL);
    exit(0);
  }
  CASE("wait for it", sys(SYS_futex_time64, &shared->word, 0, held, 0, 0, 0));
  CASE("its owner has died", (unsigned)shared->word == 0xc0000000u);
  CASE("killed", wait_for(child, 0));
  wait_for(killer, 0);
}

/* IP_MULTICAST_IF, which the oracle does not know: an address, alone or behind another. */
static void multicast(void) {
  int fd = (int)sys(SYS_socket, 2, 2, 0);
  int value = 0, length = 4, joined[2] = {0x010000e0, 0};
  CASE("by which interface", sys(SYS_setsockopt, fd, 0, 32, &value, 4));
  CASE("in a structure", sys(SYS_setsockopt, fd, 0, 32, joined, 8));
  CASE("ask", sys(SYS_getsockopt, fd, 0, 32, &value, &length));
  CASE("any", value * 10 + length);
  sys(SYS_close, fd);
}

int main(void) {
  block(0);
  cloning();
  robustness();
  masks();
  notification();
  multicast();
  cloning_by_size();
  cores();
  others_limits();
  return 0;
}
