/*
 * ptrace and process_vm_readv, which qemu-user can't do for its guests: compared with tracing.txt,
 * which follows the man pages.
 */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { TRACEME, PEEKTEXT, PEEKDATA, POKEDATA = 5, CONT = 7, KILL = 8, STEP = 9, ATTACH = 16, DETACH = 17, GETREGSET = 0x4204 };

static volatile int watched = 1234;
static int info[32];

static long trace(int request, int pid, long address, long data) {
  return sys(SYS_ptrace, request, pid, address, data);
}

static int stop_of(int pid) {
  memset(info, 0, sizeof info);
  long result = sys(SYS_waitid, 1, pid, info, 2 | 4, 0);
  return result < 0 ? (int)result : info[5];
}

static unsigned pc_of(int pid) {
  unsigned registers[32];
  struct iovec all = {registers, sizeof registers};
  return trace(GETREGSET, pid, 1, (long)&all) == 0 ? registers[0] : 0;
}

static void children(void) {
  int child = fork();
  if (child == 0) {
    trace(TRACEME, 0, 0, 0);
    sys(SYS_kill, getpid(), SIGUSR1);
    exit(watched == 99 ? 7 : 8);
  }
  CASE("stops for the signal", stop_of(child));
  CASE("trapped", info[2]);
  int word = 0;
  CASE("look", trace(PEEKDATA, child, (long)&watched, (long)&word));
  CASE("seen", word);
  CASE("look at nothing", trace(PEEKDATA, child, 16, (long)&word));
  CASE("change", trace(POKEDATA, child, (long)&watched, 99));
  CASE("own word stays", watched);
  unsigned before = pc_of(child);
  CASE("step, without the signal", trace(STEP, child, 0, 0));
  CASE("stops", stop_of(child));
  unsigned after = pc_of(child);
  CASE("one instruction", after != before);
  int steps = 0;
  while (steps < 20 && trace(STEP, child, 0, 0) == 0 && stop_of(child) == SIGTRAP) {
    steps++;
  }
  CASE("twenty more", steps);
  CASE("unknown request", trace(0x1234, child, 0, 0));
  CASE("go on", trace(CONT, child, 0, 0));
  CASE("its end", stop_of(child));
  CASE("exited", info[2]);
  CASE("of nobody", trace(CONT, child, 0, 0));
}

static void signals(void) {
  int child = fork();
  if (child == 0) {
    trace(TRACEME, 0, 0, 0);
    sys(SYS_kill, getpid(), SIGUSR1);
    exit(1);
  }
  stop_of(child);
  CASE("let it have the signal", trace(CONT, child, 0, SIGUSR1));
  CASE("killed by", stop_of(child));
  CASE("killed", info[2]);
}

static void attaching(void) {
  int ends[2];
  char byte;
  sys(SYS_pipe2, ends, 0);
  int child = fork();
  if (child == 0) {
    sys(SYS_read, ends[0], &byte, 1);
    exit(byte);
  }
  sleep_ms(2);
  CASE("attach to itself", trace(ATTACH, getpid(), 0, 0));
  CASE("attach to nobody", trace(ATTACH, 9999, 0, 0));
  CASE("attach", trace(ATTACH, child, 0, 0));
  CASE("stops", stop_of(child));
  CASE("attach again", trace(ATTACH, child, 0, 0));
  CASE("detach", trace(DETACH, child, 0, 0));
  sys(SYS_write, ends[1], "*", 1);
  CASE("its read goes on", stop_of(child));
}

/* A page that parent and child still share is copied for the change, and the child sees the copy at once. */
static void shared_page(void) {
  static volatile int page[1024] __attribute__((aligned(4096))) = {1234};
  int child = fork();
  if (child == 0) {
    while (page[0] == 1234) {
    }
    exit(page[0]);
  }
  sleep_ms(2);
  CASE("attach to one that computes", trace(ATTACH, child, 0, 0));
  CASE("stops", stop_of(child));
  CASE("change a shared page", trace(POKEDATA, child, (long)page, 88));
  CASE("own word stays", page[0]);
  CASE("detach", trace(DETACH, child, 0, 0));
  CASE("it has seen the change", stop_of(child));
}

static void copies(void) {
  static char far[10000], near[10000];
  for (int i = 0; i < 10000; i++) {
    far[i] = (char)i;
  }
  int ready[2];
  char byte;
  sys(SYS_pipe2, ready, 0);
  int child = fork();
  if (child == 0) {
    far[5000] = 77;
    sys(SYS_write, ready[1], "r", 1);
    for (;;) {
      sleep_ms(1000);
    }
  }
  sys(SYS_read, ready[0], &byte, 1);
  struct iovec own[2] = {{near, 6000}, {near + 6000, 4000}}, other = {far, 10000};
  CASE("read", sys(SYS_process_vm_readv, child, own, 2, &other, 1, 0));
  CASE("the child's", near[5000]);
  CASE("all of it", near[9999] == far[9999] && near[0] == far[0]);
  near[0] = 55;
  CASE("write", sys(SYS_process_vm_writev, child, own, 1, &other, 1, 0));
  near[0] = 0;
  sys(SYS_process_vm_readv, child, own, 1, &other, 1, 0);
  CASE("written", near[0]);
  CASE("own bytes stay", far[0]);
  other.base = (void *)16;
  CASE("nothing there", sys(SYS_process_vm_readv, child, own, 1, &other, 1, 0));
  CASE("flags", sys(SYS_process_vm_readv, child, own, 1, &other, 1, 1));
  CASE("nobody", sys(SYS_process_vm_readv, 9999, own, 1, &other, 1, 0));
  CASE("another user's", sys(SYS_process_vm_readv, 1, own, 1, &other, 1, 0));
  sys(SYS_kill, child, SIGKILL);
  CASE("end", wait_for(child, 0));
}

int main(void) {
  block(0);
  children();
  signals();
  attaching();
  shared_page();
  copies();
  return 0;
}
