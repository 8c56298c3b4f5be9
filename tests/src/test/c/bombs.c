/* Programs that take all they can get: each says where the limit was, and that life goes on. */
#include "inet.h"

enum { MOST = 40000, PAGE = 4096, CREAT = 0100, RDWR = 2, NONBLOCK = 04000, AT_FDCWD = -100 };

static int pids[MOST];
static char bytes[8192];
static volatile int handled;

static void note(int signal) {
  handled += signal > 0;
}

static void rest(void) {
  for (;;) {
    sys(SYS_ppoll_time64, 0, 0, 0, 0, 8);
  }
}

/* Children until fork refuses; then all are killed, and there may be one again. */
static void children(int linger) {
  int count = 0, pid;
  while (count < MOST && (pid = fork()) > 0) {
    pids[count++] = pid;
  }
  if (pid == 0) {
    if (linger) {
      rest();
    }
    exit(0);
  }
  uint64_t limit[2];
  sys(SYS_prlimit64, 0, 6, 0, limit);
  print("fork: %d\n", pid);
  print("children: %s\n", count == (int)limit[0] - 1 ? "all but one" : "fewer");
  for (int i = 0; i < count; i++) {
    sys(SYS_kill, pids[i], SIGKILL);
    wait_for(pids[i], 0);
  }
  print("left: %d\n", (int)sys(SYS_waitid, 0, 0, 0, 4, 0));
  pid = fork();
  if (pid == 0) {
    exit(7);
  }
  print("once more: %d\n", wait_for(pid, 0));
}

static void forks(void) {
  children(1);
}

static void zombies(void) {
  children(0);
}

/* Every process forks until nobody can: as long as their parent lets them. */
static void wild(void) {
  int pid = fork();
  if (pid == 0) {
    for (;;) {
      fork();
    }
  }
  sleep_ms(20);
  print("fork: %d\n", fork() < 0 ? -1 : 0);
  sys(SYS_kill, 0, SIGKILL);
}

static void sleeper(void *unused) {
  (void)unused;
  rest();
}

static void threads(void) {
  int count = 0;
  long tid;
  char *stacks = (char *)sys(SYS_mmap2, 0, 2 << 20, 3, 0x22, -1, 0);
  do {
    count++;
    tid = spawn(0x50f00, stacks + count * 1024, 0, 0, 0, sleeper, 0);
  } while (tid > 0 && count < 8000);
  print("clone: %d\n", (int)tid);
}

/* The child takes pages until it is ended; or is refused room for them. */
static void memory(void) {
  int how;
  int child = fork();
  if (child == 0) {
    for (;;) {
      char *pages = (char *)sys(SYS_mmap2, 0, 16 * PAGE, 3, 0x22, -1, 0);
      if ((unsigned)pages >= 0xfffff000u) {
        exit(-(int)pages);
      }
      for (int i = 0; i < 16; i++) {
        pages[i * PAGE] = 1;
      }
    }
  }
  int status = wait_for(child, &how);
  print("child: %s\n", how == 2 && status == 9 ? "killed" : how == 1 && status == ENOMEM ? "refused" : "?");
}

/* Regions that can't be joined, not one page of them touched. */
static void regions(void) {
  long at;
  int count = 0;
  do {
    at = sys(SYS_mmap2, 0x40000000 + count * 2 * PAGE, PAGE, 1, 0x32, -1, 0);
    count++;
  } while (at > 0 || at < -4095);
  print("mmap: %d\n", (int)at);
  print("munmap: %d\n", (int)sys(SYS_munmap, 0x40000000, count * 2 * PAGE));
}

/* Pipes until there are no descriptors; then bytes until there is no room. */
static void pipes(void) {
  int ends[2], last[2] = {-1, -1}, count = 0, full = 0, lacking = 0;
  long result;
  while ((result = sys(SYS_pipe2, ends, NONBLOCK)) == 0) {
    pids[count++] = ends[1];
    last[0] = ends[0];
    last[1] = ends[1];
  }
  print("pipe2: %d\n", (int)result);
  for (int i = 0; i < count; i++) {
    while ((result = sys(SYS_write, pids[i], bytes, sizeof bytes)) > 0) {
    }
    full += result == -EAGAIN;
    lacking += result == -ENOMEM;
  }
  print("write: %s\n", full + lacking == count ? "EAGAIN or ENOMEM" : "?");
  print("some full: %d\n", full > 0);
  sys(SYS_close, last[0]);
  print("close: %d\n", (int)sys(SYS_close, last[1]));
}

static void descriptors(void) {
  long fd, events, files = 0;
  while ((events = sys(SYS_eventfd2, 0, 0)) >= 0) {
    files++;
  }
  print("eventfd2: %d\n", (int)events);
  fd = sys(SYS_dup, 0);
  print("dup: %d\n", (int)fd);
  print("epoll_create1: %d\n", (int)sys(SYS_epoll_create1, 0));
  print("timerfd_create: %d\n", (int)sys(SYS_timerfd_create, 1, 0));
}

