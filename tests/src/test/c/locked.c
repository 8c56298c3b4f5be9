/*
 * Which pages stay in memory, and which are there: mlock and its family, mincore. An ordinary user
 * asks, with a limit of 64 KiB.
 */
#include "pages.h"

enum { CURRENT = 1, FUTURE = 2, ONFAULT = 4 };

static void locks(void) {
  char *at = map(16, READ_WRITE, ANONYMOUS);
  present("nothing touched", at, 16);
  at[PAGE] = 1;
  present("one touched", at, 4);
  CASE("mlock", sys(SYS_mlock, at + 100, 2 * PAGE));
  present("three locked", at, 5);
  CASE("mlock up to the limit", sys(SYS_mlock, at, 16 * PAGE));
  char *more = map(1, READ_WRITE, ANONYMOUS);
  CASE("mlock beyond", sys(SYS_mlock, more, 1));
  CASE("again, what is locked", sys(SYS_mlock, at, 16 * PAGE));
  CASE("madvise locked", sys(SYS_madvise, at, PAGE, 4));
  CASE("munlock", sys(SYS_munlock, at, PAGE));
  CASE("mlock the freed room", sys(SYS_mlock, more, 1));
  CASE("munlock nothing", sys(SYS_munlock, more, 0));
  CASE("munmap frees room", sys(SYS_munmap, at, 16 * PAGE));
  at = map(16, READ_WRITE, ANONYMOUS);
  CASE("mlock fifteen", sys(SYS_mlock, at, 15 * PAGE));
  CASE("mlock sixteen", sys(SYS_mlock, at, 16 * PAGE));
  sys(SYS_munmap, more, PAGE);
  CASE("gap", sys(SYS_munmap, at + 8 * PAGE, PAGE));
  CASE("mlock over a gap", sys(SYS_mlock, at + 7 * PAGE, 4 * PAGE));
  CASE("mlock wraps", sys(SYS_mlock, at + 9 * PAGE, -PAGE));
  CASE("munlockall", sys(SYS_munlockall));
  sys(SYS_munmap, at, 16 * PAGE);
}

static void forbidden(void) {
  char *none = map(1, 0, ANONYMOUS);
  CASE("mlock of no access", sys(SYS_mlock, none, PAGE));
  CASE("munlock of no access", sys(SYS_munlock, none, PAGE));
  char *read = map(2, READ, ANONYMOUS);
  CASE("mlock of read only", sys(SYS_mlock, read, PAGE));
  present("zeros", read, 2);
  limit(0);
  CASE("no limit left", sys(SYS_mlock, read, PAGE));
  CASE("mlockall", sys(SYS_mlockall, CURRENT));
  CASE("munlock all the same", sys(SYS_munlock, read, PAGE));
  limit(16 * PAGE);
  limit(PAGE);
  CASE("mlockall of too much", sys(SYS_mlockall, CURRENT | FUTURE));
  limit(16 * PAGE);
  CASE("mlockall of nothing", sys(SYS_mlockall, 0));
  CASE("mlockall on fault alone", sys(SYS_mlockall, ONFAULT));
  CASE("mlockall of what else", sys(SYS_mlockall, 8));
  sys(SYS_munmap, none, PAGE);
  sys(SYS_munmap, read, 2 * PAGE);
}

static void future(void) {
  CASE("mlockall in future", sys(SYS_mlockall, FUTURE));
  char *at = map(4, READ_WRITE, ANONYMOUS);
  present("there at once", at, 4);
  int child = fork();
  if (child == 0) {
    char *own = map(1, READ_WRITE, ANONYMOUS);
    present("not of a child", own, 1);
    exit(0);
  }
  wait_for(child, 0);
  CASE("munlockall", sys(SYS_munlockall));
  char *later = map(1, READ_WRITE, ANONYMOUS);
  present("no more", later, 1);
  sys(SYS_munmap, at, 4 * PAGE);
  sys(SYS_munmap, later, PAGE);
}

static void questions(void) {
  unsigned char vector[4];
  char *at = map(4, READ_WRITE, ANONYMOUS);
  CASE("mincore between pages", sys(SYS_mincore, at + 1, PAGE, vector));
  CASE("mincore to nowhere", sys(SYS_mincore, at, PAGE, 0));
  CASE("mincore of a part", sys(SYS_mincore, at, 1, vector));
  sys(SYS_munmap, at + PAGE, PAGE);
  CASE("mincore over a gap", sys(SYS_mincore, at, 3 * PAGE, vector));
  at[2 * PAGE] = 1;
  CASE("madvise away", sys(SYS_madvise, at + 2 * PAGE, PAGE, 4));
  present("gone", at + 2 * PAGE, 2);
  CASE("madvise between pages", sys(SYS_madvise, at + 1, PAGE, 4));
  CASE("madvise of no length", sys(SYS_madvise, at, 0, 4));
  sys(SYS_munmap, at, 4 * PAGE);
}

int main(void) {
  sys(SYS_setresgid, 1000, 1000, 1000);
  sys(SYS_setresuid, 1000, 1000, 1000);
  limit(16 * PAGE);
  locks();
  forbidden();
  future();
  questions();
  return 0;
}
