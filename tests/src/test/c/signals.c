/* Signals: handlers, masks, queues, restart, stop and continue, as lines "name: answer". */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

struct info {
  int signo, error, code, fields[29];
};

static volatile int count, last, last_code, last_pid, last_value, depth, order, frames_ok;
static volatile unsigned last_address;
static uint64_t mask_inside;

static uint64_t mask_now(void) {
  uint64_t mask = 0;
  sys(SYS_rt_sigprocmask, SIG_BLOCK, 0, &mask, 8);
  return mask;
}

static void note(int signal, struct info *info, unsigned *context) {
  count++;
  last = signal;
  last_code = info->code;
  last_pid = info->fields[0];
  last_value = info->fields[2];
  mask_inside = mask_now();
  order = order * 100 + signal;
  frames_ok = ((unsigned)context & 15) == 0 && info->signo == signal && context[1] == 0;
}

static void again(int signal, struct info *info, void *context) {
  depth++;
  note(signal, info, context);
  if (depth < 3) {
    sys(SYS_tgkill, getpid(), sys(SYS_gettid), signal);
  }
}

/* ucontext: flags, link, stack (3 words), mask at word 5; pc at byte 160. */
static void skip_fault(int signal, struct info *info, unsigned *context) {
  note(signal, info, context);
  last_address = (unsigned)info->fields[0];
  context[40] += 4;
}

static void set_mask_on_return(int signal, struct info *info, unsigned *context) {
  note(signal, info, context);
  context[5] |= 1u << (SIGUSR2 - 1);
}

static char *stack_seen;

static void note_stack(int signal, struct info *info, void *context) {
  char here;
  note(signal, info, context);
  stack_seen = &here;
  int words[3] = {0, 0, 0};
  CASE("alternate stack inside", sys(SYS_sigaltstack, 0, words));
  CASE("flags inside", words[1]);
  words[1] = 2;
  CASE("change it inside", sys(SYS_sigaltstack, words, 0));
}

static void actions(void) {
  CASE("handler of SIGKILL", on_signal(SIGKILL, note, SA_SIGINFO));
  CASE("handler of SIGSTOP", on_signal(SIGSTOP, note, SA_SIGINFO));
  CASE("handler of 0", on_signal(0, note, 0));
  CASE("handler of 65", on_signal(65, note, 0));
  CASE("handler of 64", on_signal(64, note, SA_SIGINFO));
  CASE("a handler", on_signal(SIGUSR1, note, SA_SIGINFO));
  struct sigaction old;
  CASE("ask", sys(SYS_rt_sigaction, SIGUSR1, 0, &old, 8));
  CASE("it is there", old.handler == (void *)note);
  CASE("its flags", old.flags);
  CASE("to itself", sys(SYS_kill, getpid(), SIGUSR1));
  CASE("ran", count);
  CASE("number", last);
  CASE("code", last_code);
  CASE("own pid", last_pid == getpid());
  CASE("frame", frames_ok);
  CASE("held back inside", mask_inside == SET(SIGUSR1));
  CASE("free again", mask_now() == 0);
  sys(SYS_tgkill, getpid(), sys(SYS_gettid), SIGUSR1);
  CASE("code of tgkill", last_code);
  on_signal(SIGUSR1, again, SA_SIGINFO | SA_NODEFER);
  sys(SYS_kill, getpid(), SIGUSR1);
  CASE("nested", depth);
  CASE("mask when nested", mask_inside == 0);
  on_signal(SIGUSR1, note, SA_SIGINFO | SA_RESETHAND);
  sys(SYS_kill, getpid(), SIGUSR1);
  sys(SYS_rt_sigaction, SIGUSR1, 0, &old, 8);
  CASE("reset", old.handler == SIG_DFL);
  on_signal(SIGUSR1, set_mask_on_return, SA_SIGINFO);
  sys(SYS_kill, getpid(), SIGUSR1);
  CASE("mask set by the handler", mask_now() == SET(SIGUSR2));
  block(0);
}

