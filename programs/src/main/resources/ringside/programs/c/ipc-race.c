/*
 * ipc-race - one message by every way there is, and what it is made of
 * Claims: C8 E7 E8
 *
 * N messages go one way: the sender writes each word of a message, the receiver compares each word with
 * what must come. Between them is the way: memory of two threads or of two processes, where nothing is
 * copied, or the kernel, which copies a message in and out again. Beside the cycles of a message stands
 * what they were spent for: entries are the system calls of both, copied the bytes that these calls say
 * they have moved, in and out; switches and misses (data TLB, L1 data cache) are counted by the machine,
 * where it does that. Memory and file are used as a ring of 64 KiB, as large as a pipe. Who spins at its
 * ends keeps the only processor until the turn is over; these cycles are in "cycles", and in "spinning".
 * Look at:  the entries of shared memory; copied beside the bytes; what a byte costs, small and large.
 * Try:      ringside sweep ipc-race --over size=4,64,1024 --over what=pipe,udp; --set quantum=1000000.
 * Usage:    ipc-race [all|WAY] [bytes, 4..65536, or all] [messages, 1..1000]
 */
#include "channels.h"
#include "columns.h"
#include "counters.h"
#include "ring.h"

enum { WAYS = 12, SIZES = 6, MOST = 1000, WARM = 2, WINDOW = 64, EACH = 16, PAGE = 4096 };
enum { LONGEST_QUEUED = 8192, LONGEST_UDP = 65507 }; /* MSGMAX and msgsize_max; what IPv4 leaves */
enum { THREAD = 0x50f00 | 0x100000 | 0x200000 }; /* tid is set and cleared */
enum { VARIABLE, SHARED_SPIN, SHARED_FUTEX, PIPE, QUEUE = 5, UDP = 9, TCP = 10 }; /* places among the ways */

enum kind { SPIN, FUTEX, FILES, BYTES, TYPED, PRIORITIES, UNRELIABLE };

struct way {
  const char *name;
  enum kind kind;
  int longest; /* message, in bytes */
  long (*open)(int *ends);
};

/* Of one message; entries, switches and misses in hundredths. */
struct row {
  unsigned cycles, spun; /* no cycles: the way does not take such messages */
  int entries, copied, switches, tlb, cache;
};

static struct ring own, *shared, *ring;
static char buffers[2][ROOM + 4] __attribute__((aligned(4096)));
static char stack[4096] __attribute__((aligned(4096)));
static const struct way *way;
static int ends[2], tid, size, messages, counts;

static void require(long result, const char *what) {
  if (result < 0) {
    print("ipc-race: %s by %s failed: error %d\n", what, way->name, (int)-result);
    exit(1);
  }
}

static void copied(struct side *side, long bytes, const char *what) {
  require(bytes, what);
  side->copied += (unsigned)bytes;
}

static void compose(struct side *side, char *bytes) {
  unsigned value = side->value;
  for (unsigned *word = (unsigned *)bytes; (char *)word < bytes + size; word++) {
    *word = value++;
  }
  side->value = value;
}

static void examine(struct side *side, const char *bytes) {
  unsigned value = side->value, wrong = side->wrong;
  for (const unsigned *word = (const unsigned *)bytes; (const char *)word < bytes + size; word++) {
    wrong |= *word ^ value++;
  }
  side->value = value;
  side->wrong = wrong;
}

static void send_to_ring(struct side *side) {
  await_room(ring, ROOM / size);
  if (way->kind == FILES) {
    compose(side, buffers[0]);
    copied(side, CALL(side, SYS_pwrite64, ends[0], buffers[0], size, side->place, 0), "sending");
  } else {
    compose(side, ring->bytes + side->place);
  }
  step(ring, &ring->head, size);
}

static void receive_from_ring(struct side *side) {
  await_message(ring);
  if (way->kind == FILES) {
    copied(side, CALL(side, SYS_pread64, ends[0], buffers[1], size, side->place, 0), "receiving");
    examine(side, buffers[1]);
  } else {
    examine(side, ring->bytes + side->place);
  }
  step(ring, &ring->tail, size);
}

