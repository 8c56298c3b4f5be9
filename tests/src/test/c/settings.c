/* What stands in /proc and /dev from the start: limits and names, the first process, devices, folders for all. */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { HERE = -100, READ_WRITE = 2, SYS_statfs64_bytes = 88 };

static char text[4096];

static int read_it(const char *path) {
  int fd = (int)sys(SYS_openat, HERE, path, 0, 0);
  if (fd < 0) {
    return fd;
  }
  int got = (int)sys(SYS_read, fd, text, sizeof text - 1);
  sys(SYS_close, fd);
  text[got < 0 ? 0 : got] = 0;
  return got;
}

/* 2: a number in a line, 1: another line, 0: none. */
static int kind(const char *path) {
  int got = read_it(path), at = 0;
  while (at < got && ((text[at] >= '0' && text[at] <= '9') || text[at] == '-')) {
    at++;
  }
  return got <= 1 || text[got - 1] != '\n' ? 0 : text[at] == '\n' ? 2 : 1;
}

static int words(void) {
  int words = 0;
  for (int i = 0; text[i]; i++) {
    words += text[i] > ' ' && (i == 0 || text[i - 1] <= ' ');
  }
  return words;
}

static int mode(const char *path) {
  union { char bytes[256]; unsigned short halves[128]; } status;
  long result = sys(SYS_statx, HERE, path, 0, 0x7ff, &status);
  return result < 0 ? (int)result : status.halves[14];
}

static const char *const SETTINGS[] = {
  "kernel/hostname", "kernel/domainname", "kernel/osrelease", "kernel/ostype", "kernel/version", "kernel/pid_max",
  "kernel/threads-max", "kernel/tainted", "kernel/cap_last_cap", "kernel/ngroups_max", "kernel/core_pattern",
  "kernel/msgmax", "kernel/msgmni", "kernel/shmmni", "kernel/random/boot_id", "kernel/random/uuid",
  "kernel/random/entropy_avail", "kernel/random/poolsize", "kernel/randomize_va_space", "fs/file-max", "fs/nr_open",
  "fs/pipe-max-size", "fs/lease-break-time", "fs/leases-enable", "fs/overflowuid", "fs/overflowgid",
  "fs/inotify/max_queued_events", "fs/inotify/max_user_instances", "fs/inotify/max_user_watches",
  "fs/mqueue/msg_max", "fs/mqueue/msg_default", "fs/mqueue/msgsize_max", "fs/mqueue/msgsize_default",
  "fs/mqueue/queues_max", "vm/overcommit_memory", "vm/max_map_count", "fs/nothing"
};

int main(void) {
  char path[64] = "/proc/sys/", first[64];
  for (unsigned i = 0; i < sizeof SETTINGS / sizeof *SETTINGS; i++) {
    memcpy(path + 10, SETTINGS[i], strlen(SETTINGS[i]) + 1);
    CASE(SETTINGS[i], kind(path));
  }
  read_it("/proc/sys/kernel/random/uuid");
  memcpy(first, text, 37);
  CASE("length of an identifier", strlen(text));
  CASE("its version", text[14]);
  read_it("/proc/sys/kernel/random/uuid");
  CASE("another each time", memcmp(first, text, 36) != 0);
  read_it("/proc/sys/kernel/random/boot_id");
  memcpy(first, text, 37);
  read_it("/proc/sys/kernel/random/boot_id");
  CASE("the same each time", memcmp(first, text, 36) == 0);
  read_it("/proc/sys/kernel/ostype");
  CASE("Linux", strcmp(text, "Linux\n") == 0);
  read_it("/proc/sys/fs/lease-break-time");
  CASE("seconds", text[0] == '4' && text[1] == '5');
  CASE("the first process", read_it("/proc/1/stat") > 0);
  CASE("is", text[0] == '1' && text[1] == ' ');
  CASE("its status", read_it("/proc/1/status") > 0);
  CASE("its name", kind("/proc/1/comm"));
  CASE("mounts", read_it("/proc/self/mounts") > 0);
  CASE("mountinfo", read_it("/proc/self/mountinfo") > 0);
  for (int i = 0; text[i]; i++) {
    if (text[i] == '\n') {
      text[i] = 0; /* the first line alone */
    }
  }
  CASE("of at least ten words", words() >= 10);
  CASE("load", kind("/proc/loadavg"));
  CASE("five words", words());
  CASE("file systems", read_it("/proc/filesystems") > 0);
  CASE("processors", read_it("/proc/cpuinfo") > 0);
  int full = (int)sys(SYS_openat, HERE, "/dev/full", READ_WRITE, 0);
  text[0] = 1;
  CASE("from full", sys(SYS_read, full, text, 4));
  CASE("zeros", text[0]);
  CASE("to full", sys(SYS_write, full, text, 4));
  CASE("full at a place", sys(SYS_pwrite64, full, text, 4, 0, 0));
  CASE("mode of full", mode("/dev/full"));
  CASE("mode of shm", mode("/dev/shm"));
  CASE("mode of tmp", mode("/tmp"));
  unsigned system[22] = {0};
  CASE("proc", sys(SYS_statfs64, "/proc/sys", SYS_statfs64_bytes, system));
  CASE("its kind", system[0]);
  CASE("shm", sys(SYS_statfs64, "/dev/shm", SYS_statfs64_bytes, system));
  CASE("its kind", system[0]);
  return 0;
}
