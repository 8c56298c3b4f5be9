/*
 * Many mappings: one more costs as much as a way down a tree does, alike ones that touch become one,
 * and there may be 65,530 (/proc/sys/vm/max_map_count).
 */
#include "net.h"

enum { ANONYMOUS = 0x22, SHARED = 0x21, NOTHING = 0, READ = 1, WRITE = 2 };

static long map(int protection, int flags) {
  return sys(SYS_mmap2, 0, 4096, protection, flags, -1, 0);
}

static int failed(long address) {
  return address < 0 && address > -4096;
}

/* Cycles of some calls with so many mappings there: each is made and given up in turn. */
static unsigned cost(void) {
  unsigned start = cycles_now();
  for (int i = 0; i < 8; i++) {
    long at = map(WRITE, ANONYMOUS);
    sys(SYS_mprotect, at, 4096, READ | WRITE);
    sys(SYS_munmap, at, 4096);
  }
  return cycles_now() - start;
}

static void growth(void) {
  int at[] = {100, 1000, 10000, 60000}, count = 0;
  unsigned costs[4];
  for (int i = 0; i < 4; i++) {
    for (; count < at[i]; count++) {
      if (failed(map(count & 1 ? READ : NOTHING, ANONYMOUS))) {
        print("failed at %d\n", count);
        return;
      }
    }
    cost();
    costs[i] = cost();
  }
  for (int i = 1; i < 4; i++) {
    CASE("as a tree's", costs[i] < costs[0] + costs[0] / 2);
  }
  CASE("not for nothing", costs[3] > costs[0]);
}

static void most(void) {
  int count = 60000;
  long last = 0, next;
  while (!failed(next = map(count & 1 ? READ : NOTHING, ANONYMOUS))) {
    last = next;
    count++;
  }
  CASE("one too many", next);
  CASE("how many", count > 65500 && count <= 65531);
  CASE("given up", sys(SYS_munmap, last, 4096));
  CASE("one more", failed(map(count & 1 ? NOTHING : READ, ANONYMOUS)));
  char text[16];
  int fd = (int)sys(SYS_openat, -100, "/proc/sys/vm/max_map_count", 0, 0);
  text[sys(SYS_read, fd, text, 15)] = 0;
  print("%s", text);
}

/* What is alike is one region, which mremap may move as a whole. */
static void alike(void) {
  int child = fork();
  if (child == 0) {
    long first = 0, last = 0;
    for (int i = 0; i < 70000; i++) {
      last = map(READ | WRITE, ANONYMOUS);
      first = first ? first : last;
    }
    CASE("many that are alike", failed(last));
    CASE("side by side", first - last == 69999 * 4096);
    CASE("moved as one", failed(sys(SYS_mremap, last, 70000 * 4096, 70001 * 4096, 1, 0)));
    exit(0);
  }
  wait_for(child, 0);
}

int main(void) {
  alike();
  growth();
  most();
  return 0;
}
