/*
 * What qemu-user answers in its own way: gaps among locked pages, mremap, and all advice of madvise
 * but one. Linux: mm/mlock.c, mm/mremap.c, mm/madvise.c.
 */
#include "pages.h"

enum { MAYMOVE = 1, FIXED = 2, DONTUNMAP = 4, POPULATE = 0x8000, LOCKED = 0x2000 };
enum {
  WILLNEED = 3, DONTNEED = 4, FREE = 8, DONTFORK = 10, DOFORK = 11, WIPEONFORK = 18,
  KEEPONFORK = 19, COLD = 20, PAGEOUT = 21, POPULATE_READ = 22, POPULATE_WRITE = 23,
  DONTNEED_LOCKED = 24, REMOVE = 9
};

static void gaps(void) {
  char *at = map(16, READ_WRITE, ANONYMOUS);
  sys(SYS_munmap, at + 8 * PAGE, PAGE);
  CASE("mlock over a gap", sys(SYS_mlock, at + 7 * PAGE, 4 * PAGE));
  CASE("what was before it is locked", sys(SYS_madvise, at + 7 * PAGE, PAGE, DONTNEED));
  CASE("munlock over a gap", sys(SYS_munlock, at + 7 * PAGE, 4 * PAGE));
  CASE("unlocked before it", sys(SYS_madvise, at + 7 * PAGE, PAGE, DONTNEED));
  CASE("munlock to the end of all", sys(SYS_munlock, at, -(long)at));
  CASE("munlock beyond", sys(SYS_munlock, at, -PAGE));
  CASE("munlock of nothing", sys(SYS_munlock, at + 8 * PAGE, 1));
  CASE("mincore of no length", sys(SYS_mincore, at, 0, 0));
  CASE("mlock2 of what else", sys(SYS_mlock2, at, PAGE, 2));
  CASE("mlock2 on fault", sys(SYS_mlock2, at, 4 * PAGE, 1));
  present("not yet there", at, 4);
  CASE("but locked", sys(SYS_madvise, at, PAGE, DONTNEED));
  CASE("mlock2 now", sys(SYS_mlock2, at, 2 * PAGE, 0));
  present("two there", at, 4);
  CASE("munlockall", sys(SYS_munlockall));
  sys(SYS_munmap, at, 16 * PAGE);
  at = map(2, READ_WRITE, ANONYMOUS | POPULATE);
  present("populated", at, 2);
  char *locked = map(2, READ_WRITE, ANONYMOUS | LOCKED);
  present("mapped locked", locked, 2);
  limit(2 * PAGE);
  CASE("mapped locked, too much", (long)map(1, READ_WRITE, ANONYMOUS | LOCKED));
  limit(0);
  CASE("mapped locked, no right", (long)map(1, READ_WRITE, ANONYMOUS | LOCKED));
  limit(16 * PAGE);
  CASE("the heap, in future", sys(SYS_mlockall, 2));
  char *end = (char *)sys(SYS_brk, 0);
  end = (char *)((long)(end + PAGE - 1) & -PAGE);
  sys(SYS_brk, end + 2 * PAGE);
  present("a heap that is there", end, 2);
  CASE("too much of it", sys(SYS_brk, end + 16 * PAGE) - (long)end);
  sys(SYS_munlockall);
  sys(SYS_munmap, at, 2 * PAGE);
  sys(SYS_munmap, locked, 2 * PAGE);
}