/* A stream may take and give a message in parts; the others do it whole, and here that makes no difference. */
static void all_of(struct side *side, int call, int file, char *bytes) {
  for (int done = 0; done < size;) {
    long part = CALL(side, call, file, bytes + done, size - done);
    copied(side, part == 0 ? -EPIPE : part, "moving bytes");
    done += (int)part;
  }
}

static void send(struct side *side) {
  char *bytes = buffers[0];
  if (way->kind <= FILES) {
    send_to_ring(side);
  } else if (way->kind == TYPED) {
    *(long *)bytes = 1;
    compose(side, bytes + sizeof(long));
    long failed = CALL(side, SYS_msgsnd, ends[0], bytes, size, 0);
    copied(side, failed < 0 ? failed : size, "sending");
  } else if (way->kind == PRIORITIES) {
    compose(side, bytes);
    long failed = CALL(side, SYS_mq_timedsend_time64, ends[0], bytes, size, 0, 0);
    copied(side, failed < 0 ? failed : size, "sending");
  } else {
    if (way->kind == UNRELIABLE) { /* nobody else holds the sender back: what finds no room is lost */
      await_room(ring, ROOM / size < WINDOW ? ROOM / size : WINDOW);
      ring->head++;
    }
    compose(side, bytes);
    all_of(side, SYS_write, ends[0], bytes);
  }
}

static void receive(struct side *side) {
  char *bytes = buffers[1];
  if (way->kind <= FILES) {
    receive_from_ring(side);
  } else if (way->kind == TYPED) {
    copied(side, CALL(side, SYS_msgrcv, ends[0], bytes, size, 1, 0), "receiving");
    examine(side, bytes + sizeof(long));
  } else if (way->kind == PRIORITIES) {
    copied(side, CALL(side, SYS_mq_timedreceive_time64, ends[0], bytes, ROOM, 0, 0), "receiving");
    examine(side, bytes);
  } else {
    all_of(side, SYS_read, ends[1], bytes);
    examine(side, bytes);
    if (way->kind == UNRELIABLE) {
      step(ring, &ring->tail, size);
    }
  }
}

/* The receiver, as a process or as a thread. */
static void take_all(void *unused) {
  (void)unused;
  struct side *side = &ring->sides[1];
  for (char *page = ring->bytes; page < ring->bytes + ROOM; page += PAGE) {
    *(volatile char *)page; /* as in the sender's page table */
  }
  for (int i = 0; i < WARM; i++) {
    receive(side);
  }
  side->calls = side->copied = side->spun = 0;
  __atomic_store_n(&ring->phase, 1, __ATOMIC_SEQ_CST);
  sys(SYS_futex_time64, &ring->phase, WAKE, 1, 0, 0, 0);
  for (int i = 0; i < messages; i++) {
    receive(side);
  }
  __atomic_store_n(&ring->phase, 2, __ATOMIC_SEQ_CST);
  sys(SYS_futex_time64, &ring->phase, WAKE, 1, 0, 0, 0);
}

static void await_phase(int phase) {
  for (int now; (now = __atomic_load_n(&ring->phase, __ATOMIC_SEQ_CST)) < phase;) {
    sys(SYS_futex_time64, &ring->phase, WAIT, now, 0, 0, 0);
  }
}

/* What the machine has counted of all it did; nothing on Linux. */
static struct row machine_counts(void) {
  struct row now = {0, 0, 0, 0, 0, 0, 0};
  if (counts) {
    now.tlb = misses("/proc/ringside/tlb", "dtlb ");
    now.cache = misses("/proc/ringside/caches", "l1d ");
    now.switches = switches();
  }
  return now;
}

static int begin(void) {
  if (ring == &own) {
    return (int)spawn(THREAD, stack + sizeof stack, &tid, 0, &tid, take_all, 0);
  }
  int pid = fork();
  if (pid == 0) {
    take_all(0);
    exit(ring->sides[1].wrong != 0);
  }
  return pid;
}

static void finish(int handle) {
  int failed = 0;
  if (ring == &own) {
    for (int now; (now = __atomic_load_n(&tid, __ATOMIC_SEQ_CST)) != 0;) {
      sys(SYS_futex_time64, &tid, WAIT, now, 0, 0, 0);
    }
  } else {
    failed = wait_for(handle, 0);
  }
  if (failed || ring->sides[0].value != ring->sides[1].value || ring->sides[1].wrong) {
    print("ipc-race: %s did not bring every byte of %d messages of %d bytes\n", way->name, messages, size);
    exit(1);
  }
}