/* Real-time signals are queued, each with its own value, until RLIMIT_SIGPENDING. */
static void signals(void) {
  unsigned info[32] = {40, 0, (unsigned)-1};
  uint64_t limit[2], set = SET(40);
  struct timespec none = {0, 0};
  int count = 0;
  long result;
  block(set);
  while ((result = sys(SYS_rt_sigqueueinfo, getpid(), 40, info)) == 0 && count < MOST) {
    count++;
  }
  sys(SYS_prlimit64, 0, 11, 0, limit);
  print("rt_sigqueueinfo: %d\n", (int)result);
  print("queued: %s\n", count == (int)limit[0] ? "as many as the limit" : "another number");
  print("kill: %d\n", (int)sys(SYS_kill, getpid(), 40));
  while (sys(SYS_rt_sigtimedwait_time64, &set, 0, &none, 8) > 0) {
    count--;
  }
  print("not taken: %d\n", count > 0);
}

/* Timers with the shortest times that there are. */
static void timers(void) {
  on_signal(SIGALRM, note, SA_RESTART);
  long soon[4] = {0, 1, 0, 1};
  struct timespec nano[2] = {{0, 1}, {0, 1}};
  uint64_t times = 0;
  int fd = (int)sys(SYS_timerfd_create, 1, 0);
  sys(SYS_timerfd_settime64, fd, 0, nano, 0);
  sys(SYS_setitimer, 0, soon, 0);
  sleep_ms(2);
  while (handled < 100) {
  }
  long never[4] = {0, 0, 0, 0};
  print("stop: %d\n", (int)sys(SYS_setitimer, 0, never, 0));
  print("read: %d\n", (int)sys(SYS_read, fd, &times, 8));
  print("often: %d\n", times > 1000);
}

static void messages(void) {
  long type[2] = {1, 0};
  long queue, result = 0;
  int empty = 0, count = 0;
  queue = sys(SYS_msgget, 0, 0600);
  while ((result = sys(SYS_msgsnd, queue, type, 0, NONBLOCK)) == 0) {
    empty++;
  }
  print("msgsnd of nothing: %s\n", result == -EAGAIN || result == -ENOMEM ? "EAGAIN or ENOMEM" : "?");
  while (count < MOST && (queue = sys(SYS_msgget, 0, 0600)) >= 0) {
    pids[count++] = (int)queue;
    for (int i = 0; i < 20; i++) {
      sys(SYS_msgsnd, queue, type, 0, NONBLOCK);
    }
  }
  print("msgget: %s\n", queue == -ENOSPC || queue == -ENOMEM ? "ENOSPC or ENOMEM" : "?");
  print("msgctl: %d\n", (int)sys(SYS_msgctl, pids[0], 0, 0));
  print("msgget: %d\n", sys(SYS_msgget, 0, 0600) < 0);
}

static void semaphores(void) {
  long set;
  int count = 0;
  while (count < MOST && (set = sys(SYS_semget, 0, 1, 0600)) >= 0) {
    pids[count++] = (int)set;
  }
  print("semget: %s\n", set == -ENOSPC || set == -ENOMEM ? "ENOSPC or ENOMEM" : "?");
  print("semctl: %d\n", (int)sys(SYS_semctl, pids[0], 0, 0, 0));
  print("semget: %d\n", sys(SYS_semget, 0, 1, 0600) < 0);
}

/* What a process wants undone takes as much room as its sets. */
static void undoing(void) {
  struct { unsigned short semaphore; short change, flags; } give = {0, 1, 0x1000};
  long set = 0, result = 0;
  int count = 0;
  while (count < MOST && (set = sys(SYS_semget, 0, 8000, 0600)) >= 0) {
    pids[count++] = (int)set;
  }
  sys(SYS_semctl, pids[0], 0, 0, 0);
  sys(SYS_semctl, pids[1], 0, 0, 0);
  for (int i = 2; i < count && result == 0; i++) {
    result = sys(SYS_semtimedop_time64, pids[i], &give, 1, 0);
  }
  print("semtimedop: %d\n", (int)result);
}

static void segments(void) {
  long id;
  int count = 0;
  while (count < MOST && (id = sys(SYS_shmget, 0, 1 << 20, 0600)) >= 0) {
    pids[count++] = (int)id;
  }
  print("shmget: %s\n", id == -ENOSPC || id == -ENOMEM ? "ENOSPC or ENOMEM" : "?");
  print("shmctl: %d\n", (int)sys(SYS_shmctl, pids[0], 0, 0));
}

