/*
 * ring-cost - what a switch costs when a token goes round a ring of pipes
 * Claims: D3 D4 D6
 *
 * N workers stand in a ring, a pipe between each and the next. Whoever gets the token goes through its
 * array by a stride, and passes the token on: the processor follows it. "alone" is one
 * worker that hands the token to itself: pipe and array without a switch. "the switch" is what a pass round the ring
 * takes longer. As threads all go through one array, as processes each has its own copy. lmbench's lat_ctx
 * measures real machines in this way.
 * Look at:  N times the array beside the sizes of TLB and caches: where all arrays fit together, a switch
 *           costs little more than without any; where they do not, each worker finds the caches full of the others'.
 * Try:      --set l2.bytes=1MiB, --asid on; ringside curves: the whole family.
 * Usage:    ring-cost [both|threads|processes] [N, 1..20] [KiB, 1..512] [rounds, 1..1000] [stride, 4..4096]
 *           [no: leaves out what it takes alone]
 */
#include "columns.h"
#include "counters.h"

enum { MOST_WORKERS = 20, MOST_KIB = 512, MOST_ROUNDS = 1000, MOST_STRIDE = 4096, WARM = 3, LINE = 64, STACK = 4096 };
enum { THREAD = 0x50f00, CLEAR_TID = 0x200000, FUTEX_WAIT = 0 };

struct report {
  unsigned cycles; /* of the measured rounds */
  struct counts spent;
};

static char area[MOST_KIB * 1024] __attribute__((aligned(4096)));
static char stacks[MOST_WORKERS][STACK] __attribute__((aligned(4096)));
static int tids[MOST_WORKERS], ring[MOST_WORKERS][2], reports[2];
static int workers, bytes, rounds = 20, stride = LINE, of_processes, counting;

static struct counts counted(void) {
  struct counts none = {0, 0, 0, 0};
  return counting ? switches_counted(of_processes) : none;
}

static void pass_on(int own, int times) {
  char token = 0;
  while (times-- > 0) {
    sys(SYS_read, ring[own][0], &token, 1);
    for (char *word = area; word < area + bytes; word += stride) {
      ++*(volatile int *)word;
    }
    sys(SYS_write, ring[(own + 1) % workers][1], &token, 1);
  }
}

/* The token comes round to the first worker just before and just after what it measures. */
static void work(void *number) {
  int own = (int)(long)number;
  struct report report;
  pass_on(own, WARM);
  struct counts before = counted();
  unsigned start = cycles_now();
  pass_on(own, rounds);
  report.cycles = cycles_now() - start;
  report.spent = less(counted(), before);
  pass_on(own, 1);
  if (own == 0) {
    sys(SYS_write, reports[1], &report, sizeof report);
  }
}

static int begin(int i) {
  if (!of_processes) {
    return (int)spawn(THREAD | CLEAR_TID | 0x100000, stacks[i] + STACK, &tids[i], 0, &tids[i], work, (void *)(long)i);
  }
  int pid = fork();
  if (pid == 0) {
    work((void *)(long)i);
    exit(0);
  }
  return pid;
}

static void await_end(int i, int handle) {
  if (of_processes) {
    wait_for(handle, 0);
    return;
  }
  for (int tid; (tid = *(volatile int *)&tids[i]) != 0;) {
    sys(SYS_futex_time64, &tids[i], FUTEX_WAIT, tid, 0, 0, 0);
  }
}

/* Cycles of a pass, and what was counted for switches meanwhile. */
static struct report measure(int processes, int n, int kib) {
  int handles[MOST_WORKERS];
  struct report report;
  of_processes = processes;
  workers = n;
  bytes = kib * 1024;
  sys(SYS_pipe2, reports, 0);
  for (int i = 0; i < n; i++) {
    sys(SYS_pipe2, ring[i], 0);
  }
  for (int i = 0; i < n; i++) {
    handles[i] = begin(i);
  }
  sys(SYS_write, ring[0][1], "", 1);
  sys(SYS_read, reports[0], &report, sizeof report);
  for (int i = 0; i < n; i++) {
    await_end(i, handles[i]);
  }
  sys(SYS_close_range, reports[0], ring[n - 1][1], 0);
  report.cycles /= (unsigned)(rounds * n);
  return report;
}

/* alone: cycles; 0 where they were not measured. */
static void row(const char *kind, int n, int kib, unsigned alone, struct report ring_of) {
  unsigned switched = ring_of.spent.switches ? (unsigned)ring_of.spent.switches : 1;
  column(1, (unsigned)n, 0, 7);
  column(1, (unsigned)kib, 0, 6);
  column(1, (unsigned)(n * kib), 0, 7);
  print("  %s", kind);
  column(alone != 0, alone, 0, 9);
  column(1, ring_of.cycles, 0, 9);
  column(alone && ring_of.cycles >= alone, ring_of.cycles - alone, 0, 10);
  column(counting, (unsigned)ring_of.spent.direct / switched, 0, 9);
  column(counting, (unsigned)ring_of.spent.tlb / switched, 0, 8);
  column(counting, (unsigned)ring_of.spent.cache / switched, 0, 8);
  print("\n");
}

static void print_rows(int mode, int n, int kib, int with_alone) {
  unsigned alone = with_alone ? measure(0, 1, kib).cycles : 0;
  if (mode != 'p') {
    row("threads  ", n, kib, alone, measure(0, n, kib));
  }
  if (mode != 't') {
    row("processes", n, kib, alone, measure(1, n, kib));
  }
}

int main(int argc, char **argv) {
  static const int table[][2] = {{2, 1}, {2, 16}, {2, 64}, {8, 1}, {8, 16}, {8, 64}};
  int mode = argc > 1 ? argv[1][0] : 'b';
  int n = argument(argc, argv, 2, MOST_WORKERS), kib = argument(argc, argv, 3, MOST_KIB);
  int given = argument(argc, argv, 4, MOST_ROUNDS);
  int wide = argument(argc, argv, 5, MOST_STRIDE);
  rounds = given ? given : rounds;
  stride = wide >= 4 ? wide & ~3 : stride;
  counting = has_counters();
  print("%d rounds of the token, after %d to warm up; a word every %d bytes\n", rounds, WARM, stride);
  print("                              cycles of a pass     cycles of    counted, of a switch\n");
  print("workers   KiB in all  kind         alone   in ring  a switch   direct     TLB   cache\n");
  if (n) {
    print_rows(mode, n, kib ? kib : 4, argc <= 6 || argv[6][0] != 'n');
  } else {
    for (unsigned i = 0; i < sizeof table / sizeof *table; i++) {
      print_rows(mode, table[i][0], table[i][1], 1);
    }
  }
  print("a switch: a pass in the ring less a pass alone. TLB: walks, cache: misses that it is to blame for.\n");
  print("What the others' arrays drive out is no switch's doing, yet it is in \"a switch\": no entry is\n");
  print("flushed for it, and it would be lost between threads as well, if each had an array of its own.\n");
  return 0;
}