static const struct way ways[] = {
    {"variable", SPIN, ROOM, 0},
    {"shared-spin", SPIN, ROOM, 0},
    {"shared-futex", FUTEX, ROOM, 0},
    {"pipe", BYTES, ROOM, open_pipe},
    {"fifo", BYTES, ROOM, open_fifo},
    {"sysv-queue", TYPED, LONGEST_QUEUED, open_typed},
    {"posix-queue", PRIORITIES, LONGEST_QUEUED, open_priorities},
    {"unix-stream", BYTES, ROOM, open_unix_stream},
    {"unix-datagram", BYTES, ROOM, open_unix_datagram},
    {"udp", UNRELIABLE, LONGEST_UDP, open_udp},
    {"tcp", BYTES, ROOM, open_tcp},
    {"file", FILES, ROOM, open_file},
};

/* What was counted from one reading to the next and is of the messages: a reading costs something, too. */
static int of_messages(int idle, int before, int after) {
  return (after - before - (before - idle)) * 100 / messages;
}

static struct row measure(void) {
  ring = way == ways ? &own : shared;
  memset(ring, 0, sizeof *ring - ROOM);
  ring->spins = way->kind == SPIN;
  for (char *page = ring->bytes; page < ring->bytes + ROOM; page += PAGE) {
    *(volatile char *)page = 0; /* every page is there before the clock runs */
  }
  require(way->open ? way->open(ends) : 0, "opening");
  int handle = begin();
  struct side *sender = &ring->sides[0], *receiver = &ring->sides[1];
  for (int i = 0; i < WARM; i++) {
    send(sender);
  }
  await_phase(1);
  struct row idle = machine_counts(), before = machine_counts();
  sender->calls = sender->copied = sender->spun = 0;
  ring->started = 1;
  unsigned start = cycles_now();
  for (int i = 0; i < messages; i++) {
    send(sender);
  }
  await_phase(2);
  unsigned cycles = cycles_now() - start;
  struct row after = machine_counts();
  struct row row = {cycles / messages,
                    (sender->spun + receiver->spun) / messages,
                    (int)(sender->calls + receiver->calls) * 100 / messages,
                    (int)(sender->copied + receiver->copied) / messages,
                    of_messages(idle.switches, before.switches, after.switches),
                    of_messages(idle.tlb, before.tlb, after.tlb),
                    of_messages(idle.cache, before.cache, after.cache)};
  finish(handle);
  if (way->kind == TYPED) {
    close_typed(ends);
  } else if (way->open) {
    close_ends(ends);
  }
  return row;
}

static void print_row(struct row row) {
  int known = row.cycles != 0;
  print("%s", way->name);
  column(1, (unsigned)size, 0, 20 - (int)strlen(way->name));
  column(1, (unsigned)messages, 0, 6);
  column(known, row.cycles, 0, 9);
  column(known, row.spun, 0, 9);
  column(known, (unsigned)(row.cycles * 100ull / (unsigned)size), 2, 10);
  column(known, (unsigned)row.entries, 2, 9);
  column(known, (unsigned)row.copied, 0, 8);
  column(known && counts, (unsigned)row.switches, 2, 10);
  column(known && counts, (unsigned)row.tlb, 2, 8);
  column(known && counts, (unsigned)row.cache, 2, 9);
  print("\n");
}

/* What a word between two numbers says: within a tenth they are alike. */
static const char *relation(unsigned a, unsigned b) {
  return a * 10ull < b * 9ull ? "<" : a * 9ull > b * 10ull ? ">" : "~";
}

static unsigned least(const struct row *rows, int a, int b) {
  return rows[a].cycles && (rows[a].cycles < rows[b].cycles || !rows[b].cycles) ? rows[a].cycles : rows[b].cycles;
}

