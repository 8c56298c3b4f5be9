/*
 * switch-cost - what a switch costs, between threads and between processes
 * Claims: C4 D1 D2 D3 D4 D5 D6
 *
 * N workers take turns: each touches one line in each of k pages, or goes through them by a stride, then
 * gives up the processor. As threads
 * they work on the same pages in one address space; as processes each has its own copy behind the same
 * addresses, so every switch changes the page-table base (CR3), and what TLB and caches knew is lost.
 * "alone" is one worker that yields to nobody: the turn without a switch. "the switch" is what a turn of
 * several takes longer. What the kernel counts for it stands beside: its direct cost, and the walks and
 * cache misses that it is to blame for. The way into the kernel and out of it is in the direct cost, and
 * in the turn alone as well; some of the misses would be there without a switch, too.
 * Look at:  how the switch grows with the pages, and where it does not; "pages" beside the TLB's entries.
 * Try:      --asid on: where all pages fit into the TLB, processes find their entries again.
 *           ringside sweep switch-cost --over pages=1,4,16,64,128,256,512: the reach of TLB and caches.
 *           ringside curves: the two curves of the literature.
 * Usage:    switch-cost [both|threads|processes] [N, 1..20] [k, 1..512] [turns, 1..1000] [stride, 4..4160 bytes]
 */
#include "counters.h"

enum { MOST_WORKERS = 20, MOST_PAGES = 512, MOST_TURNS = 1000, WARM = 8, PAGE = 4096 };
enum { STEP = PAGE + 64, STACK = 4096 }; /* the next line in the next page: spreads over the cache */
enum { THREAD = 0x50f00, CLEAR_TID = 0x200000, FUTEX_WAIT = 0, HERE = -100 };

struct report {
  unsigned cycles;     /* of the measured turns, of one worker */
  struct counts spent; /* by all, meanwhile; from the first worker alone */
};

struct result {
  int turn;
  struct counts each; /* of one switch; switches: whether there were any */
};

static char area[MOST_PAGES * STEP] __attribute__((aligned(4096)));
static char stacks[MOST_WORKERS][STACK] __attribute__((aligned(4096)));
static int tids[MOST_WORKERS];
static int gate[2], reports[2], turns = 40, pages, stride = STEP, counting, of_processes;

/* What was counted for switches of a kind; nothing where there are no counters. */
static struct counts counted(int processes) {
  struct counts none = {0, 0, 0, 0};
  return counting ? switches_counted(processes) : none;
}

static void take_turns(int count) {
  while (count-- > 0) {
    char *end = area + (stride == STEP ? pages * STEP : pages * PAGE);
    for (char *line = area; line < end; line += stride) {
      ++*(volatile int *)line;
    }
    sys(SYS_sched_yield);
  }
}

/* All wait at the gate until the last one exists; before and after the measured turns all are in motion. */
static void work(void *unused) {
  (void)unused;
  char place;
  struct report report;
  sys(SYS_read, gate[0], &place, 1);
  take_turns(WARM);
  struct counts before = counted(of_processes);
  unsigned start = cycles_now();
  take_turns(turns);
  report.cycles = cycles_now() - start;
  report.spent = less(counted(of_processes), before);
  take_turns(WARM);
  if (place != 0) {
    memset(&report.spent, 0, sizeof report.spent);
  }
  sys(SYS_write, reports[1], &report, sizeof report);
}