/* Moves are named by where they lead, as places differ. */
static void moves(void) {
  char *at = map(12, READ_WRITE, ANONYMOUS);
  sys(SYS_munmap, at + 3 * PAGE, PAGE);
  sys(SYS_mprotect, at + 2 * PAGE, PAGE, READ);
  *at = 'a';
  CASE("longer than its region", sys(SYS_mremap, at, 3 * PAGE, 4 * PAGE, 0));
  CASE("shorter over regions", sys(SYS_mremap, at, 3 * PAGE, PAGE, 0) - (long)at);
  CASE("grows again", sys(SYS_mremap, at, PAGE, 4 * PAGE, 0) - (long)at);
  present("as far as its neighbour", at, 4);
  CASE("one with its neighbour", sys(SYS_mremap, at, 6 * PAGE, 5 * PAGE, 0) - (long)at);
  CASE("no room", sys(SYS_mremap, at, PAGE, 2 * PAGE, 0));
  CASE("no region", sys(SYS_mremap, at + 5 * PAGE, PAGE, PAGE, 0));
  CASE("no new length", sys(SYS_mremap, at, PAGE, 0, 0));
  CASE("between pages", sys(SYS_mremap, at + 1, PAGE, PAGE, 0));
  CASE("fixed without moving", sys(SYS_mremap, at, PAGE, PAGE, FIXED, at + 8 * PAGE));
  CASE("onto itself", sys(SYS_mremap, at, 2 * PAGE, 2 * PAGE, FIXED | MAYMOVE, at + PAGE));
  CASE("fixed", sys(SYS_mremap, at, PAGE, PAGE, FIXED | MAYMOVE, at + 8 * PAGE) - (long)at);
  CASE("what it held", at[8 * PAGE]);
  CASE("private twice", sys(SYS_mremap, at + 8 * PAGE, 0, PAGE, MAYMOVE));
  sys(SYS_munmap, at, 12 * PAGE);
  char *shared = map(2, READ_WRITE, SHARED);
  char *again = (char *)sys(SYS_mremap, shared, 0, 2 * PAGE, MAYMOVE);
  shared[PAGE] = 's';
  CASE("shared twice", again[PAGE]);
  CASE("twice without moving", sys(SYS_mremap, shared, 0, 2 * PAGE, 0));
  sys(SYS_munmap, shared, 2 * PAGE);
  CASE("and left", again[PAGE]);
  sys(SYS_mlock, again, 2 * PAGE);
  limit(2 * PAGE);
  CASE("locked, no longer", sys(SYS_mremap, again, 2 * PAGE, 3 * PAGE, MAYMOVE));
  limit(16 * PAGE);
}

static void leaving(void) {
  char *at = map(8, READ_WRITE, ANONYMOUS);
  *at = 'l';
  CASE("leaving without moving", sys(SYS_mremap, at, PAGE, PAGE, DONTUNMAP));
  CASE("leaving, longer", sys(SYS_mremap, at, PAGE, 2 * PAGE, DONTUNMAP | MAYMOVE));
  sys(SYS_munmap, at + 4 * PAGE, 4 * PAGE);
  char *there = at + 4 * PAGE;
  CASE("left", sys(SYS_mremap, at, PAGE, PAGE, DONTUNMAP | MAYMOVE, there) - (long)at);
  CASE("there", *there);
  present("here no longer", at, 1);
  CASE("here zeros", *at);
  sys(SYS_munmap, at, 8 * PAGE);
}

/* What a child finds in four pages. */
static void child_finds(const char *name, char *at) {
  int child = fork();
  if (child == 0) {
    unsigned char vector[1];
    print("%s:", name);
    for (int i = 0; i < 4; i++) {
      int there = sys(SYS_mincore, at + i * PAGE, PAGE, vector) != -ENOMEM;
      print(" %d", there ? at[i * PAGE] : -1);
    }
    print("\n");
    exit(0);
  }
  wait_for(child, 0);
}

static void children(void) {
  char *at = map(4, READ_WRITE, ANONYMOUS);
  for (int i = 0; i < 4; i++) {
    at[i * PAGE] = (char)(i + 1);
  }
  CASE("not for a child", sys(SYS_madvise, at + PAGE, PAGE, DONTFORK));
  CASE("empty for a child", sys(SYS_madvise, at + 2 * PAGE, PAGE, WIPEONFORK));
  child_finds("a child has", at);
  CASE("back", sys(SYS_madvise, at, 4 * PAGE, DOFORK));
  CASE("kept", sys(SYS_madvise, at, 4 * PAGE, KEEPONFORK));
  child_finds("the next has", at);
  char *shared = map(1, READ_WRITE, SHARED);
  CASE("shared, empty for a child", sys(SYS_madvise, shared, PAGE, WIPEONFORK));
  sys(SYS_munmap, at, 4 * PAGE);
}

