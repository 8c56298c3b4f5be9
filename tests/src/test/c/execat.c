/*
 * execveat: a program by the descriptor of its folder, or its own. It calls itself; needs a Linux that
 * knows riscv32 files. Linux: do_execveat_common, alloc_bprm.
 */
#include "net.h"

enum { AT_FDCWD = -100, EMPTY_PATH = 0x1000, NO_FOLLOW = 0x100, CLOEXEC = 02000000, O_PATH = 010000000 };
enum { CREATE = 0102, RIGHTS = 0755 };

static char *none[] = {0};

static void run(const char *name, int folder, const char *path, int flags) {
  char *arguments[] = {(char *)"given", (char *)name, 0};
  int child = fork();
  if (child == 0) {
    print("%s: %d\n", name, (int)sys(SYS_execveat, folder, path, arguments, none, flags));
    exit(1);
  }
  wait_for(child, 0);
}

static void tell(int argc, char **argv) {
  char link[64] = "", comm[20] = "";
  sys(SYS_readlinkat, AT_FDCWD, "/proc/self/exe", link, 63);
  int fd = (int)sys(SYS_openat, AT_FDCWD, "/proc/self/comm", 0, 0);
  int count = (int)sys(SYS_read, fd, comm, 19);
  comm[count > 0 ? count - 1 : 0] = 0;
  print("%s: %s %s, called %s", argv[argc - 1], link, comm, argv[0]);
  for (int i = 1; i < argc - 1; i++) {
    print(" %s", argv[i]);
  }
  print("\n");
}

int main(int argc, char **argv) {
  if (argc > 1) {
    tell(argc, argv);
    return 0;
  }
  int folder = (int)sys(SYS_openat, AT_FDCWD, "/bin", 0, 0);
  int file = (int)sys(SYS_openat, AT_FDCWD, "/bin/execat", 0, 0);
  int named = (int)sys(SYS_openat, AT_FDCWD, "/bin/execat", O_PATH, 0);
  int closed = (int)sys(SYS_openat, AT_FDCWD, "/bin/execat", CLOEXEC, 0);
  run("by its folder", folder, "execat", 0);
  run("by an absolute path", 99, "/bin/execat", 0);
  run("by itself", file, "", EMPTY_PATH);
  run("by its name alone", named, "", EMPTY_PATH);
  run("by what exec closes", closed, "", EMPTY_PATH);
  run("by no path", file, "", 0);
  run("by no descriptor", 99, "execat", 0);
  run("by a file as a folder", file, "execat", 0);
  run("not there", folder, "execatt", 0);
  run("a folder", folder, "", EMPTY_PATH);
  run("other flags", folder, "execat", 1);
  sys(SYS_symlinkat, "/bin/execat", AT_FDCWD, "link");
  run("a link", AT_FDCWD, "link", 0);
  run("a link, not followed", AT_FDCWD, "link", NO_FOLLOW);
  int script = (int)sys(SYS_openat, AT_FDCWD, "script", CREATE, RIGHTS);
  sys(SYS_write, script, "#!/bin/execat first\n", 20);
  sys(SYS_close, script);
  run("a script", AT_FDCWD, "script", 0);
  script = (int)sys(SYS_openat, AT_FDCWD, "script", 0, 0);
  run("a script by itself", script, "", EMPTY_PATH);
  script = (int)sys(SYS_openat, AT_FDCWD, "script", CLOEXEC, 0);
  run("a script that exec closes", script, "", EMPTY_PATH);
  int here = (int)sys(SYS_openat, AT_FDCWD, ".", 0, 0);
  run("a script by its folder", here, "script", 0);
  return 0;
}
