/*
 * A file system in memory over a folder, and away again. For root alone; what Linux 6.18 answers in a
 * name space of its own stands in mounts.txt.
 */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { SYS_umount2 = 39, SYS_mount = 40, SYS_inotify_init1 = 26, SYS_inotify_add_watch = 27, SYS_fallocate = 47,
       SYS_openat2 = 437 };
enum { HERE = -100, CREATE = 0100, READ_WRITE = 2, DIRECTORY = 0200000, NONBLOCK = 04000, REMOVE_FOLDER = 0x200,
       READ_ONLY = 1, REMOUNT = 32, DETACH = 2, FORCE = 1, EXPIRE = 4, NO_FOLLOW = 8, PAGE = 4096 };

static char bytes[2 * PAGE];

static int mount(const char *at, const char *type, int flags, const char *options) {
  return (int)sys(SYS_mount, "none", at, type, flags, options);
}

static int unmount(const char *at, int flags) {
  return (int)sys(SYS_umount2, at, flags);
}

static int make(const char *path) {
  int fd = (int)sys(SYS_openat, HERE, path, CREATE | READ_WRITE, 0600);
  return fd < 0 ? fd : (int)sys(SYS_close, fd);
}

static int is_there(const char *path) {
  return sys(SYS_faccessat, HERE, path, 0) == 0;
}

static uint64_t status(const char *path, int word) {
  union { char bytes[256]; uint64_t longs[32]; } status;
  memset(&status, 0, sizeof status);
  sys(SYS_statx, HERE, path, 0, 0x7ff, &status);
  return status.longs[word];
}

static int device(const char *path) {
  return (int)(status(path, 17) >> 32); /* stx_dev_minor */
}

static int mode(const char *path) {
  return (int)(status(path, 3) >> 32 & 0xffff);
}

static void errors(void) {
  make("/tmp/ringside-file");
  CASE("no place", mount("/tmp/ringside-nothing", "tmpfs", 0, 0));
  CASE("no folder", mount("/tmp/ringside-file", "tmpfs", 0, 0));
  CASE("no type", sys(SYS_mount, "none", "/tmp/ringside-mount", 0, 0, 0));
  CASE("unknown type", mount("/tmp/ringside-mount", "nonsense", 0, 0));
  CASE("unknown option", mount("/tmp/ringside-mount", "tmpfs", 0, "nonsense=1"));
  CASE("bad size", mount("/tmp/ringside-mount", "tmpfs", 0, "size=x"));
  CASE("bad path", sys(SYS_mount, "none", 16, "tmpfs", 0, 0));
  CASE("bad type", sys(SYS_mount, "none", "/tmp/ringside-mount", 16, 0, 0));
  CASE("nothing to change", mount("/tmp/ringside-mount", "tmpfs", REMOUNT, 0));
  CASE("not mounted", unmount("/tmp/ringside-mount", 0));
  CASE("a file", unmount("/tmp/ringside-file", 0));
  CASE("nothing to unmount", unmount("/tmp/ringside-nothing", 0));
  CASE("unknown flag", unmount("/tmp/ringside-nothing", 16));
  sys(SYS_unlinkat, HERE, "/tmp/ringside-file", 0);
  int child = fork();
  if (child == 0) {
    sys(SYS_setuid, 12345);
    CASE("somebody else", mount("/tmp/ringside-mount", "tmpfs", 0, 0));
    CASE("with a type that is none", mount("/tmp/ringside-mount", "nonsense", 0, 0));
    CASE("at no place", mount("/tmp/ringside-nothing", "tmpfs", 0, 0));
    CASE("to unmount", unmount("/tmp/ringside-mount", 0));
    exit(0);
  }
  wait_for(child, 0);
}

