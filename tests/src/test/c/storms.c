/*
 * The kernel's work and nothing else, for the benchmark of what it costs the host: storms WHAT COUNT.
 * COUNT is calls, round trips, turns, children, or KiB; WHAT is a row of the table at the end.
 */
#include "inet.h"
#include "words.h"

enum { FUTEX_WAIT = 0, FUTEX_WAKE = 1, PAGE = 4096, PAGES = 256, PART = 65536 };

static char bytes[PART];

static void join(int child) {
  int how;
  wait_for(child, &how);
}

static void ids(int count) {
  while (count-- > 0) {
    getpid();
  }
}

static void pipes(int count) {
  int there[2], back[2];
  sys(SYS_pipe2, there, 0);
  sys(SYS_pipe2, back, 0);
  int child = fork();
  int in = child ? back[0] : there[0], out = child ? there[1] : back[1];
  char byte = 'x';
  for (int i = 0; i < count; i++) {
    if (child) {
      sys(SYS_write, out, &byte, 1);
    }
    sys(SYS_read, in, &byte, 1);
    if (!child) {
      sys(SYS_write, out, &byte, 1);
    }
  }
  if (!child) {
    exit(0);
  }
  join(child);
}

static void turns(int count) {
  int child = fork();
  for (int i = 0; i < count / 2; i++) {
    sys(SYS_sched_yield);
  }
  if (!child) {
    exit(0);
  }
  join(child);
}

static void children(int count) {
  while (count-- > 0) {
    int child = fork();
    if (!child) {
      exit(0);
    }
    join(child);
  }
}

static void programs(int count) {
  static char *arguments[] = {"storms", "getpid", "0", 0}, *environment[] = {0};
  while (count-- > 0) {
    int child = fork();
    if (!child) {
      sys(SYS_execve, "/proc/self/exe", arguments, environment);
      exit(1);
    }
    join(child);
  }
}

static void pour(int fd, int kibibytes) {
  for (long left = (long)kibibytes * 1024; left > 0;) {
    long done = sys(SYS_write, fd, bytes, left < PART ? left : PART);
    if (done <= 0) {
      exit(1);
    }
    left -= done;
  }
  exit(0);
}

static void drink(int fd, int child) {
  while (sys(SYS_read, fd, bytes, PART) > 0) {
  }
  join(child);
}

static void stream(int kibibytes) {
  int ends[2];
  sys(SYS_pipe2, ends, 0);
  int child = fork();
  if (!child) {
    pour(ends[1], kibibytes);
  }
  sys(SYS_close, ends[1]);
  drink(ends[0], child);
}

static void tcp(int kibibytes) {
  int server = sys(SYS_socket, AF_INET, SOCK_STREAM, 0), port = own_port(0);
  bind_port(server, HERE, port);
  sys(SYS_listen, server, 1);
  int child = fork();
  if (!child) {
    int fd = sys(SYS_socket, AF_INET, SOCK_STREAM, 0);
    connect_port(fd, port);
    pour(fd, kibibytes);
  }
  drink(sys(SYS_accept, server, 0, 0), child);
}

static void faults(int count) {
  while (count > 0) {
    char *area = (char *)sys(SYS_mmap2, 0, PAGES * PAGE, 3, 0x22, -1, 0);
    for (int page = 0; page < PAGES && count > 0; page++, count--) {
      area[page * PAGE] = 1;
    }
    sys(SYS_munmap, area, PAGES * PAGE);
  }
}

/* Two processes hand a word to and fro that both see. */
static void futexes(int count) {
  volatile int *word = (int *)sys(SYS_mmap2, 0, PAGE, 3, 0x21, -1, 0);
  int child = fork(), mine = child ? 0 : 1, seen;
  for (int i = 0; i < count; i++) {
    while ((seen = *word) % 2 != mine) {
      sys(SYS_futex_time64, word, FUTEX_WAIT, seen, 0, 0, 0);
    }
    ++*word;
    sys(SYS_futex_time64, word, FUTEX_WAKE, 1, 0, 0, 0);
  }
  if (!child) {
    exit(0);
  }
  join(child);
}

static const struct {
  const char *name;
  void (*run)(int);
} storms[] = {
  {"getpid", ids}, {"pipe", pipes}, {"yield", turns}, {"fork", children}, {"exec", programs},
  {"stream", stream}, {"tcp", tcp}, {"fault", faults}, {"futex", futexes},
};

int main(int argc, char **argv) {
  for (unsigned i = 0; argc > 2 && i < sizeof storms / sizeof *storms; i++) {
    if (same(argv[1], storms[i].name)) {
      storms[i].run(number(argv[2]));
      return 0;
    }
  }
  return 1;
}
