package ringside.kernel.config;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The one list of values that can be set, by {@code --set key=value} or in a TOML file. The default
 * is that of the preset classic; other presets name only what differs.
 */
public enum Setting {
  HARTS("harts", "hardware threads; one in this version", "1", Map.of()),
  MEMORY("memory", "bytes of physical memory", "64MiB", Map.of(Preset.TINY, "1MiB")),
  SEED("seed", "of every random choice: replacement, getrandom", "1", Map.of()),
  CLOCK_MHZ("clock.mhz", "nominal clock, which turns cycles into guest time", "100", Map.of()),
  BOOT_TIME(
      "boot.time", "seconds since 1970 that CLOCK_REALTIME starts from", "1767225600", Map.of()),
  ASID(
      "asid",
      "on: TLB entries carry an address-space identifier (CR3 with PCID); off: a write of the page-table base discards them",
      "off",
      Map.of(Preset.BIG, "on")),
  ITLB_ENTRIES(
      "itlb.entries",
      "entries of the instruction TLB",
      "16",
      Map.of(Preset.BIG, "64", Preset.TINY, "4")),
  ITLB_WAYS("itlb.ways", "entries of one set; 0 for fully associative", "0", Map.of()),
  ITLB_POLICY("itlb.policy", "replacement: lru, fifo, random, plru", "lru", Map.of()),
  DTLB_ENTRIES(
      "dtlb.entries", "entries of the data TLB", "32", Map.of(Preset.BIG, "64", Preset.TINY, "4")),
  DTLB_WAYS("dtlb.ways", "entries of one set; 0 for fully associative", "0", Map.of()),
  DTLB_POLICY("dtlb.policy", "replacement: lru, fifo, random, plru", "lru", Map.of()),
  TLB2_ENTRIES(
      "tlb2.entries",
      "entries of the unified second-level TLB; 0 for none",
      "0",
      Map.of(Preset.BIG, "512")),
  TLB2_WAYS("tlb2.ways", "entries of one of its sets", "4", Map.of()),
  TLB2_POLICY("tlb2.policy", "replacement: lru, fifo, random, plru", "lru", Map.of()),
  TLB2_HIT(
      "tlb2.hit", "cycles of a hit in the second-level TLB", "7", Map.of(Preset.TEXTBOOK, "0")),
  WALK_START(
      "walk.start",
      "cycles before a page-table walk's first read: the pipeline stops, the access is replayed",
      "4",
      Map.of(Preset.TEXTBOOK, "0")),
  WALK_PTE(
      "walk.pte",
      "cycles of each page-table entry read, besides its cache access",
      "4",
      Map.of(Preset.TEXTBOOK, "0")),
  L1I_BYTES(
      "l1i.bytes",
      "size of the L1 instruction cache",
      "16KiB",
      Map.of(Preset.BIG, "32KiB", Preset.TINY, "1KiB")),
  L1I_WAYS("l1i.ways", "lines of one set", "4", Map.of(Preset.BIG, "8", Preset.TINY, "1")),
  L1I_POLICY("l1i.policy", "replacement: lru, fifo, random, plru", "lru", Map.of()),
  L1D_BYTES(
      "l1d.bytes",
      "size of the L1 data cache",
      "16KiB",
      Map.of(Preset.BIG, "32KiB", Preset.TINY, "1KiB")),
  L1D_WAYS("l1d.ways", "lines of one set", "4", Map.of(Preset.BIG, "8", Preset.TINY, "1")),
  L1D_POLICY("l1d.policy", "replacement: lru, fifo, random, plru", "lru", Map.of()),
  L2_BYTES(
      "l2.bytes",
      "size of the L2 cache; 0 for none",
      "256KiB",
      Map.of(Preset.BIG, "1MiB", Preset.TINY, "0")),
  L2_WAYS("l2.ways", "lines of one set", "8", Map.of()),
  L2_POLICY("l2.policy", "replacement: lru, fifo, random, plru", "lru", Map.of()),
  L2_HIT("l2.hit", "cycles of an L1 miss that hits L2", "10", Map.of(Preset.TEXTBOOK, "0")),
  L2_WRITEBACK(
      "l2.writeback", "cycles to write a dirty L1 victim to L2", "4", Map.of(Preset.TEXTBOOK, "0")),
  DRAM_MISS(
      "dram.miss", "cycles of an L1 miss that goes to memory", "110", Map.of(Preset.TEXTBOOK, "0")),
  PREDICTOR(
      "predictor",
      "of branches: static (backward taken), nottaken, bimodal",
      "static",
      Map.of(Preset.TEXTBOOK, "nottaken", Preset.BIG, "bimodal")),
  COST_LOADUSE("cost.loaduse", "cycles for reading a loaded register at once", "1", Map.of()),
  COST_TAKEN(
      "cost.taken",
      "cycles of a branch predicted taken that is taken",
      "1",
      Map.of(Preset.TEXTBOOK, "2")),
  COST_MISPREDICT("cost.mispredict", "cycles of a mispredicted branch", "2", Map.of()),
  COST_JAL("cost.jal", "cycles of jal", "1", Map.of(Preset.TEXTBOOK, "2")),
  COST_JALR("cost.jalr", "cycles of jalr", "2", Map.of()),
  COST_MUL("cost.mul", "extra cycles of a multiplication", "2", Map.of(Preset.TEXTBOOK, "0")),
  COST_DIV("cost.div", "extra cycles of a division", "31", Map.of(Preset.TEXTBOOK, "0")),
  COST_MISALIGNED(
      "cost.misaligned", "extra cycles of a misaligned access", "1", Map.of(Preset.TEXTBOOK, "0")),
  COST_TRAP(
      "cost.trap",
      "cycles of each trap entry and of each return",
      "3",
      Map.of(Preset.TEXTBOOK, "0")),
  COST_SYSTEM(
      "cost.system",
      "extra cycles of csr instructions and fences",
      "2",
      Map.of(Preset.TEXTBOOK, "0")),
  SCHED("sched", "policy: rr, fcfs, priority, mlfq, lottery, cfs, eevdf", "rr", Map.of()),
  QUANTUM("quantum", "cycles until a thread must let the next one run", "100000", Map.of()),
  AGEING(
      "ageing",
      "cycles of waiting worth one nice step under priority; 0: none",
      "1000000",
      Map.of()),
  PROCESSES(
      "processes",
      "processes and threads that may exist at once",
      "1024",
      Map.of(Preset.TINY, "64")),
  ABI("abi", "the system calls: linux, or rars for programs of that simulator", "linux", Map.of()),
  FORK(
      "fork",
      "cow: fork copies a page when somebody writes it; eager: all pages at once",
      "cow",
      Map.of()),
  OVERCOMMIT(
      "overcommit",
      "heuristic: promise what could fit; always: anything; never: swap and half of memory",
      "heuristic",
      Map.of()),
  SWAP("swap", "bytes of the disk that pages are swapped to; 0 for none", "16MiB", Map.of()),
  DISK_LATENCY("disk.latency", "cycles before the disk begins a request", "5000", Map.of()),
  DISK_TRANSFER("disk.transfer", "cycles that it takes for a page then", "1000", Map.of()),
  STACK_LIMIT(
      "stack.limit",
      "bytes that a stack may grow to (RLIMIT_STACK)",
      "8MiB",
      Map.of(Preset.TINY, "128KiB")),
  FILES_LIMIT("files.limit", "descriptors of a process (RLIMIT_NOFILE)", "256", Map.of()),
  NET_LATENCY(
      "net.latency", "cycles that a packet is on its way over an interface", "20", Map.of()),
  NET_JITTER(
      "net.jitter", "cycles more at random, so that packets overtake each other", "0", Map.of()),
  NET_BANDWIDTH(
      "net.bandwidth",
      "bytes that an interface carries in 1000 cycles; 0: any number",
      "0",
      Map.of()),
  NET_LOSS("net.loss", "packets lost of 1000", "0", Map.of()),
  NET_TIMEWAIT(
      "net.timewait",
      "milliseconds that a TCP connection that was closed stays (twice the life of a segment)",
      "60000",
      Map.of()),
  WIRE_LATENCY(
      "wire.latency",
      "cycles that a packet is on its way from this computer to another",
      "1000",
      Map.of()),
  WIRE_BANDWIDTH(
      "wire.bandwidth",
      "bytes that its cable carries in 1000 cycles; 0: any number",
      "1250",
      Map.of()),
  WIRE_LOSS("wire.loss", "packets lost of 1000 that it sends over the wire", "0", Map.of()),
  WIRE_MTU("wire.mtu", "bytes of the longest packet that it puts on the wire", "1500", Map.of()),
  UID("uid", "user the first process runs as", "1000", Map.of());

  private final String key;
  private final String meaning;
  private final String classic;
  private final Map<Preset, String> others;

  Setting(String key, String meaning, String classic, Map<Preset, String> others) {
    this.key = key;
    this.meaning = meaning;
    this.classic = classic;
    this.others = others;
  }

  /** The setting of a key, if there is one. */
  public static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  /** The key as users write it. */
  public String key() {
    return key;
  }

  /** What it means, in one sentence. */
  public String meaning() {
    return meaning;
  }

  /** Its value in a preset. */
  public String valueIn(Preset preset) {
    return others.getOrDefault(preset, classic);
  }
}