static void masks(void) {
  on_signal(SIGUSR1, note, SA_SIGINFO);
  on_signal(SIGUSR2, note, SA_SIGINFO);
  on_signal(34, note, SA_SIGINFO);
  on_signal(35, note, SA_SIGINFO);
  block(SET(SIGUSR1) | SET(SIGUSR2) | SET(34) | SET(35));
  count = 0;
  order = 0;
  sys(SYS_kill, getpid(), SIGUSR2);
  sys(SYS_kill, getpid(), SIGUSR1);
  sys(SYS_kill, getpid(), SIGUSR1);
  CASE("none runs", count);
  uint64_t set = 0;
  CASE("pending", sys(SYS_rt_sigpending, &set, 8));
  CASE("both", set == (SET(SIGUSR1) | SET(SIGUSR2)));
  block(0);
  CASE("two ran", count);
  CASE("last of them", last);
  block(SET(34) | SET(35));
  struct info info;
  memset(&info, 0, sizeof info);
  info.code = -1;
  for (int i = 1; i <= 3; i++) {
    info.fields[2] = i;
    CASE("queue", sys(SYS_rt_sigqueueinfo, getpid(), 34, &info));
  }
  info.fields[2] = 9;
  sys(SYS_rt_sigqueueinfo, getpid(), 35, &info);
  info.code = 0;
  CASE("as if by kill to another", sys(SYS_rt_sigqueueinfo, sys(SYS_getppid), 34, &info));
  struct timespec soon = {0, 0};
  uint64_t wanted = SET(34);
  memset(&info, 0, sizeof info);
  CASE("take one", sys(SYS_rt_sigtimedwait_time64, &wanted, &info, &soon, 8));
  CASE("the first", info.fields[2]);
  CASE("queued", info.code);
  count = 0;
  block(0);
  CASE("the others ran", count);
  CASE("none to take", sys(SYS_rt_sigtimedwait_time64, &wanted, &info, &soon, 8));
  soon.nanos = 2000000;
  CASE("none in time", sys(SYS_rt_sigtimedwait_time64, &wanted, 0, &soon, 8));
  soon.nanos = -1;
  CASE("bad time", sys(SYS_rt_sigtimedwait_time64, &wanted, 0, &soon, 8));
  CASE("bad size", sys(SYS_rt_sigtimedwait_time64, &wanted, 0, &soon, 4));
  CASE("unknown way", sys(SYS_rt_sigprocmask, 3, &wanted, 0, 8));
  on_signal(SIGUSR1, SIG_IGN, 0);
  block(SET(SIGUSR1));
  sys(SYS_kill, getpid(), SIGUSR1);
  sys(SYS_rt_sigpending, &set, 8);
  CASE("ignored but held back", set == SET(SIGUSR1));
  on_signal(SIGUSR1, SIG_IGN, 0);
  sys(SYS_rt_sigpending, &set, 8);
  CASE("ignoring drops it", set == 0);
  block(0);
}

static void owners(void) {
  uint64_t both = SET(SIGUSR1) | SET(SIGUSR2);
  struct timespec none = {0, 0};
  block(both);
  sys(SYS_kill, getpid(), SIGUSR1);
  sys(SYS_tgkill, getpid(), getpid(), SIGUSR2);
  CASE("the thread's own first", sys(SYS_rt_sigtimedwait_time64, &both, 0, &none, 8));
  CASE("then the process's", sys(SYS_rt_sigtimedwait_time64, &both, 0, &none, 8));
  block(0);
}

static void faults(void) {
  on_signal(SIGSEGV, skip_fault, SA_SIGINFO);
  on_signal(SIGILL, skip_fault, SA_SIGINFO);
  on_signal(SIGTRAP, skip_fault, SA_SIGINFO);
  asm volatile("li t0, 16\n sw zero, 0(t0)" ::: "t0", "memory");
  CASE("null store", last);
  CASE("its code", last_code);
  CASE("its address", last_address);
  asm volatile("lla t0, ringside_start\n sw zero, 0(t0)" ::: "t0", "memory");
  CASE("store to code", last);
  CASE("its code", last_code);
  asm volatile(".word 0");
  CASE("illegal", last);
  asm volatile(".option push\n.option norvc\n ebreak\n.option pop");
  CASE("breakpoint", last);
  on_signal(SIGSEGV, SIG_DFL, 0);
}

