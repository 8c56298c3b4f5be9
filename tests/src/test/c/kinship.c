/*
 * Whom orphans go to, children that are brothers, descriptors that clone makes, what processes share:
 * what qemu-user leaves out, or does by other calls. Linux: find_new_reaper, copy_process, kcmp.
 */
#include "net.h"

enum { WEXITED = 4, CLONE_VM = 0x100, CLONE_FS = 0x200, CLONE_FILES = 0x400, CLONE_PARENT = 0x8000 };
enum { CLONE_PIDFD = 0x1000, PARENT_SETTID = 0x100000, CLONE_THREAD = 0x10000, P_PIDFD = 3 };

/* A grandchild whose parent ends: who is its parent then? */
static void orphans(void) {
  int told[2], answer = 0;
  sys(SYS_pipe2, told, 0);
  int value = -1;
  CASE("adopts", sys(SYS_prctl, 37, &value, 0, 0, 0));
  CASE("does it", value);
  CASE("adopts from now on", sys(SYS_prctl, 36, 1, 0, 0, 0));
  int self = getpid(), child = fork();
  if (child == 0) {
    if (fork() == 0) {
      while ((answer = sys(SYS_getppid)) != self && answer != 1) {
        sleep_ms(10);
      }
      answer = answer == self;
      sys(SYS_write, told[1], &answer, 4);
      exit(9);
    }
    exit(8);
  }
  CASE("the child", sys(SYS_waitid, 1, child, 0, WEXITED, 0));
  sys(SYS_read, told[0], &answer, 4);
  CASE("the grandchild is ours", answer);
  int info[32];
  CASE("it is waited for", sys(SYS_waitid, 0, 0, info, WEXITED, 0));
  CASE("its status", info[5]);
  CASE("no more of them", sys(SYS_waitid, 0, 0, info, WEXITED, 0));
  sys(SYS_prctl, 36, 0, 0, 0, 0);
}

static long clone_with(int flags, int *pidfd) {
  return sys(SYS_clone, flags | SIGCHLD, 0, pidfd, 0, 0);
}

static void brothers(void) {
  int told[2], brother = 0, fd = -1;
  sys(SYS_pipe2, told, 0);
  int child = fork();
  if (child == 0) {
    brother = (int)clone_with(CLONE_PARENT, 0);
    if (brother == 0) {
      exit(6);
    }
    CASE("no child of its brother", sys(SYS_waitid, 1, brother, 0, WEXITED, 0));
    sys(SYS_write, told[1], &brother, 4);
    exit(0);
  }
  wait_for(child, 0);
  sys(SYS_read, told[0], &brother, 4);
  CASE("but ours", sys(SYS_waitid, 1, brother, 0, WEXITED, 0));
  child = (int)clone_with(CLONE_PIDFD, &fd);
  if (child == 0) {
    exit(7);
  }
  CASE("a descriptor by clone", fd >= 0);
  CASE("closed by exec", sys(SYS_fcntl64, fd, 1, 0));
  CASE("waited for by it", sys(SYS_waitid, P_PIDFD, fd, 0, WEXITED, 0));
  CASE("two meanings", clone_with(CLONE_PIDFD | PARENT_SETTID, &fd));
  CASE("of a thread", clone_with(CLONE_PIDFD | CLONE_THREAD | 0x900, &fd));
  CASE("to nowhere", clone_with(CLONE_PIDFD, (int *)16));
  struct {
    uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls;
  } all = {CLONE_PIDFD, (long)&fd, 0, 0, SIGCHLD, 0, 0, 0};
  child = (int)sys(SYS_clone3, &all, sizeof all);
  if (child == 0) {
    exit(7);
  }
  CASE("by clone3", sys(SYS_waitid, P_PIDFD, fd, 0, WEXITED, 0));
  child = fork();
  if (child == 0) {
    sleep_ms(20);
    exit(0);
  }
  fd = (int)sys(SYS_pidfd_open, child, 04000);
  CASE("waited for without waiting", sys(SYS_waitid, P_PIDFD, fd, 0, WEXITED, 0));
  wait_for(child, 0);
}

static void same(void) {
  int self = getpid(), child = (int)sys(SYS_clone, CLONE_FILES | SIGCHLD, 0, 0, 0, 0);
  if (child == 0) {
    sleep_ms(1000);
    exit(0);
  }
  CASE("the same file", sys(SYS_kcmp, self, child, 0, 1, 1));
  int pipe[2];
  sys(SYS_pipe2, pipe, 0);
  CASE("another file", sys(SYS_kcmp, self, self, 0, pipe[0], pipe[1]) > 0);
  CASE("no file", sys(SYS_kcmp, self, self, 0, pipe[0], 99));
  CASE("memory", sys(SYS_kcmp, self, child, 1, 0, 0) > 0);
  CASE("own memory", sys(SYS_kcmp, self, self, 1, 0, 0));
  CASE("descriptors", sys(SYS_kcmp, self, child, 2, 0, 0));
  CASE("folder", sys(SYS_kcmp, self, child, 3, 0, 0) > 0);
  CASE("handlers", sys(SYS_kcmp, self, child, 4, 0, 0) > 0);
  CASE("I/O context", sys(SYS_kcmp, self, child, 5, 0, 0));
  CASE("unknown", sys(SYS_kcmp, self, child, 8, 0, 0));
  CASE("nobody", sys(SYS_kcmp, self, 99999, 1, 0, 0));
  CASE("unshared", sys(SYS_unshare, CLONE_FILES));
  CASE("descriptors then", sys(SYS_kcmp, self, child, 2, 0, 0) > 0);
  CASE("but the same file", sys(SYS_kcmp, self, child, 0, 1, 1));
  sys(SYS_kill, child, SIGKILL);
  wait_for(child, 0);
}

int main(void) {
  orphans();
  brothers();
  same();
  return 0;
}
