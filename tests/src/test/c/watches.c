/* What happens to files, told to those who watch them: inotify. */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { SYS_inotify_init1 = 26, SYS_inotify_add_watch = 27, SYS_inotify_rm_watch = 28, SYS_fchmod = 52,
       SYS_fchownat = 54, SYS_fallocate = 47, SYS_truncate64 = 45, SYS_splice = 76 };
enum { HERE = -100, CREATE = 0100, TRUNCATE = 01000, READ_WRITE = 2, NONBLOCK = 04000, CLOEXEC = 02000000,
       DIRECTORY = 0200000, PATH = 010000000, FIONREAD = 0x541b, AT_REMOVEDIR = 0x200 };
enum { ALL = 0xfff, ACCESS = 1, MODIFY = 2, ATTRIB = 4, ONLYDIR = 0x01000000, DONT_FOLLOW = 0x02000000,
       EXCL_UNLINK = 0x04000000, MASK_CREATE = 0x10000000, MASK_ADD = 0x20000000 };
#define ONESHOT 0x80000000u

static char folder[] = "/tmp/ringside-watches", buffer[4096];
static int notes, first_cookie;

static void at(char *to, const char *name) {
  int length = (int)strlen(folder);
  memcpy(to, folder, length);
  to[length] = '/';
  memcpy(to + length + 1, name, strlen(name) + 1);
}

static int watch(const char *name, unsigned mask) {
  char path[64];
  at(path, name);
  return (int)sys(SYS_inotify_add_watch, notes, name[0] ? path : folder, mask);
}

/* Tells all that is queued; cookies by whether there is one, as the first or another. */
static void tell(const char *what) {
  long got;
  print("%s\n", what);
  while ((got = sys(SYS_read, notes, buffer, sizeof buffer)) > 0) {
    for (char *next = buffer; next < buffer + got; next += 16 + ((int *)next)[3]) {
      int *event = (int *)next;
      int cookie = event[2] == 0 ? 0 : event[2] == first_cookie ? 1 : 2;
      if (event[2] && !first_cookie) {
        first_cookie = event[2], cookie = 1;
      }
      print("  %d %x %d %d %s\n", event[0], event[1], cookie, event[3], event[3] ? next + 16 : "-");
    }
  }
  first_cookie = 0;
  if (got != -11) {
    CASE("  end", got);
  }
}

static int open_it(const char *name, int flags) {
  char path[64];
  at(path, name);
  return (int)sys(SYS_openat, HERE, path, flags, 0600);
}

static int gone(const char *name, int flags) {
  char path[64];
  at(path, name);
  return (int)sys(SYS_unlinkat, HERE, path, flags);
}

static int moved(const char *from, const char *to, int flags) {
  char one[64], other[64];
  at(one, from);
  at(other, to);
  return (int)sys(SYS_renameat2, HERE, one, HERE, other, flags);
}

static void errors(void) {
  int ends[2];
  CASE("unknown flag", sys(SYS_inotify_init1, 1));
  notes = (int)sys(SYS_inotify_init1, NONBLOCK | CLOEXEC);
  CASE("closed by exec", sys(SYS_fcntl64, notes, 1, 0));
  CASE("nothing yet", sys(SYS_read, notes, buffer, 100));
  CASE("to write", sys(SYS_write, notes, buffer, 100));
  CASE("no events", watch("", 0));
  CASE("unknown events", watch("", 0x1000));
  CASE("adds and is new", watch("", ALL | MASK_ADD | MASK_CREATE));
  CASE("no descriptor", sys(SYS_inotify_add_watch, 99, folder, ALL));
  CASE("no descriptor, unknown events", sys(SYS_inotify_add_watch, 99, folder, 0x1000));
  sys(SYS_pipe2, ends, 0);
  CASE("no inotify", sys(SYS_inotify_add_watch, ends[0], folder, ALL));
  CASE("no file", watch("nothing", ALL));
  CASE("no path", sys(SYS_inotify_add_watch, notes, "", ALL));
  CASE("bad path", sys(SYS_inotify_add_watch, notes, 16, ALL));
  CASE("no such watch", sys(SYS_inotify_rm_watch, notes, 1));
  CASE("no descriptor to remove from", sys(SYS_inotify_rm_watch, 99, 1));
  CASE("no inotify to remove from", sys(SYS_inotify_rm_watch, ends[0], 1));
  sys(SYS_close, open_it("file", CREATE));
  CASE("only folders", watch("file", ALL | ONLYDIR));
  CASE("a folder", watch("", ALL | ONLYDIR));
  CASE("again", watch("", ACCESS));
  CASE("only new", watch("", ALL | MASK_CREATE));
  CASE("added", watch("", MODIFY | MASK_ADD));
  CASE("a file", watch("file", ALL));
  CASE("removed", sys(SYS_inotify_rm_watch, notes, 1));
  CASE("removed already", sys(SYS_inotify_rm_watch, notes, 1));
  CASE("a new number", watch("", ALL));
  int queued = 0;
  sys(SYS_ioctl, notes, FIONREAD, &queued);
  CASE("bytes", queued);
  CASE("too little room", sys(SYS_read, notes, buffer, 15));
  int entry[2] = {notes, 1};
  CASE("ready", sys(SYS_ppoll_time64, entry, 1, 0, 0, 8));
  tell("then");
  sys(SYS_close, ends[0]);
  sys(SYS_close, ends[1]);
}