static void alternate(void) {
  static char stack[16384] __attribute__((aligned(16)));
  struct {
    char *base;
    int flags;
    unsigned bytes;
  } want = {stack, 0, sizeof stack}, old;
  CASE("no stack yet", sys(SYS_sigaltstack, 0, &old));
  CASE("disabled", old.flags);
  want.bytes = 100;
  CASE("too small", sys(SYS_sigaltstack, &want, 0));
  want.bytes = sizeof stack;
  want.flags = 7;
  CASE("bad flags", sys(SYS_sigaltstack, &want, 0));
  want.flags = 0;
  CASE("set", sys(SYS_sigaltstack, &want, &old));
  on_signal(SIGUSR1, note_stack, SA_SIGINFO | SA_ONSTACK);
  sys(SYS_kill, getpid(), SIGUSR1);
  CASE("ran on it", stack_seen >= stack && stack_seen < stack + sizeof stack);
  on_signal(SIGUSR1, note, SA_SIGINFO);
}

static void interruptions(void) {
  int ends[2];
  char byte;
  sys(SYS_pipe2, ends, 0);
  int parent = getpid();
  on_signal(SIGUSR1, note, SA_SIGINFO);
  int child = fork();
  if (child == 0) {
    sleep_ms(30);
    sys(SYS_kill, parent, SIGUSR1);
    exit(0);
  }
  CASE("read, interrupted", sys(SYS_read, ends[0], &byte, 1));
  CASE("child", wait_for(child, 0));
  on_signal(SIGUSR1, note, SA_SIGINFO | SA_RESTART);
  count = 0;
  child = fork();
  if (child == 0) {
    sleep_ms(30);
    sys(SYS_kill, parent, SIGUSR1);
    sleep_ms(30);
    sys(SYS_write, ends[1], "x", 1);
    exit(0);
  }
  CASE("read, restarted", sys(SYS_read, ends[0], &byte, 1));
  CASE("handler ran", count);
  CASE("child", wait_for(child, 0));
  struct timespec span = {5, 0}, left = {0, 0};
  child = fork();
  if (child == 0) {
    sleep_ms(30);
    sys(SYS_kill, parent, SIGUSR1);
    exit(0);
  }
  CASE("sleep, interrupted", sys(SYS_clock_nanosleep_time64, 1, 0, &span, &left));
  CASE("what is left", left.seconds);
  wait_for(child, 0);
  block(SET(SIGUSR1));
  child = fork();
  if (child == 0) {
    sleep_ms(30);
    sys(SYS_kill, parent, SIGUSR1);
    exit(0);
  }
  uint64_t none = 0;
  count = 0;
  CASE("suspend", sys(SYS_rt_sigsuspend, &none, 8));
  CASE("ran", count);
  CASE("mask is back", mask_now() == SET(SIGUSR1));
  CASE("suspend, bad size", sys(SYS_rt_sigsuspend, &none, 4));
  CASE("suspend, bad pointer", sys(SYS_rt_sigsuspend, 16, 8));
  wait_for(child, 0);
  block(0);
  child = fork();
  if (child == 0) {
    sleep_ms(30);
    sys(SYS_kill, parent, SIGUSR1);
    sleep_ms(30);
    exit(7);
  }
  CASE("wait, restarted", wait_for(child, 0));
}

