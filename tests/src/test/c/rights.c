/*
 * What an ordinary user may say of himself and of other processes: capabilities, groups, descriptors
 * for processes, scheduling attributes, what is shared no longer.
 */
#include "net.h"

enum { VERSION_1 = 0x19980330, VERSION_3 = 0x20080522, NONBLOCK = 04000, WEXITED = 4, WNOHANG = 1 };
enum { P_PIDFD = 3, POLLIN = 1, CLONE_FS = 0x200, CLONE_FILES = 0x400, NEWNS = 0x20000 };

static unsigned header[2], sets[6];

static long capget(unsigned version, int pid) {
  header[0] = version;
  header[1] = pid;
  for (int i = 0; i < 6; i++) {
    sets[i] = 77;
  }
  return sys(SYS_capget, header, sets);
}

static void capabilities(void) {
  CASE("capget", capget(VERSION_3, 0));
  print("sets: %u %u %u %u %u %u\n", sets[0], sets[1], sets[2], sets[3], sets[4], sets[5]);
  CASE("of the old version", capget(VERSION_1, getpid()));
  print("sets: %u %u %u %u\n", sets[0], sets[1], sets[2], sets[3]);
  CASE("of no version", capget(1, 0));
  print("told: %d\n", header[0] == VERSION_3);
  header[0] = 1;
  CASE("only the version", sys(SYS_capget, header, 0));
  CASE("of nobody", capget(VERSION_3, 99999));
  CASE("of less than nobody", capget(VERSION_3, -1));
  CASE("without a header", sys(SYS_capget, 0, sets));
  capget(VERSION_3, 0);
  CASE("capset the same", sys(SYS_capset, header, sets));
  sets[0] = 1;
  CASE("effective alone", sys(SYS_capset, header, sets));
  sets[1] = 1;
  CASE("and permitted", sys(SYS_capset, header, sets));
  sets[0] = sets[1] = 0;
  sets[2] = 1;
  CASE("inheritable", sys(SYS_capset, header, sets));
  sets[2] = 0;
  header[1] = 1;
  CASE("of another", sys(SYS_capset, header, sets));
  header[1] = getpid();
  CASE("by pid", sys(SYS_capset, header, sets));
  header[0] = 5;
  CASE("of no version", sys(SYS_capset, header, sets));
}

static void groups(void) {
  int list[4] = {1, 2, 3, 4};
  CASE("setgroups", sys(SYS_setgroups, 2, list));
  CASE("getgroups, less than none", sys(SYS_getgroups, -1, list));
  CASE("setfsuid asks", sys(SYS_setfsuid, -1));
  CASE("setfsuid of another", sys(SYS_setfsuid, 1));
  CASE("and it is", sys(SYS_setfsuid, -1));
  CASE("setfsgid", sys(SYS_setfsgid, 1000));
}

static void descriptors(void) {
  int child = fork();
  if (child == 0) {
    sleep_ms(100);
    exit(5);
  }
  int fd = (int)sys(SYS_pidfd_open, child, 0);
  CASE("pidfd_open", fd);
  CASE("closed by exec", sys(SYS_fcntl64, fd, 1, 0));
  CASE("read", sys(SYS_read, fd, sets, 8));
  CASE("write", sys(SYS_write, fd, sets, 8));
  CASE("nobody", sys(SYS_pidfd_open, 99999, 0));
  CASE("less than nobody", sys(SYS_pidfd_open, -1, 0));
  CASE("pid 0", sys(SYS_pidfd_open, 0, 0));
  CASE("flags", sys(SYS_pidfd_open, child, 1));
  CASE("runs still", poll_one(fd, POLLIN, 0));
  CASE("signal 0", sys(SYS_pidfd_send_signal, fd, 0, 0, 0));
  CASE("signal 99", sys(SYS_pidfd_send_signal, fd, 99, 0, 0));
  CASE("flags of a signal", sys(SYS_pidfd_send_signal, fd, 0, 0, 0x100));
  CASE("no pidfd", sys(SYS_pidfd_send_signal, 1, 0, 0, 0));
  CASE("no descriptor", sys(SYS_pidfd_send_signal, 77, 0, 0, 0));
  CASE("ends", poll_one(fd, POLLIN, 2000));
  CASE("waitid by it", sys(SYS_waitid, P_PIDFD, fd, 0, WEXITED, 0));
  CASE("again", sys(SYS_waitid, P_PIDFD, fd, 0, WEXITED | WNOHANG, 0));
  CASE("of no pidfd", sys(SYS_waitid, P_PIDFD, 1, 0, WEXITED, 0));
  CASE("of no descriptor", sys(SYS_waitid, P_PIDFD, 77, 0, WEXITED, 0));
  CASE("signal to who is gone", sys(SYS_pidfd_send_signal, fd, SIGTERM, 0, 0));
  sys(SYS_close, fd);
}

static void other_files(void) {
  int pipe[2], back[2];
  sys(SYS_pipe2, back, 0);
  int child = fork();
  if (child == 0) {
    sys(SYS_pipe2, pipe, 0);
    sys(SYS_write, pipe[1], "theirs", 6);
    sys(SYS_write, back[1], pipe, 4);
    sleep_ms(10000);
    exit(0);
  }
  int fd = (int)sys(SYS_pidfd_open, child, 0), theirs;
  sys(SYS_read, back[0], &theirs, 4);
  int own = (int)sys(SYS_pidfd_getfd, fd, theirs, 0);
  CASE("pidfd_getfd", own >= 0);
  char text[8] = "";
  CASE("read", sys(SYS_read, own, text, 6));
  print("%s\n", text);
  CASE("closed by exec", sys(SYS_fcntl64, own, 1, 0));
  CASE("of none", sys(SYS_pidfd_getfd, fd, 99, 0));
  CASE("flags", sys(SYS_pidfd_getfd, fd, theirs, 1));
  CASE("no pidfd", sys(SYS_pidfd_getfd, 1, theirs, 0));
  CASE("kill", sys(SYS_pidfd_send_signal, fd, SIGKILL, 0, 0));
  CASE("waitid", sys(SYS_waitid, P_PIDFD, fd, 0, WEXITED, 0));
  CASE("nobody's any more", sys(SYS_pidfd_getfd, fd, theirs, 0));
}

static void shared_no_longer(void) {
  CASE("unshare nothing", sys(SYS_unshare, 0));
  CASE("unshare a folder", sys(SYS_unshare, CLONE_FS));
  CASE("unshare descriptors", sys(SYS_unshare, CLONE_FILES));
  CASE("unshare mounts", sys(SYS_unshare, NEWNS));
  CASE("unshare what else", sys(SYS_unshare, 1));
  CASE("setns of nothing", sys(SYS_setns, 77, 0));
  CASE("setns of a file", sys(SYS_setns, 1, 0));
  int child = fork();
  if (child == 0) {
    CASE("personality", sys(SYS_personality, 0xffffffff));
    CASE("another", sys(SYS_personality, 0x40000));
    CASE("is kept", sys(SYS_personality, 0xffffffff));
    exit(0);
  }
  wait_for(child, 0);
}

int main(void) {
  int list[1] = {1000};
  sys(SYS_setgroups, 1, list);
  sys(SYS_setresgid, 1000, 1000, 1000);
  sys(SYS_setresuid, 1000, 1000, 1000);
  capabilities();
  groups();
  sys(SYS_prctl, 4, 1, 0, 0, 0); /* others of this user may look into it */
  descriptors();
  other_files();
  shared_no_longer();
  return 0;
}
