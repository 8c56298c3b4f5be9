/*
 * What an event costs beside many who have nothing to do with it: crowds WHAT CROWD COUNT.
 * WHAT is a row of the table at the end, CROWD how many there are, COUNT how many events.
 */
#include "ringside.h"
#include "words.h"

enum {
  FUTEX_WAIT = 0, FUTEX_WAKE = 1, PAGE = 4096, SHARED = 0x21, HERE = -100, CREATE = 0102,
  OF_EACH = 200, FAR = 1000000
};

static int gate[2]; /* nobody writes here: who reads it stays */
static volatile int *shared;

static void need(long result) {
  if (result < 0) {
    print("crowds: a call has failed\n");
    exit(1);
  }
}

static void stay(void) {
  char byte;
  sys(SYS_read, gate[0], &byte, 1);
  exit(0);
}

/* Children that make something of theirs ready, and stay; each is waited for until it does. */
static void children(int count, void (*prepare)(void)) {
  for (int i = 0; i < count; i++) {
    int child = fork();
    need(child);
    if (!child) {
      if (prepare) {
        prepare();
      }
      ++*shared;
      stay();
    }
    while (*shared <= i) {
      sys(SYS_sched_yield);
    }
  }
}

static void processes(int count) {
  children(count, 0);
}

static void fork_and_wait(int i) {
  int how, child = fork();
  (void)i;
  need(child);
  if (!child) {
    exit(0);
  }
  wait_for(child, &how);
}

static void ready_turn(int i) {
  (void)i;
  sys(SYS_sched_yield);
}

static void some_timers(void) {
  int event[16] = {0, 0, 1 /* SIGEV_NONE */}, id;
  long long when[4] = {0, 0, FAR, 0};
  for (int i = 0; i < OF_EACH; i++) {
    need(sys(SYS_timer_create, 1, event, &id));
    need(sys(SYS_timer_settime64, id, 0, when, 0));
  }
}

static void timers(int count) {
  children(count / OF_EACH, some_timers);
}

static void short_sleep(int i) {
  long long little[2] = {0, 1000};
  (void)i;
  sys(SYS_clock_nanosleep_time64, 1, 0, little, 0);
}

static void some_files(void) {
  for (int i = 0; i < OF_EACH; i++) {
    need(sys(SYS_dup, gate[0]));
  }
}

static void descriptors(int count) {
  children(count / OF_EACH, some_files);
}

static void open_and_close(int i) {
  (void)i;
  sys(SYS_close, sys(SYS_dup, gate[0]));
}

static void wait_for_ever(void) {
  ++*shared;
  for (;;) {
    sys(SYS_futex_time64, shared + 1, FUTEX_WAIT, 0, 0, 0, 0);
  }
}

static void waiters(int count) {
  for (int i = 0; i < count; i++) {
    int child = fork();
    need(child);
    if (!child) {
      wait_for_ever();
    }
    while (*shared <= i) {
      sys(SYS_sched_yield);
    }
  }
}

static void wake_one(int i) {
  (void)i;
  sys(SYS_futex_time64, shared + 1, FUTEX_WAKE, 1, 0, 0, 0);
  sys(SYS_sched_yield);
}

static const char *name(int i) {
  static char text[] = "/tmp/f0000000";
  for (int at = 12; at > 5; at--, i /= 10) {
    text[at] = (char)('0' + i % 10);
  }
  return text;
}

static void make_file(int i) {
  long file = sys(SYS_openat, HERE, name(i), CREATE, 0600);
  need(file);
  sys(SYS_close, file);
}

static void files(int count) {
  for (int i = 0; i < count; i++) {
    make_file(i);
  }
}

static void new_file(int i) {
  make_file(FAR + i);
  sys(SYS_unlinkat, HERE, name(FAR + i), 0);
}

static const struct {
  const char *name;
  void (*gather)(int);
  void (*event)(int);
} crowds[] = {
  {"fork", processes, fork_and_wait}, {"yield", processes, ready_turn}, {"sleep", timers, short_sleep},
  {"open", descriptors, open_and_close}, {"wake", waiters, wake_one}, {"create", files, new_file},
};

int main(int argc, char **argv) {
  need(sys(SYS_pipe2, gate, 0));
  shared = (int *)sys(SYS_mmap2, 0, PAGE, 3, SHARED, -1, 0);
  for (unsigned i = 0; argc > 3 && i < sizeof crowds / sizeof *crowds; i++) {
    if (same(argv[1], crowds[i].name)) {
      crowds[i].gather(number(argv[2]));
      for (int event = 0; event < number(argv[3]); event++) {
        crowds[i].event(event);
      }
      return 0;
    }
  }
  return 1;
}