static void tell_order(int bytes, const struct row *rows) {
  int fastest = 0, slowest = 0;
  for (int i = 1; i < WAYS; i++) {
    fastest = rows[i].cycles && rows[i].cycles < rows[fastest].cycles ? i : fastest;
    slowest = rows[i].cycles > rows[slowest].cycles ? i : slowest;
  }
  unsigned memory = least(rows, SHARED_SPIN, SHARED_FUTEX), pipe = rows[PIPE].cycles;
  unsigned queue = least(rows, QUEUE, QUEUE + 1), socket = least(rows, UDP, TCP);
  print("%d bytes: %s is the fastest, %s the slowest\n", bytes, ways[fastest].name, ways[slowest].name);
  print("  shared memory %u %s pipe %u ", memory, relation(memory, pipe), pipe);
  if (queue) {
    print("%s message queue %u ", relation(pipe, queue), queue);
  }
  print("%s socket %u\n", relation(queue ? queue : pipe, socket), socket);
  unsigned spinning = rows[SHARED_SPIN].cycles, spun = rows[SHARED_SPIN].spun;
  if (spinning > pipe && spun > 0) {
    print("  but shared-spin %u > pipe %u: %u of these cycles are spinning, in a ring of %d\n", spinning, pipe,
          spun, ROOM / bytes);
  }
}

/* What a way takes longer than memory: by the message where it is small, by the byte where it is large. */
static void tell_why(int i, const struct row *small, const struct row *large) {
  int each = (int)(small[i].cycles - least(small, SHARED_SPIN, SHARED_FUTEX));
  int more = (int)(large[i].cycles - least(large, SHARED_SPIN, SHARED_FUTEX)) - each;
  print("%s beyond shared memory: %d cycles a message (%d entries)", ways[i].name, each, small[i].entries / 100);
  if (each <= 0 || more <= 0) {
    print("\n");
    return;
  }
  unsigned byte = (unsigned)(more * 100ll / ROOM), from = (unsigned)((int64_t)each * ROOM / more);
  print(" and %u.%u%u a byte (%d copies):\n", byte / 100, byte / 10 % 10, byte % 10, large[i].copied / ROOM);
  print("  entries weigh more up to %u bytes, copies from there on\n", from);
}

static void tell(const int *sizes, struct row rows[][WAYS]) {
  for (int i = 0; i < SIZES; i++) {
    tell_order(sizes[i], rows[i]);
  }
  tell_why(PIPE, rows[0], rows[SIZES - 1]);
  tell_why(TCP, rows[0], rows[SIZES - 1]);
}

/* Whether there is a way of that name. */
static int race(const char *what, struct row *rows) {
  int raced = 0;
  for (int i = 0; i < WAYS; i++) {
    way = &ways[i];
    if (strcmp(what, "all") == 0 || strcmp(what, way->name) == 0) {
      raced = 1;
      rows[i] = size <= way->longest ? measure() : (struct row){0, 0, 0, 0, 0, 0, 0};
      print_row(rows[i]);
    }
  }
  return raced;
}

int main(int argc, char **argv) {
  static const int sizes[SIZES] = {4, 64, 1024, 4096, 16384, ROOM}, usual[SIZES] = {64, 64, 32, 16, 4, 2};
  static struct row rows[SIZES][WAYS];
  const char *what = argc > 1 ? argv[1] : "all";
  int one = (argument(argc, argv, 2, ROOM) + 3) & ~3, count = argument(argc, argv, 3, MOST), raced = 1;
  counts = has_counters();
  shared = (struct ring *)sys(SYS_mmap2, 0, sizeof *shared, 3, 0x21, -1, 0);
  print("                      each figure is of one message, by one way                            misses\n");
  print("way            bytes times   cycles spinning  per byte  entries  copied  switches   D-TLB      L1D\n");
  for (int i = 0; i < (one ? 1 : SIZES) && raced; i++) {
    size = one ? one : sizes[i];
    messages = count ? count : one ? EACH : usual[i];
    raced = race(what, rows[i]);
  }
  if (!raced) {
    print("ipc-race: there is no way '%s': all", what);
    for (int i = 0; i < WAYS; i++) {
      print(", %s", ways[i].name);
    }
    print("\n");
    return 1;
  }
  print("-: not counted here, or longer than a message may be: %d bytes in a queue, %d by udp\n", LONGEST_QUEUED,
        LONGEST_UDP);
  if (!one && strcmp(what, "all") == 0) {
    tell(sizes, rows);
  }
  return 0;
}
