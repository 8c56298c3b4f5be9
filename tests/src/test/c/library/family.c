/* Processes, pipes and signals as a textbook uses them. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t caught, rang;
static sigjmp_buf back;

static void catch(int signal) {
  caught = signal;
}

static void ring(int signal) {
  (void)signal;
  rang++;
}

static void describe(const char *what, int status) {
  if (WIFEXITED(status)) {
    printf("%s: exit %d\n", what, WEXITSTATUS(status));
  } else if (WIFSIGNALED(status)) {
    printf("%s: signal %d, %s\n", what, WTERMSIG(status), strsignal(WTERMSIG(status)));
  } else if (WIFSTOPPED(status)) {
    printf("%s: stopped by %d\n", what, WSTOPSIG(status));
  } else if (WIFCONTINUED(status)) {
    printf("%s: continued\n", what);
  }
}

static void children(void) {
  int status;
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    exit(300);
  }
  printf("%d ", wait(&status) == child);
  describe("child", status);
  if ((child = fork()) == 0) {
    pause();
  }
  kill(child, SIGSTOP);
  waitpid(child, &status, WUNTRACED);
  describe("child", status);
  kill(child, SIGCONT);
  waitpid(child, &status, WCONTINUED);
  describe("child", status);
  printf("%d ", (int)waitpid(child, &status, WNOHANG));
  kill(child, SIGTERM);
  waitpid(child, &status, 0);
  describe("child", status);
  int none = wait(0);
  printf("%d %d\n", none, errno == ECHILD);
}

static void pipes(void) {
  int ends[2];
  char text[32];
  if (pipe(ends) < 0) {
    perror("pipe");
  }
  fflush(stdout);
  if (fork() == 0) {
    close(ends[0]);
    dup2(ends[1], STDOUT_FILENO);
    close(ends[1]);
    printf("from the child"); /* written at its exit */
    exit(0);
  }
  close(ends[1]);
  ssize_t length = read(ends[0], text, sizeof text - 1);
  text[length] = 0;
  printf("%zd '%s' ", length, text);
  printf("%zd\n", read(ends[0], text, 1));
  close(ends[0]);
  wait(0);
  signal(SIGPIPE, SIG_IGN);
  if (pipe(ends) == 0) {
    close(ends[0]);
    ssize_t written = write(ends[1], "x", 1);
    printf("%zd %d\n", written, errno == EPIPE);
    close(ends[1]);
  }
}

static void signals(void) {
  struct sigaction action = {.sa_handler = catch}, old;
  sigset_t set, pending;
  sigemptyset(&action.sa_mask);
  sigaction(SIGUSR1, &action, &old);
  printf("%d ", old.sa_handler == SIG_DFL);
  raise(SIGUSR1);
  printf("%d ", caught);
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  sigprocmask(SIG_BLOCK, &set, 0);
  caught = 0;
  kill(getpid(), SIGUSR1);
  sigpending(&pending);
  printf("%d %d ", caught, sigismember(&pending, SIGUSR1));
  sigfillset(&set);
  sigdelset(&set, SIGUSR1);
  int suspended = sigsuspend(&set);
  printf("%d %d ", suspended, errno == EINTR);
  printf("%d\n", caught);
  signal(SIGALRM, ring);
  alarm(1);
  printf("%d ", pause());
  printf("%d %u\n", rang, alarm(0));
  fflush(stdout);
  if (fork() == 0) {
    abort();
  }
  int status;
  wait(&status);
  printf("%d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

static void fault(int signal) {
  siglongjmp(back, signal);
}

static void jumps(void) {
  signal(SIGSEGV, fault);
  for (volatile int i = 0; i < 2; i++) { /* the second time works only if the mask was restored */
    int how = sigsetjmp(back, 1);
    if (how == 0) {
      *(volatile int *)16 = 1;
    }
    printf("%d ", how);
  }
  jmp_buf here;
  volatile int count = 0;
  int value = setjmp(here);
  if (count++ < 2) {
    longjmp(here, count - 1);
  }
  printf("%d %d\n", value, count);
}

static void shared(void) {
  int *word = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  fflush(stdout);
  if (fork() == 0) {
    *word = 42;
    _exit(0);
  }
  wait(0);
  printf("%d ", *word);
  printf("%d\n", munmap(word, 4096));
}

static void at_the_end(void) {
  puts("the end");
}

int main(void) {
  atexit(at_the_end);
  children();
  pipes();
  signals();
  jumps();
  shared();
  return 3;
}