/* A file that grows for ever, and names without end. */
static void files(void) {
  long fd = sys(SYS_openat, AT_FDCWD, "/tmp/long", CREAT | RDWR, 0600), result;
  while ((result = sys(SYS_write, fd, bytes, sizeof bytes)) > 0) {
  }
  print("write: %s\n", result == -ENOSPC || result == -ENOMEM ? "ENOSPC or ENOMEM" : "?");
  print("ftruncate64: %d\n", (int)sys(SYS_ftruncate64, fd, 0, 0));
  print("write: %d\n", (int)sys(SYS_write, fd, bytes, 100));
  char name[] = "/tmp/aaaaa";
  int count = 0;
  do {
    for (int i = 5, n = count; i < 10; i++, n /= 26) {
      name[i] = (char)('a' + n % 26);
    }
    fd = sys(SYS_openat, AT_FDCWD, name, CREAT | RDWR, 0600);
    sys(SYS_close, fd);
    count++;
  } while (fd >= 0 && count < MOST);
  print("openat: %s\n", fd == -ENOSPC || fd == -ENOMEM ? "ENOSPC or ENOMEM" : "?");
  print("unlinkat: %d\n", (int)sys(SYS_unlinkat, AT_FDCWD, "/tmp/aaaaa", 0));
}

static int deeper(int depth) {
  volatile char here[1000];
  here[0] = (char)depth;
  return depth < 0 ? 0 : deeper(depth + 1) + here[0];
}

static void recursion(void) {
  int how;
  int child = fork();
  if (child == 0) {
    exit(deeper(0));
  }
  print("signal: %d\n", wait_for(child, &how));
  print("dumped or killed: %d\n", how == 2 || how == 3);
}

/* Record locks of one byte each, never two side by side, of many files: each is compared with those of its file. */
static void locks(void) {
  enum { FILES = 200 };
  char name[] = "/tmp/aa";
  long fd[FILES], result;
  int count = 0;
  for (int i = 0; i < FILES; i++) {
    name[5] = 'a' + i / 20;
    name[6] = 'a' + i % 20;
    fd[i] = sys(SYS_openat, AT_FDCWD, name, CREAT | RDWR, 0600);
  }
  do {
    struct { short type, whence; int64_t start, length; int pid; } lock = {1, 0, 2 * count, 1, 0};
    result = sys(SYS_fcntl64, fd[count % FILES], 13, &lock);
    count++;
  } while (result == 0 && count < 2000000);
  print("fcntl64: %d\n", (int)result);
}

/* Takes all that is queued at a socket, and says how many bytes. */
static int queued(int fd) {
  int total = 0, size;
  while ((size = sys(SYS_recvfrom, fd, bytes, sizeof bytes, MSG_DONTWAIT, 0, 0)) > 0) {
    total += size;
  }
  return total;
}

static long flood(int fd, unsigned address, int port, int size) {
  struct inet to = at(address, port);
  return sys(SYS_sendto, fd, bytes, size, 0, &to, sizeof to);
}

/* Messages to sockets that nobody reads: first to one of them, then to as many as there can be. */
static void packets(void) {
  static int sockets[300];
  int sender = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0), count = 0;
  long sent = 0;
  while ((sockets[count] = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0)) >= 0) {
    bind_port(sockets[count], HERE, 3000 + count);
    count++;
  }
  print("socket: %d\n", sockets[count]);
  for (int i = 0; i < 1000; i++) {
    flood(sender, HERE, 3000, 1000);
  }
  int kept = queued(sockets[0]);
  print("some dropped: %d\n", kept > 100000 && kept <= 212992);
  for (int i = 0; sent >= 0 && i < MOST; i++) {
    sent = flood(sender, HERE, 3000 + i % count, 1000);
  }
  print("sendto: %d\n", (int)sent);
  for (int i = 1; i < count; i++) {
    sys(SYS_close, sockets[i]);
  }
  queued(sockets[0]);
  flood(sender, HERE, 3000, 5);
  print("again: %d\n", (int)sys(SYS_read, sockets[0], bytes, sizeof bytes));
}

/* The same from another computer. */
static void shower(void) {
  int sender = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  for (int i = 0; i < 5000; i++) {
    flood(sender, 0x0a000001, 3000, i % 100 ? 1400 : 8000);
  }
}

static void drought(void) {
  int fd = sys(SYS_socket, AF_INET, SOCK_DGRAM, 0);
  bind_port(fd, 0, 3000);
  poll_one(fd, 1, 10000);
  sleep_ms(500);
  int kept = queued(fd);
  print("some dropped: %d\n", kept > 100000 && kept <= 212992);
}

static const struct {
  const char *name;
  void (*run)(void);
} bombs[] = {
  {"packets", packets}, {"shower", shower}, {"drought", drought},
  {"forks", forks}, {"zombies", zombies}, {"wild", wild}, {"threads", threads}, {"memory", memory},
  {"regions", regions}, {"pipes", pipes}, {"descriptors", descriptors}, {"signals", signals},
  {"timers", timers}, {"messages", messages}, {"semaphores", semaphores}, {"segments", segments},
  {"undoing", undoing},
  {"files", files}, {"recursion", recursion}, {"locks", locks},
};

int main(int argc, char **argv) {
  for (unsigned i = 0; argc > 1 && i < sizeof bombs / sizeof *bombs; i++) {
    if (strcmp(argv[1], bombs[i].name) == 0) {
      bombs[i].run();
    }
  }
  return 0;
}
