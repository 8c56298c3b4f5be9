/*
 * How threads are scheduled, told in one structure, and what prctl keeps.
 */
#include "net.h"

enum { OTHER = 0, FIFO = 1, BATCH = 3, IDLE = 5, DEADLINE = 6, RESET = 1, KEEP_POLICY = 8 };
enum { KEEP_PARAMS = 0x10 };

struct attributes {
  unsigned size, policy;
  uint64_t flags;
  int nice;
  unsigned priority;
  uint64_t runtime, deadline, period;
  unsigned most, least;
};

static struct attributes it;

static void show(const char *name) {
  memset(&it, 0, sizeof it);
  long result = sys(SYS_sched_getattr, 0, &it, sizeof it, 0);
  print("%s: %d, class %d, nice %d, priority %d, flags %d\n", name, (int)result, it.policy, it.nice,
        it.priority, (int)it.flags);
}

static long set(int policy, int nice, int priority, int flags) {
  memset(&it, 0, sizeof it);
  it.size = 48;
  it.policy = policy;
  it.nice = nice;
  it.priority = priority;
  it.flags = flags;
  return sys(SYS_sched_setattr, 0, &it, 0);
}

static void scheduling(void) {
  show("at first");
  CASE("nicer", set(OTHER, 5, 0, 0));
  show("then");
  CASE("less nice", set(OTHER, 4, 0, 0));
  CASE("batch", set(BATCH, 6, 0, RESET));
  show("then");
  CASE("without the reset", set(BATCH, 6, 0, 0));
  CASE("the policy kept", set(FIFO, 7, 0, KEEP_POLICY | RESET));
  show("then");
  CASE("all kept", set(OTHER, 0, 0, KEEP_POLICY | KEEP_PARAMS | RESET));
  show("then");
  CASE("realtime", set(FIFO, 0, 1, RESET));
  CASE("realtime without a priority", set(FIFO, 0, 0, RESET));
  CASE("a priority of none", set(OTHER, 9, 1, RESET));
  CASE("unknown policy", set(9, 9, 0, RESET));
  CASE("unknown flags", set(OTHER, 9, 0, 0x1000));
  CASE("idle", set(IDLE, 9, 0, RESET));
  set(IDLE, 9, 0, RESET);
  it.size = 20;
  CASE("too small", sys(SYS_sched_setattr, 0, &it, 0));
  it.size = 0;
  CASE("size 0", sys(SYS_sched_setattr, 0, &it, 0));
  CASE("flags", sys(SYS_sched_setattr, 0, &it, 1));
  CASE("nobody", sys(SYS_sched_setattr, 99999, &it, 0));
  CASE("no structure", sys(SYS_sched_setattr, 0, 0, 0));
  CASE("too small to tell", sys(SYS_sched_getattr, 0, &it, 40, 0));
  CASE("flags to tell", sys(SYS_sched_getattr, 0, &it, 48, 1));
  CASE("of nobody", sys(SYS_sched_getattr, 99999, &it, 48, 0));
  CASE("the first version", sys(SYS_sched_getattr, 0, &it, 48, 0));
  CASE("its size", it.size);
}

static void kept(void) {
  CASE("no new rights", sys(SYS_prctl, 39, 0, 0, 0, 0));
  CASE("not taken back", sys(SYS_prctl, 38, 0, 0, 0, 0));
  CASE("with more words", sys(SYS_prctl, 38, 1, 1, 0, 0));
  CASE("none from now on", sys(SYS_prctl, 38, 1, 0, 0, 0));
  CASE("none", sys(SYS_prctl, 39, 0, 0, 0, 0));
  CASE("keepcaps", sys(SYS_prctl, 8, 1, 0, 0, 0));
  CASE("kept", sys(SYS_prctl, 7, 0, 0, 0, 0));
  CASE("keepcaps 2", sys(SYS_prctl, 8, 2, 0, 0, 0));
  CASE("bound", sys(SYS_prctl, 23, 0, 0, 0, 0));
  CASE("bound of none", sys(SYS_prctl, 23, 99, 0, 0, 0));
  CASE("unbound", sys(SYS_prctl, 24, 0, 0, 0, 0));
  CASE("ambient", sys(SYS_prctl, 47, 1, 0, 0, 0));
  CASE("ambient raised", sys(SYS_prctl, 47, 2, 0, 0, 0));
  CASE("ambient cleared", sys(SYS_prctl, 47, 4, 0, 0, 0));
  CASE("ambient of none", sys(SYS_prctl, 47, 1, 99, 0, 0));
}

int main(void) {
  sys(SYS_setresgid, 1000, 1000, 1000);
  sys(SYS_setresuid, 1000, 1000, 1000);
  scheduling();
  kept();
  return 0;
}