static void children(void) {
  on_signal(SIGCHLD, note, SA_SIGINFO | SA_RESTART);
  count = 0;
  int child = fork();
  if (child == 0) {
    exit(5);
  }
  int how;
  while (count == 0) {
    sleep_ms(5);
  }
  CASE("SIGCHLD", last);
  CASE("exited", last_code);
  CASE("status in it", last_value);
  CASE("whose", last_pid == child);
  CASE("status", wait_for(child, &how));
  CASE("how", how);
  child = fork();
  if (child == 0) {
    for (;;) {
      sleep_ms(1000);
    }
  }
  int info[32];
  count = 0;
  sys(SYS_kill, child, SIGSTOP);
  CASE("wait for the stop", sys(SYS_waitid, 1, child, info, 2, 0));
  CASE("stopped", info[2]);
  CASE("by", info[5]);
  sys(SYS_kill, child, SIGCONT);
  CASE("wait for it to go on", sys(SYS_waitid, 1, child, info, 8, 0));
  CASE("continued", info[2]);
  sys(SYS_kill, child, SIGTERM);
  CASE("killed by", wait_for(child, &how));
  CASE("how", how);
  CASE("signals of a child", count >= 1);
  on_signal(SIGCHLD, SIG_IGN, 0);
  child = fork();
  if (child == 0) {
    exit(1);
  }
  CASE("no zombie", wait_for(child, 0));
  on_signal(SIGCHLD, SIG_DFL, 0);
  child = fork();
  if (child == 0) {
    on_signal(SIGSEGV, SIG_IGN, 0);
    asm volatile("li t0, 16\n sw zero, 0(t0)" ::: "t0", "memory");
    exit(0);
  }
  CASE("a fault can't be ignored", wait_for(child, &how));
  child = fork();
  if (child == 0) {
    on_signal(SIGSEGV, note, 0);
    block(SET(SIGSEGV));
    asm volatile("li t0, 16\n sw zero, 0(t0)" ::: "t0", "memory");
    exit(0);
  }
  CASE("nor held back", wait_for(child, &how));
  child = fork();
  if (child == 0) {
    on_signal(SIGUSR1, note, 0);
    asm volatile("li sp, 4096\n li a0, %0\n mv a1, %1\n li a7, %2\n mv t0, a0\n mv a0, a1\n mv a1, t0\n ecall" ::"i"(SIGUSR1), "r"(getpid()), "i"(SYS_kill));
    exit(0);
  }
  CASE("no stack for the frame", wait_for(child, &how));
  CASE("nobody there", sys(SYS_kill, 30000, 0));
  CASE("bad signal", sys(SYS_kill, getpid(), 65));
  CASE("no signal", sys(SYS_kill, getpid(), 0));
  CASE("no thread", sys(SYS_tgkill, getpid(), 0, SIGUSR1));
}

static void timers(void) {
  long set[4] = {0, 20000, 0, 20000}, old[4];
  on_signal(SIGALRM, note, SA_SIGINFO);
  count = 0;
  CASE("set", sys(SYS_setitimer, 0, set, 0));
  while (count < 3) {
    sys(SYS_rt_sigsuspend, &(uint64_t){0}, 8);
  }
  CASE("three times", last);
  CASE("code", last_code);
  long none[4] = {0, 0, 0, 0};
  CASE("stop", sys(SYS_setitimer, 0, none, old));
  CASE("interval was", old[1]);
  CASE("it was running", old[2] == 0 && old[3] > 0);
  CASE("ask", sys(SYS_getitimer, 0, old));
  CASE("stopped", old[3]);
  CASE("no such timer", sys(SYS_setitimer, 3, set, 0));
  set[3] = 1000000;
  CASE("too many microseconds", sys(SYS_setitimer, 0, set, 0));
  on_signal(SIGVTALRM, note, SA_SIGINFO);
  count = 0;
  long used[4] = {0, 0, 0, 3000};
  CASE("time of the process", sys(SYS_setitimer, 1, used, 0));
  while (count == 0) {
  }
  CASE("went off", last);
}

static void posix_timers(void) {
  int id = 99, event[16] = {77, SIGUSR1, 0}, info[32];
  struct timespec set[2] = {{0, 10000000}, {0, 5000000}}, old[2], soon = {1, 0};
  on_signal(SIGUSR1, note, SA_SIGINFO);
  CASE("make a timer", sys(SYS_timer_create, 1, event, &id));
  count = 0;
  CASE("set it", sys(SYS_timer_settime64, id, 0, set, 0));
  while (count < 2) {
    sys(SYS_rt_sigsuspend, &(uint64_t){0}, 8);
  }
  CASE("code", last_code);
  CASE("value", last_value);
  CASE("ask", sys(SYS_timer_gettime64, id, old));
  CASE("its interval", old[0].nanos);
  CASE("running", old[1].nanos > 0);
  set[0].nanos = 2000000000;
  CASE("bad time", sys(SYS_timer_settime64, id, 0, set, 0));
  CASE("delete", sys(SYS_timer_delete, id));
  CASE("delete again", sys(SYS_timer_delete, id));
  CASE("no such timer", sys(SYS_timer_gettime64, 55, old));
  CASE("no such clock", sys(SYS_timer_create, 99, event, &id));
  uint64_t wanted = SET(SIGALRM);
  block(wanted);
  CASE("default event", sys(SYS_timer_create, 1, 0, &id));
  set[0].nanos = 0;
  sys(SYS_timer_settime64, id, 0, set, 0);
  CASE("it is SIGALRM", sys(SYS_rt_sigtimedwait_time64, &wanted, info, &soon, 8));
  sys(SYS_timer_delete, id);
  block(0);
}