static void place(void) {
  int before = device("/tmp/ringside-mount");
  make("/tmp/ringside-mount/under");
  CASE("mounted", mount("/tmp/ringside-mount", "tmpfs", 0, "size=8k,mode=0750"));
  CASE("mode", mode("/tmp/ringside-mount"));
  CASE("another device", device("/tmp/ringside-mount") != before);
  CASE("the same above", device("/tmp/ringside-mount/..") == before);
  CASE("what was there", is_there("/tmp/ringside-mount/under"));
  CASE("something new", make("/tmp/ringside-mount/new"));
  CASE("moved out", sys(SYS_renameat2, HERE, "/tmp/ringside-mount/new", HERE, "/tmp/ringside-new", 0));
  CASE("linked out", sys(SYS_linkat, HERE, "/tmp/ringside-mount/new", HERE, "/tmp/ringside-new", 0));
  CASE("removed", sys(SYS_unlinkat, HERE, "/tmp/ringside-mount", REMOVE_FOLDER));
  CASE("moved", sys(SYS_renameat2, HERE, "/tmp/ringside-mount", HERE, "/tmp/ringside-moved", 0));
  uint64_t how[3] = {0, 0, 1}; /* RESOLVE_NO_XDEV */
  CASE("in one file system", sys(SYS_openat2, HERE, "/tmp/ringside-mount/new", how, 24));
  char path[64];
  sys(SYS_chdir, "/tmp/ringside-mount");
  CASE("path", sys(SYS_getcwd, path, 64));
  CASE("stood in", unmount("/tmp/ringside-mount", 0));
  sys(SYS_chdir, "..");
  CASE("one up", sys(SYS_getcwd, path, 64));
  int fd = (int)sys(SYS_openat, HERE, "/tmp/ringside-mount/new", READ_WRITE, 0);
  CASE("open", unmount("/tmp/ringside-mount", 0));
  CASE("open, by force", unmount("/tmp/ringside-mount", FORCE));
  CASE("two pages", sys(SYS_write, fd, bytes, 2 * PAGE));
  CASE("no more", sys(SYS_write, fd, bytes, 1));
  CASE("nor set aside", sys(SYS_fallocate, fd, 0, 2 * PAGE, 0, 1, 0));
  CASE("a hole", sys(SYS_fallocate, fd, 3, 0, 0, PAGE, 0));
  CASE("is room", sys(SYS_write, fd, bytes, PAGE));
  sys(SYS_ftruncate64, fd, 0, 0);
  CASE("cut is room", sys(SYS_write, fd, bytes, PAGE));
  sys(SYS_close, fd);
  sys(SYS_mkdirat, HERE, "/tmp/ringside-mount/in", 0700);
  CASE("one in it", mount("/tmp/ringside-mount/in", "tmpfs", 0, 0));
  CASE("holds it", unmount("/tmp/ringside-mount", 0));
  CASE("away", unmount("/tmp/ringside-mount/in", 0));
  CASE("over it", mount("/tmp/ringside-mount", "tmpfs", READ_ONLY, 0));
  CASE("read-only", make("/tmp/ringside-mount/new"));
  CASE("standard mode", mode("/tmp/ringside-mount"));
  CASE("away again", unmount("/tmp/ringside-mount/", 0));
  CASE("the one below", is_there("/tmp/ringside-mount/new"));
  CASE("gone, too", unmount("/tmp/ringside-mount", NO_FOLLOW));
  CASE("as at first", is_there("/tmp/ringside-mount/under"));
  CASE("no more", unmount("/tmp/ringside-mount", 0));
}

static void ends(void) {
  char path[64];
  mount("/tmp/ringside-mount", "tmpfs", 0, 0);
  int fd = (int)sys(SYS_openat, HERE, "/tmp/ringside-mount/open", CREATE | READ_WRITE, 0600);
  int notes = (int)sys(SYS_inotify_init1, NONBLOCK);
  CASE("watched", sys(SYS_inotify_add_watch, notes, "/tmp/ringside-mount", 0xfff));
  CASE("lazily", unmount("/tmp/ringside-mount", DETACH));
  CASE("out of sight", is_there("/tmp/ringside-mount/open"));
  CASE("still there", sys(SYS_write, fd, "abc", 3));
  CASE("closed", sys(SYS_close, fd));
  int got = (int)sys(SYS_read, notes, bytes, sizeof bytes);
  for (int i = 0; i < got; i += 16 + ((int *)(bytes + i))[3]) {
    print("%d %x\n", ((int *)(bytes + i))[0], ((int *)(bytes + i))[1]);
  }
  mount("/tmp/ringside-mount", "tmpfs", 0, "mode=700");
  sys(SYS_inotify_add_watch, notes, "/tmp/ringside-mount", 0xfff);
  CASE("for good", unmount("/tmp/ringside-mount", 0));
  got = (int)sys(SYS_read, notes, bytes, sizeof bytes);
  for (int i = 0; i < got; i += 16 + ((int *)(bytes + i))[3]) {
    print("%d %x\n", ((int *)(bytes + i))[0], ((int *)(bytes + i))[1]);
  }
  sys(SYS_chdir, "/");
  sys(SYS_getcwd, path, 64);
}

int main(void) {
  sys(SYS_mkdirat, HERE, "/tmp/ringside-mount", 0755);
  errors();
  place();
  ends();
  sys(SYS_unlinkat, HERE, "/tmp/ringside-mount/under", 0);
  CASE("removed", sys(SYS_unlinkat, HERE, "/tmp/ringside-mount", REMOVE_FOLDER));
  return 0;
}
