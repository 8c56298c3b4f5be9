/*
 * execve: how long a string may be, how many bytes all of them, and what does not outlive it. The
 * program calls itself; execs.txt is what Linux prints, which needs to know riscv32 files for that.
 */
#include "net.h"

enum { LIMIT_STACK = 3, PR_SET_DUMPABLE = 4, PR_GET_DUMPABLE = 3 };

static char path[64] = "/bin/";
static char text[140010];
static char *many[100010];

int main(int argc, char **argv, char **envp);

/* Calls ourselves; returns what it answers where that fails. */
static int call(char **argv, char **envp) {
  return (int)sys(SYS_execve, path, argv, envp);
}

static void in_child(const char *what, char **argv, char **envp) {
  int how, child = fork();
  if (child == 0) {
    print("%s: %d\n", what, call(argv, envp));
    exit(1);
  }
  wait_for(child, &how);
}

static void long_strings(void) {
  int lengths[] = {10, 4000, 4093, 4094, 5000, 100000, 131000, 131071, 131072, 140000};
  char *argv[] = {"execs", "length", 0, 0}, *envp[] = {0, 0};
  memset(text, 'x', sizeof text);
  memcpy(text, "X=", 2);
  for (int i = 0; i < 10; i++) {
    text[lengths[i]] = 0;
    argv[2] = text;
    in_child("argument", argv, envp);
    argv[2] = 0;
    envp[0] = text;
    in_child("environment", argv, envp);
    envp[0] = 0;
    text[lengths[i]] = 'x';
  }
}

static void many_strings(int count) {
  char *envp[] = {0};
  many[0] = "execs";
  many[1] = "count";
  for (int i = 2; i < count; i++) {
    many[i] = "ten bytes";
  }
  many[count] = 0;
  in_child("many", many, envp);
}

/* A quarter of the stack's limit, but not less than 128 KiB: strings of 10 bytes, pointers of 4. */
static void limits(void) {
  uint64_t old[2], wanted[2] = {1 << 20, 8 << 20};
  many_strings(1000);
  many_strings(30000);
  many_strings(100000);
  sys(SYS_prlimit64, 0, LIMIT_STACK, 0, old);
  wanted[1] = old[1];
  sys(SYS_prlimit64, 0, LIMIT_STACK, wanted, 0);
  many_strings(18000);
  many_strings(19000);
  wanted[0] = 256 << 10;
  sys(SYS_prlimit64, 0, LIMIT_STACK, wanted, 0);
  many_strings(9000);
  many_strings(9500);
  sys(SYS_prlimit64, 0, LIMIT_STACK, old, 0);
}

static void odd_arguments(void) {
  char *none[] = {0}, *bad[] = {"execs", (char *)16, 0};
  in_child("no arguments", none, none);
  in_child("null arguments", 0, 0);
  in_child("a bad string", bad, none);
  in_child("a bad array", (char **)16, none);
  in_child("a bad environment", none, (char **)0xf0000000);
}

/* POSIX timers and handlers end; alarms, ignored signals and the mask stay. */
static void what_ends(void) {
  char *argv[] = {"execs", "alive", 0}, *envp[] = {0};
  int child = fork();
  if (child == 0) {
    int event[16] = {0, SIGTERM, 0}, id;
    struct timespec soon[2] = {{0, 0}, {0, 100000000}};
    int later[4] = {0, 0, 100, 0};
    sys(SYS_timer_create, 0, event, &id);
    sys(SYS_timer_settime64, id, 0, soon, 0);
    sys(SYS_setitimer, 0, later, 0);
    on_signal(SIGUSR1, main, 0);
    on_signal(SIGUSR2, SIG_IGN, 0);
    block(SET(SIGHUP));
    sys(SYS_prctl, PR_SET_DUMPABLE, 0, 0, 0, 0);
    call(argv, envp);
    exit(1);
  }
  int how, status = wait_for(child, &how);
  print("ended: %d %d\n", how, status);
}

static int alive(void) {
  struct sigaction action;
  struct timespec left[2];
  uint64_t mask = 0;
  int alarm[4] = {0, 0, 0, 0};
  sleep_ms(300);
  CASE("alive, and no timer", sys(SYS_timer_gettime64, 0, left));
  sys(SYS_getitimer, 0, alarm);
  CASE("an alarm", alarm[2] >= 99);
  sys(SYS_rt_sigaction, SIGUSR1, 0, &action, 8);
  CASE("handler", (int)(long)action.handler);
  sys(SYS_rt_sigaction, SIGUSR2, 0, &action, 8);
  CASE("ignored", (int)(long)action.handler);
  sys(SYS_rt_sigprocmask, SIG_BLOCK, 0, &mask, 8);
  CASE("mask", mask);
  CASE("dumpable", sys(SYS_prctl, PR_GET_DUMPABLE, 0, 0, 0, 0));
  return 3;
}

int main(int argc, char **argv, char **envp) {
  if (argc <= 1 && (argc == 0 || argv[0][0] == 0)) {
    print("%d arguments, the first of %d bytes\n", argc, argc ? (int)strlen(argv[0]) : -1);
    return 0;
  }
  if (argc > 1) {
    switch (argv[1][0]) {
    case 'l':
      print("%d %d\n", argc > 2 ? (int)strlen(argv[2]) : 0, envp[0] ? (int)strlen(envp[0]) : 0);
      return 0;
    case 'c':
      print("%d arguments, the last: %s\n", argc, argv[argc - 1]);
      return 0;
    default:
      return alive();
    }
  }
  if (argv[0][0] == '/') {
    memcpy(path, argv[0], strlen(argv[0]) + 1);
  } else {
    memcpy(path + 5, argv[0], strlen(argv[0]) + 1);
  }
  long_strings();
  limits();
  odd_arguments();
  what_ends();
  return 0;
}