/* si_code and si_status as one number: 2 or 3 and the signal, or 1 and the exit status. */
static int how_it_ends(void (*deed)(void)) {
  int how, child = fork();
  if (child == 0) {
    deed();
    exit(0);
  }
  int status = wait_for(child, &how);
  return how * 100 + status;
}

static void leave(int signal) {
  exit(40 + signal);
}

static void handle_on_own_stack(void) {
  static char stack[8192];
  struct { void *address; int flags; unsigned bytes; } alternate = {stack, 0, sizeof stack};
  sys(SYS_sigaltstack, &alternate, 0);
  on_signal(SIGSEGV, leave, SA_ONSTACK);
}

static void return_without_stack(void) {
  asm volatile("li sp, 64\n li a7, %0\n ecall\n 1: j 1b" ::"i"(SYS_rt_sigreturn));
}

/* The handler of what went wrong finds a stack of its own. */
static void return_with_handler(void) {
  handle_on_own_stack();
  return_without_stack();
}

static void handle_without_stack(void) {
  on_signal(SIGUSR1, note, SA_SIGINFO);
  register long pid asm("a0") = getpid(), signal asm("a1") = SIGUSR1;
  asm volatile("li sp, 64\n li a7, %0\n ecall\n 1: j 1b" ::"i"(SYS_kill), "r"(pid), "r"(signal));
}

static void handle_with_handler(void) {
  handle_on_own_stack();
  handle_without_stack();
}

static void handle_segment_without_stack(void) {
  on_signal(SIGSEGV, leave, 0);
  asm volatile("li sp, 64\n sw x0, 0(x0)\n 1: j 1b");
}

/* A fault whose signal is held back ends the process: it would come again for ever. */
static void fault_while_held(void) {
  on_signal(SIGSEGV, leave, 0);
  block(SET(SIGSEGV));
  *(volatile int *)0 = 1;
}

static void fault_while_ignored(void) {
  on_signal(SIGSEGV, SIG_IGN, 0);
  *(volatile int *)0 = 1;
}

/* What rt_sigreturn takes from the stack is the program's own business, and its own fault. */
static void broken_frames(void) {
  CASE("return without a stack", how_it_ends(return_without_stack));
  CASE("with a handler for it", how_it_ends(return_with_handler));
  CASE("handle without a stack", how_it_ends(handle_without_stack));
  CASE("a handler for that", how_it_ends(handle_with_handler));
  CASE("the very handler without a stack", how_it_ends(handle_segment_without_stack));
  CASE("fault while held back", how_it_ends(fault_while_held));
  CASE("fault while ignored", how_it_ends(fault_while_ignored));
}

static volatile int thread_id;

static void wait_for_ever(void *argument) {
  (void)argument;
  thread_id = (int)sys(SYS_gettid);
  for (;;) {
    sleep_ms(1000);
  }
}

/* A process is found by the id of any of its threads. */
static void by_thread(void) {
  static char stack[8192] __attribute__((aligned(16)));
  static int info[32] = {SIGUSR1, 0, -1};
  uint64_t old[2];
  spawn(0x50f00, stack + sizeof stack, 0, 0, 0, wait_for_ever, 0);
  while (!thread_id) {
    sleep_ms(1);
  }
  on_signal(SIGUSR1, note, SA_SIGINFO);
  count = 0;
  CASE("kill a thread", sys(SYS_kill, thread_id, SIGUSR1));
  CASE("queue to a thread", sys(SYS_rt_sigqueueinfo, thread_id, SIGUSR1, info));
  CASE("its group", sys(SYS_getpgid, thread_id) == sys(SYS_getpgid, 0));
  CASE("its session", sys(SYS_getsid, thread_id) == sys(SYS_getsid, 0));
  CASE("set its group", sys(SYS_setpgid, thread_id, 0));
  CASE("its limits", sys(SYS_prlimit64, thread_id, 7, 0, old));
  sleep_ms(5);
  CASE("it came", count > 0);
  CASE("kill by nobody's id", sys(SYS_kill, 4000000, 0));
}

int main(void) {
  posix_timers();
  block(0);
  actions();
  masks();
  owners();
  faults();
  alternate();
  interruptions();
  children();
  timers();
  broken_frames();
  by_thread();
  return 0;
}
