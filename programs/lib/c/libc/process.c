/* process.c - processes: making them, naming them. */
#include "internal.h"
#include <signal.h>
#include <unistd.h>

pid_t fork(void) {
  struct __thread_record *self = __self();
  /* The child's one thread is the caller's copy: the kernel writes its number there. */
  pid_t child = (pid_t)call(SYS_clone, SIGCHLD | 0x01000000, 0, 0, 0, &self->tid);
  if (child == 0) {
    __threads = 1;
  }
  return child;
}

pid_t vfork(void) {
  return fork();
}

pid_t getpid(void) { return (pid_t)sys(SYS_getpid); }
pid_t getppid(void) { return (pid_t)sys(SYS_getppid); }
pid_t gettid(void) { return (pid_t)sys(SYS_gettid); }
pid_t getpgid(pid_t pid) { return (pid_t)call(SYS_getpgid, pid); }
pid_t getpgrp(void) { return getpgid(0); }
int setpgid(pid_t pid, pid_t group) { return (int)call(SYS_setpgid, pid, group); }
pid_t getsid(pid_t pid) { return (pid_t)call(SYS_getsid, pid); }
pid_t setsid(void) { return (pid_t)call(SYS_setsid); }
uid_t getuid(void) { return (uid_t)sys(SYS_getuid); }
uid_t geteuid(void) { return (uid_t)sys(SYS_geteuid); }
gid_t getgid(void) { return (gid_t)sys(SYS_getgid); }
gid_t getegid(void) { return (gid_t)sys(SYS_getegid); }
int setuid(uid_t user) { return (int)call(SYS_setuid, user); }
int setgid(gid_t group) { return (int)call(SYS_setgid, group); }
