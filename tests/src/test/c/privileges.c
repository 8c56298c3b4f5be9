/*
 * What is left of root's rights, taken away one by one, by a change of user, by a program, and given by
 * a file that runs for its owner. Root runs it. Linux: cap_emulate_setxuid, cap_bprm_creds_from_file.
 */
#include "net.h"

enum { VERSION_3 = 0x20080522, CHOWN = 1, SETUID = 1 << 7, AT_FDCWD = -100, AT_SECURE = 23 };

static unsigned header[2] = {VERSION_3, 0}, sets[6];

static void show(const char *name) {
  sys(SYS_capget, header, sets);
  print("%s: %x %x, %x %x, %x %x\n", name, sets[3], sets[0], sets[4], sets[1], sets[5], sets[2]);
}

static void rights(void) {
  show("root");
  sets[0] = ~CHOWN;
  CASE("without one", sys(SYS_capset, header, sets));
  int fd = (int)sys(SYS_openat, AT_FDCWD, "own", 0102, 0644);
  CASE("which it was", sys(SYS_fchown, fd, 5, 5));
  sets[0] = ~0;
  CASE("and again", sys(SYS_capset, header, sets));
  CASE("which it is", sys(SYS_fchown, fd, 5, 5));
  sys(SYS_setresuid, 1000, 0, 0);
  show("still effective");
  sys(SYS_setresuid, -1, 1000, -1);
  show("permitted alone");
  sys(SYS_setresuid, -1, 0, -1);
  show("effective again");
  CASE("kept", sys(SYS_prctl, 8, 1, 0, 0, 0));
  sys(SYS_setresuid, 1000, 1000, 1000);
  show("without root, permitted");
  sets[0] = SETUID;
  sets[3] = 0;
  CASE("made effective", sys(SYS_capset, header, sets));
  CASE("a right of root", sys(SYS_setresuid, 7, 7, 7));
  show("is one's own");
  sets[1] = SETUID;
  sets[4] = 0;
  CASE("less", sys(SYS_capset, header, sets));
  sets[1] = ~0;
  CASE("not more", sys(SYS_capset, header, sets));
}

/* A copy of this program that runs for user 5 and group 6. */
static void make_copy(const char *name, int mode) {
  static char buffer[4096];
  long count;
  int from = (int)sys(SYS_openat, AT_FDCWD, "/proc/self/exe", 0, 0);
  int to = (int)sys(SYS_openat, AT_FDCWD, name, 0101, 0755);
  while ((count = sys(SYS_read, from, buffer, sizeof buffer)) > 0) {
    sys(SYS_write, to, buffer, count);
  }
  CASE("owner", sys(SYS_fchown, to, 5, 6));
  CASE("mark", sys(SYS_fchmod, to, mode));
  sys(SYS_close, to);
  sys(SYS_close, from);
}

static void run(const char *name, const char *how) {
  const char *arguments[] = {name, how, 0}, *none[] = {0};
  print("%s\n", how);
  int child = fork();
  if (child == 0) {
    sys(SYS_setresgid, 1000, 1000, 1000);
    sys(SYS_setresuid, 1000, 1000, 1000);
    if (how[0] == 'n') {
      sys(SYS_prctl, 38, 1, 0, 0, 0);
    }
    exit((int)-sys(SYS_execve, name, arguments, none));
  }
  wait_for(child, 0);
}

static int secure(char **argv) {
  int *word = (int *)argv;
  for (int zeros = 0; zeros < 2; word++) {
    zeros += *word == 0;
  }
  while (*word != AT_SECURE) {
    word += 2;
  }
  return word[1];
}

static void tell(char **argv) {
  int users[3], groups[3];
  sys(SYS_getresuid, users, users + 1, users + 2);
  sys(SYS_getresgid, groups, groups + 1, groups + 2);
  print("users %d %d %d, groups %d %d %d, secure %d\n", users[0], users[1], users[2], groups[0],
        groups[1], groups[2], secure(argv));
  CASE("dumpable", sys(SYS_prctl, 3, 0, 0, 0, 0));
  show("rights");
}

/* A port that two users can't share. */
static void ports(void) {
  int on = 1;
  unsigned char name[16] = {2, 0, 0x20, 0, 127, 0, 0, 1};
  for (int i = 0; i < 3; i++) {
    int fd = (int)sys(SYS_socket, 2, 2, 0);
    sys(SYS_setsockopt, fd, 1, 15, &on, 4);
    CASE("shared port", sys(SYS_bind, fd, name, 16));
    sys(SYS_setresuid, -1, i == 0 ? 0 : 1000, -1);
  }
}

int main(int argc, char **argv) {
  if (argc > 1) {
    tell(argv);
    return 0;
  }
  int child = fork();
  if (child == 0) {
    rights();
    exit(0);
  }
  wait_for(child, 0);
  child = fork();
  if (child == 0) {
    ports();
    exit(0);
  }
  wait_for(child, 0);
  make_copy("plain", 0755);
  make_copy("user", 04755);
  make_copy("both", 06755);
  make_copy("mark", 02745);
  run("plain", "plain");
  run("user", "user");
  run("both", "both");
  run("mark", "mark alone");
  run("both", "no new rights");
  sys(SYS_fchownat, AT_FDCWD, "user", 0, 0, 0);
  sys(SYS_fchmodat, AT_FDCWD, "user", 04755);
  run("user", "root's");
  return 0;
}
