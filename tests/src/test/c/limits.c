/*
 * Limits on memory, and what asking for too much comes to. qemu-user does not apply them to its
 * guests: compared with limits.txt, which follows getrlimit(2).
 */
#include "ringside.h"

#define CASE(name, value) print("%s: %d\n", name, (int)(value))

enum { DATA = 2, STACK = 3, FILES = 7, AS = 9, RW = 3, PRIVATE = 0x22 };

static int limit(int which, uint64_t soft, uint64_t hard) {
  uint64_t values[2] = {soft, hard};
  return (int)sys(SYS_prlimit64, 0, which, values, 0);
}

static long map(unsigned bytes) {
  long at = sys(SYS_mmap2, 0, bytes, RW, PRIVATE, -1, 0);
  return (unsigned long)at > 0xfffff000ul ? at : 0;
}

static int deep(int depth) {
  volatile char frame[4096];
  frame[0] = (char)depth;
  return depth == 0 ? frame[0] : deep(depth - 1) + frame[0];
}

/* struct rusage: the words for faults and switches of a process or of its children. */
enum { MINOR = 8, MAJOR = 9, VOLUNTARY = 16, INVOLUNTARY = 17 };

static long used(int whose, int which) {
  long words[18];
  sys(SYS_getrusage, whose, words);
  return words[which];
}

static void usage(void) {
  long before = used(0, MINOR);
  static volatile char pages[100 << 12] __attribute__((aligned(4096)));
  for (int i = 0; i < 100; i++) {
    pages[i << 12]++;
  }
  CASE("faults of 100 pages", used(0, MINOR) - before == 100);
  CASE("nothing was read from a disk", used(0, MAJOR));
  before = used(0, VOLUNTARY);
  for (int i = 0; i < 10; i++) {
    sleep_ms(1);
  }
  CASE("waits", used(0, VOLUNTARY) - before);
  CASE("of the thread", used(1, VOLUNTARY) == used(0, VOLUNTARY));
  before = used(-1, INVOLUNTARY);
  int children[2];
  for (int i = 0; i < 2; i++) {
    children[i] = fork();
    if (children[i] == 0) {
      for (volatile int n = 0; n < 300000; n++) {
      }
      exit(0);
    }
  }
  CASE("not before they are waited for", used(-1, INVOLUNTARY) - before);
  wait_for(children[0], 0);
  wait_for(children[1], 0);
  CASE("two took turns", used(-1, INVOLUNTARY) - before > 10);
}

int main(void) {
  block(0);
  usage();
  CASE("map 1 MiB", map(1 << 20));
  CASE("no limit of that number", limit(77, 1, 1));
  CASE("soft above hard", limit(AS, 2, 1));
  int child = fork();
  if (child == 0) {
    CASE("limit data", limit(DATA, 4 << 20, 8 << 20));
    CASE("map within", map(1 << 20));
    CASE("map beyond", map(8 << 20));
    unsigned now = (unsigned)sys(SYS_brk, 0);
    CASE("break beyond", (unsigned)sys(SYS_brk, now + (8 << 20)) == now);
    CASE("raise the soft limit", limit(DATA, 8 << 20, 8 << 20));
    CASE("map again", map(4 << 20));
    exit(0);
  }
  wait_for(child, 0);
  child = fork();
  if (child == 0) {
    limit(STACK, 64 << 10, 64 << 10);
    exit(deep(100));
  }
  int how;
  CASE("deeper than the stack may be", wait_for(child, &how));
  CASE("how", how);
  CASE("many pages at once", map(0xb0000000u));
  CASE("none", map(0));
  child = fork();
  if (child == 0) {
    limit(FILES, 5, 5);
    int last = 0;
    for (int i = 0; i < 10; i++) {
      last = (int)sys(SYS_dup, 1);
    }
    exit(-last);
  }
  CASE("too many files", wait_for(child, 0));
  return 0;
}