static void contents(void) {
  struct iovec part = {buffer, 4}, none = {buffer, 0};
  int fd = open_it("file", READ_WRITE);
  tell("opened");
  sys(SYS_write, fd, "12345678", 8);
  sys(SYS_write, fd, "90", 2);
  tell("written twice");
  sys(SYS_read, fd, buffer, 4);
  tell("read at the end");
  sys(SYS_pread64, fd, buffer, 4, 0, 0);
  sys(69, fd, &part, 1, 0, 0);
  tell("read at places");
  sys(SYS_writev, fd, &part, 1);
  sys(SYS_writev, fd, &none, 1);
  tell("written from places");
  sys(SYS_readv, fd, &none, 1);
  tell("nothing read to places");
  sys(SYS_ftruncate64, fd, 3, 0);
  tell("cut");
  sys(SYS_fallocate, fd, 0, 0, 0, 100, 0);
  tell("set aside");
  sys(SYS_fchmod, fd, 0640);
  tell("mode");
  sys(SYS_utimensat_time64, fd, 0, 0, 0);
  tell("times");
  struct timespec times[2] = {{0, 0x3ffffffe}, {5, 0}};
  sys(SYS_utimensat_time64, fd, 0, times, 0);
  tell("one time");
  sys(SYS_fchownat, fd, "", -1, -1, 0x1000);
  tell("no owner");
  sys(SYS_close, sys(SYS_dup, fd));
  tell("a duplicate");
  sys(SYS_close, fd);
  tell("closed");
  sys(SYS_close, open_it("file", PATH));
  tell("named");
  sys(SYS_close, open_it("file", TRUNCATE | READ_WRITE));
  tell("emptied");
  fd = open_it("", DIRECTORY);
  sys(SYS_getdents64, fd, buffer, sizeof buffer);
  sys(SYS_close, fd);
  tell("listed");
}

static void names(void) {
  char path[64], other[64];
  sys(SYS_close, open_it("new", CREATE | READ_WRITE));
  tell("made");
  at(path, "sub");
  sys(SYS_mkdirat, HERE, path, 0700);
  tell("a folder made");
  at(path, "link");
  sys(SYS_symlinkat, "file", HERE, path);
  tell("a link made");
  at(path, "fifo");
  sys(SYS_mknodat, HERE, path, 010600, 0);
  tell("a fifo made");
  at(path, "file");
  at(other, "second");
  sys(SYS_linkat, HERE, path, HERE, other, 0);
  tell("a second name");
  gone("second", 0);
  tell("and gone");
  int sub = watch("sub", ALL);
  CASE("watched", sub);
  moved("new", "sub/new", 0);
  tell("moved into it");
  moved("sub/new", "newest", 0);
  tell("and out, renamed");
  moved("sub", "folder", 0);
  tell("the folder renamed");
  moved("newest", "file", 0);
  tell("over another");
  sys(SYS_close, open_it("new", CREATE));
  tell("made again");
  moved("new", "folder", 2);
  tell("exchanged");
  moved("new", "folder", 1);
  tell("not moved");
  gone("new", AT_REMOVEDIR);
  tell("folder gone");
  gone("folder", 0);
  gone("link", 0);
  gone("fifo", 0);
  tell("all gone");
}