static void advice(void) {
  char *at = map(8, READ_WRITE, ANONYMOUS);
  *at = 'f';
  CASE("free", sys(SYS_madvise, at, 2 * PAGE, FREE));
  CASE("still there, as memory is", *at);
  char *shared = map(1, READ_WRITE, SHARED);
  CASE("free what is shared", sys(SYS_madvise, shared, PAGE, FREE));
  CASE("cold", sys(SYS_madvise, at, PAGE, COLD));
  CASE("will need", sys(SYS_madvise, at, 8 * PAGE, WILLNEED));
  CASE("page out", sys(SYS_madvise, at, PAGE, PAGEOUT));
  CASE("read again", *at);
  CASE("populate", sys(SYS_madvise, at + 2 * PAGE, 2 * PAGE, POPULATE_READ));
  present("populated", at, 8);
  CASE("to write", sys(SYS_madvise, at + 4 * PAGE, PAGE, POPULATE_WRITE));
  sys(SYS_mprotect, at + 6 * PAGE, PAGE, READ);
  CASE("to write what may not be", sys(SYS_madvise, at + 5 * PAGE, 2 * PAGE, POPULATE_WRITE));
  present("as far as it went", at, 8);
  sys(SYS_munmap, at + 7 * PAGE, PAGE);
  CASE("over a gap", sys(SYS_madvise, at + 6 * PAGE, 2 * PAGE, POPULATE_READ));
  CASE("other advice over it", sys(SYS_madvise, at + 6 * PAGE, 2 * PAGE, COLD));
  CASE("unknown", sys(SYS_madvise, at, PAGE, 5));
  CASE("huge", sys(SYS_madvise, at, PAGE, 14));
  CASE("dump", sys(SYS_madvise, at, PAGE, 16));
  sys(SYS_mlock, at, PAGE);
  CASE("locked, free", sys(SYS_madvise, at, PAGE, FREE));
  CASE("locked, cold", sys(SYS_madvise, at, PAGE, COLD));
  CASE("locked, page out", sys(SYS_madvise, at, PAGE, PAGEOUT));
  CASE("locked, away", sys(SYS_madvise, at, PAGE, DONTNEED_LOCKED));
  present("away", at, 1);
}

static void removal(void) {
  char *shared = map(2, READ_WRITE, SHARED), *own = map(1, READ_WRITE, ANONYMOUS);
  char *again = (char *)sys(SYS_mremap, shared, 0, 2 * PAGE, MAYMOVE);
  shared[0] = shared[PAGE] = 's';
  CASE("removed", sys(SYS_madvise, shared, PAGE, REMOVE));
  CASE("here", shared[0]);
  CASE("and there", again[0]);
  CASE("but the next", again[PAGE]);
  CASE("of one's own", sys(SYS_madvise, own, PAGE, REMOVE));
  int fd = (int)sys(SYS_memfd_create, "pages", 0);
  sys(SYS_ftruncate64, fd, 2 * PAGE, 0);
  char *file = (char *)sys(SYS_mmap2, 0, 2 * PAGE, READ_WRITE, 1, fd, 0), byte = 0;
  file[PAGE] = 'f';
  CASE("of a file", sys(SYS_madvise, file + PAGE, PAGE, REMOVE));
  sys(SYS_pread64, fd, &byte, 1, PAGE, 0);
  CASE("read", byte);
  sys(SYS_mprotect, file, PAGE, READ);
  CASE("not writable", sys(SYS_madvise, file, PAGE, REMOVE));
}

int main(void) {
  sys(SYS_setresuid, 1000, 1000, 1000);
  limit(16 * PAGE);
  gaps();
  moves();
  leaving();
  children();
  advice();
  removal();
  return 0;
}