static int begin(int i) {
  if (!of_processes) {
    return (int)spawn(THREAD | CLEAR_TID | 0x100000, stacks[i] + STACK, &tids[i], 0, &tids[i], work, 0);
  }
  int pid = fork();
  if (pid == 0) {
    work(0);
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

static struct result measure(int processes, int workers, int k) {
  static const char places[MOST_WORKERS] = {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  int handles[MOST_WORKERS];
  unsigned cycles = 0;
  struct report report;
  struct counts spent = {0, 0, 0, 0};
  of_processes = processes;
  pages = k;
  sys(SYS_pipe2, gate, 0);
  sys(SYS_pipe2, reports, 0);
  for (int i = 0; i < workers; i++) {
    handles[i] = begin(i);
  }
  sys(SYS_write, gate[1], places, workers);
  for (int i = 0; i < workers; i++) {
    sys(SYS_read, reports[0], &report, sizeof report);
    cycles += report.cycles;
    spent = report.spent.switches ? report.spent : spent;
  }
  for (int i = 0; i < workers; i++) {
    await_end(i, handles[i]);
  }
  sys(SYS_close_range, gate[0], reports[1], 0);
  int n = spent.switches ? spent.switches : 1;
  /* The mean time is cycles/workers, in which workers * turns turns passed. */
  return (struct result){(int)(cycles / ((unsigned)workers * workers * turns)),
                         {spent.switches, spent.direct / n, spent.tlb / n, spent.cache / n}};
}

static void column(int width, int value) {
  char text[16];
  int at = 15;
  unsigned left = value < 0 ? -(unsigned)value : (unsigned)value;
  text[at] = 0;
  do {
    text[--at] = (char)('0' + left % 10);
  } while ((left /= 10) != 0);
  if (value < 0) {
    text[--at] = '-';
  }
  do {
    text[--at] = ' '; /* one at least: on a machine that takes longer columns run over */
  } while (at > 0 && 15 - at < width);
  print("%s", text + at);
}

static void row(const char *kind, int workers, int k, int alone, struct result several) {
  column(7, workers);
  column(6, k);
  column(6, workers * k);
  print("  %s", kind);
  column(7, alone);
  column(10, several.turn);
  column(8, several.turn - alone);
  column(10, several.each.direct);
  column(6, several.each.tlb);
  column(7, several.each.cache);
}

static void print_rows(int mode, int workers, int k) {
  struct result alone = measure(0, 1, k), threads = alone, processes = alone;
  if (mode != 'p') {
    threads = measure(0, workers, k);
    row("threads  ", workers, k, alone.turn, threads);
    print("\n");
  }
  if (mode != 't') {
    processes = measure(1, workers, k);
    row("processes", workers, k, alone.turn, processes);
    int of_threads = threads.turn - alone.turn;
    int ratio = of_threads > 0 ? (processes.turn - alone.turn) * 100 / of_threads : 0;
    ratio = ratio > 0 ? ratio : 0;
    column(9, ratio / 100);
    print(".%d%d\n", ratio / 10 % 10, ratio % 10);
  }
}

/* Entries of the data TLB, as /proc tells them; 0 where it does not. */
static int tlb_entries(void) {
  char text[400];
  int file = (int)sys(SYS_openat, HERE, "/proc/ringside/tlb", 0), entries = 0;
  long length = sys(SYS_read, file, text, sizeof text - 1);
  sys(SYS_close, file);
  for (long i = 0; i + 5 < length; i++) {
    if (memcmp(text + i, "dtlb ", 5) == 0) {
      for (i += 5; text[i] >= '0' && text[i] <= '9'; i++) {
        entries = entries * 10 + text[i] - '0';
      }
    }
  }
  return entries;
}

static void print_sum(const char *kind, int processes) {
  struct counts all = counted(processes);
  print("%s switches %d, direct %d, TLB %d, cache %d\n", kind, all.switches, all.direct, all.tlb, all.cache);
}

static int argument(int argc, char **argv, int i, int most, int otherwise) {
  int value = 0;
  for (char *digit = i < argc ? argv[i] : ""; *digit >= '0' && *digit <= '9' && value <= most; digit++) {
    value = value * 10 + *digit - '0';
  }
  return value > 0 && value <= most ? value : otherwise;
}

int main(int argc, char **argv) {
  static const int table[][2] = {{2, 1}, {2, 4}, {2, 8}, {2, 16}, {4, 4}, {4, 16}};
  int mode = argc > 1 ? argv[1][0] : 'b';
  int workers = argument(argc, argv, 2, MOST_WORKERS, 0), k = argument(argc, argv, 3, MOST_PAGES, 0);
  turns = argument(argc, argv, 4, MOST_TURNS, turns);
  stride = argument(argc, argv, 5, STEP, STEP) & ~3;
  counting = has_counters();
  print("%d turns of each worker, after %d to warm up; the data TLB has %d entries\n", turns, WARM, tlb_entries());
  print("                              cycles of a turn   cycles of     counted, of a switch   processes:\n");
  print("workers pages in all  kind       alone switching  a switch  direct   TLB  cache    threads\n");
  if (workers) {
    print_rows(mode, workers, k ? k : 8);
  } else {
    for (unsigned i = 0; i < sizeof table / sizeof *table; i++) {
      print_rows(mode, table[i][0], table[i][1]);
    }
  }
  print("a switch: a turn switching less a turn alone. TLB: walks, cache: misses that it is to blame for.\n");
  print("Where the pages in all, the stacks' and the kernel's fit into the TLB, address-space identifiers\n");
  print("(--asid on) save the walks: a process finds its entries again. Where they do not, the workers drive\n");
  print("each other's entries out, flushed or not, and identifiers save little.\n");
  print_sum("counted in all: process", 1);
  print_sum("counted in all: thread", 0);
  return 0;
}