static void ends(void) {
  int fd = open_it("file", READ_WRITE), own = watch("file", ALL);
  CASE("watched", own);
  gone("file", 0);
  tell("gone, but open");
  sys(SYS_write, fd, "x", 1);
  tell("written");
  sys(SYS_close, fd);
  tell("closed");
  CASE("no more", sys(SYS_inotify_rm_watch, notes, own));
  CASE("without the removed", watch("", ALL | EXCL_UNLINK));
  fd = open_it("file", CREATE | READ_WRITE);
  gone("file", 0);
  tell("made and gone");
  sys(SYS_write, fd, "x", 1);
  sys(SYS_close, fd);
  tell("which nobody hears");
  CASE("once", watch("", ALL | ONESHOT));
  sys(SYS_close, open_it("once", CREATE));
  tell("told");
  CASE("anew", watch("", ALL));
  fd = open_it("once", READ_WRITE);
  moved("once", "twice", 0);
  sys(SYS_write, fd, "x", 1);
  sys(SYS_close, fd);
  tell("moved while open");
  fd = open_it("long-name-with-many-letters", CREATE);
  sys(SYS_close, fd);
  int size = 0;
  sys(SYS_ioctl, notes, FIONREAD, &size);
  CASE("bytes", size);
  CASE("as many as fit", sys(SYS_read, notes, buffer, 100));
  CASE("the next is too long", sys(SYS_read, notes, buffer, 47));
  tell("the rest");
  gone("long-name-with-many-letters", 0);
  gone("twice", 0);
  sys(SYS_unlinkat, HERE, folder, AT_REMOVEDIR);
  tell("the end");
}

static void overflows(void) {
  sys(SYS_close, notes);
  notes = (int)sys(SYS_inotify_init1, NONBLOCK);
  sys(SYS_mkdirat, HERE, folder, 0700);
  watch("", ATTRIB | ACCESS);
  struct timespec times[2] = {{5, 0}, {0, 0x3ffffffe}};
  int fd = (int)sys(SYS_openat, HERE, folder, DIRECTORY, 0), lost = 0, events = 0, got;
  for (int i = 0; i < 8300; i++) {
    sys(SYS_fchmod, fd, 0700);
    sys(SYS_utimensat_time64, fd, 0, times, 0);
  }
  while ((got = (int)sys(SYS_read, notes, buffer, sizeof buffer)) > 0) {
    for (int i = 0; i < got; i += 16) {
      int *event = (int *)(buffer + i);
      lost += event[0] == -1 && event[1] == 0x4000;
      events++;
    }
  }
  CASE("events", events);
  CASE("lost", lost);
  sys(SYS_unlinkat, HERE, folder, AT_REMOVEDIR);
}

static void waits(void) {
  int set = (int)sys(SYS_epoll_create1, 0);
  struct { unsigned events, padding; uint64_t data; } event = {1, 0, 7};
  notes = (int)sys(SYS_inotify_init1, 0);
  sys(SYS_mkdirat, HERE, folder, 0700);
  watch("", ALL);
  CASE("in a set", sys(SYS_epoll_ctl, set, 1, notes, &event));
  CASE("nothing", sys(SYS_epoll_pwait, set, &event, 1, 0, 0, 8));
  int child = fork();
  if (child == 0) {
    sleep_ms(20);
    sys(SYS_close, open_it("file", CREATE));
    exit(0);
  }
  CASE("waited for", sys(SYS_read, notes, buffer, sizeof buffer) > 0);
  wait_for(child, 0);
  gone("file", 0);
  CASE("ready", sys(SYS_epoll_pwait, set, &event, 1, 0, 0, 8));
  sys(SYS_unlinkat, HERE, folder, AT_REMOVEDIR);
}

int main(void) {
  sys(SYS_mkdirat, HERE, folder, 0700);
  errors();
  contents();
  names();
  ends();
  overflows();
  waits();
  return 0;
}
