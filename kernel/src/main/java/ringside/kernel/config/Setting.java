package ringside.kernel.config;

import static ringside.kernel.config.PresetValues.classic;
import static ringside.kernel.config.WholeNumber.bytes;
import static ringside.kernel.config.WholeNumber.count;
import static ringside.kernel.config.WholeNumber.cycles;
import static ringside.kernel.config.WholeNumber.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ringside.isa.Nearest;

/**
 * The one list of values that can be set, by {@code --set key=value} or in a TOML file: key, what
 * is allowed, meaning, value in each preset. A preset that is not named has the value of classic.
 */
public enum Setting {
  HARTS("harts", count(1, 1), "hardware threads; this version builds one", classic("1")),
  MEMORY(
      "memory",
      bytes(256 * Bounds.KIB, Bounds.GIB).multipleOf(Bounds.PAGE_BYTES),
      "bytes of physical memory",
      classic("64MiB").tiny("1MiB")),
  SEED(
      "seed",
      count(0, Long.MAX_VALUE),
      "of every random choice: replacement, getrandom",
      classic("1")),
  CLOCK_MHZ(
      "clock.mhz",
      whole(Unit.MEGAHERTZ, 1, 1000),
      "nominal clock, which turns cycles into guest time",
      classic("100")),
  BOOT_TIME(
      "boot.time",
      whole(Unit.SECONDS, 0, Bounds.UNSIGNED_INT),
      "seconds since 1970 that CLOCK_REALTIME starts from",
      classic("1767225600")),
  ASID(
      "asid",
      Types.ASID,
      "whether TLB entries survive a write of the page-table base",
      classic("off").big("on")),
  ITLB_ENTRIES(
      "itlb.entries",
      count(1, Bounds.SLOTS),
      "entries of the instruction TLB",
      classic("16").big("64").tiny("4")),
  ITLB_WAYS(
      "itlb.ways",
      count(1, Bounds.SLOTS).orZero("fully associative"),
      "entries of one set",
      classic("0")),
  ITLB_POLICY(
      "itlb.policy", Types.REPLACEMENT, "which entry of a full set is replaced", classic("lru")),
  DTLB_ENTRIES(
      "dtlb.entries",
      count(1, Bounds.SLOTS),
      "entries of the data TLB",
      classic("32").big("64").tiny("4")),
  DTLB_WAYS(
      "dtlb.ways",
      count(1, Bounds.SLOTS).orZero("fully associative"),
      "entries of one set",
      classic("0")),
  DTLB_POLICY(
      "dtlb.policy", Types.REPLACEMENT, "which entry of a full set is replaced", classic("lru")),
  TLB2_ENTRIES(
      "tlb2.entries",
      count(1, Bounds.SLOTS).orZero("none"),
      "entries of the unified second-level TLB",
      classic("0").big("512")),
  TLB2_WAYS(
      "tlb2.ways",
      count(1, Bounds.SLOTS).orZero("fully associative"),
      "entries of one of its sets",
      classic("4")),
  TLB2_POLICY(
      "tlb2.policy", Types.REPLACEMENT, "which entry of a full set is replaced", classic("lru")),
  TLB2_HIT(
      "tlb2.hit", cycles(0), "cycles of a hit in the second-level TLB", classic("7").textbook("0")),
  WALK_START(
      "walk.start",
      cycles(0),
      "cycles before a page-table walk's first read: the pipeline stops, the access is replayed",
      classic("4").textbook("0")),
  WALK_PTE(
      "walk.pte",
      cycles(0),
      "cycles of each page-table entry read, besides its cache access",
      classic("4").textbook("0")),
  L1I_BYTES(
      "l1i.bytes",
      bytes(Bounds.LINE_BYTES, Bounds.L1_BYTES).multipleOf(Bounds.LINE_BYTES),
      "size of the L1 instruction cache",
      classic("16KiB").big("32KiB").tiny("1KiB")),
  L1I_WAYS("l1i.ways", count(1, Bounds.SLOTS), "lines of one set", classic("4").big("8").tiny("1")),
  L1I_POLICY(
      "l1i.policy", Types.REPLACEMENT, "which line of a full set is replaced", classic("lru")),
  L1D_BYTES(
      "l1d.bytes",
      bytes(Bounds.LINE_BYTES, Bounds.L1_BYTES).multipleOf(Bounds.LINE_BYTES),
      "size of the L1 data cache",
      classic("16KiB").big("32KiB").tiny("1KiB")),
  L1D_WAYS("l1d.ways", count(1, Bounds.SLOTS), "lines of one set", classic("4").big("8").tiny("1")),
  L1D_POLICY(
      "l1d.policy", Types.REPLACEMENT, "which line of a full set is replaced", classic("lru")),
  L2_BYTES(
      "l2.bytes",
      bytes(Bounds.LINE_BYTES, Bounds.GIB).multipleOf(Bounds.LINE_BYTES).orZero("none"),
      "size of the L2 cache",
      classic("256KiB").big("1MiB").tiny("0")),
  L2_WAYS("l2.ways", count(1, Bounds.L2_WAYS), "lines of one set", classic("8")),
  L2_POLICY("l2.policy", Types.REPLACEMENT, "which line of a full set is replaced", classic("lru")),
  L2_HIT("l2.hit", cycles(0), "cycles of an L1 miss that hits L2", classic("10").textbook("0")),
  L2_WRITEBACK(
      "l2.writeback",
      cycles(0),
      "cycles to write a dirty L1 victim to L2",
      classic("4").textbook("0")),
  DRAM_MISS(
      "dram.miss",
      cycles(0),
      "cycles of an L1 miss that goes to memory",
      classic("110").textbook("0")),
  PREDICTOR(
      "predictor",
      Types.PREDICTOR,
      "how branches are predicted",
      classic("static").textbook("nottaken").big("bimodal")),
  COST_LOADUSE(
      "cost.loaduse", cycles(0), "cycles for reading a loaded register at once", classic("1")),
  COST_TAKEN(
      "cost.taken",
      cycles(0),
      "cycles of a branch predicted taken that is taken",
      classic("1").textbook("2")),
  COST_MISPREDICT("cost.mispredict", cycles(0), "cycles of a mispredicted branch", classic("2")),
  COST_JAL("cost.jal", cycles(0), "cycles of jal", classic("1").textbook("2")),
  COST_JALR("cost.jalr", cycles(0), "cycles of jalr", classic("2")),
  COST_MUL("cost.mul", cycles(0), "extra cycles of a multiplication", classic("2").textbook("0")),
  COST_DIV("cost.div", cycles(0), "extra cycles of a division", classic("31").textbook("0")),
  COST_MISALIGNED(
      "cost.misaligned",
      cycles(0),
      "extra cycles of a misaligned access",
      classic("1").textbook("0")),
  COST_TRAP(
      "cost.trap",
      cycles(0),
      "cycles of each trap entry and of each return",
      classic("3").textbook("0")),
  COST_SYSTEM(
      "cost.system",
      cycles(0),
      "extra cycles of csr instructions and fences",
      classic("2").textbook("0")),
  SCHED(
      "sched", Types.SCHEDULING, "scheduling policy: which ready thread runs next", classic("rr")),
  QUANTUM(
      "quantum",
      whole(Unit.CYCLES, 100, Setting.UNLIMITED_QUANTUM),
      "cycles until a thread must let the next one run",
      classic("100000")),
  AGEING(
      "ageing",
      cycles(1).orZero("no ageing"),
      "cycles of waiting worth one nice step under priority",
      classic("1000000")),
  PROCESSES(
      "processes",
      count(1, Bounds.NUMBER),
      "processes and threads that may exist at once",
      classic("1024").tiny("64")),
  ABI("abi", Types.ABI, "the system calls", classic("linux")),
  FORK("fork", Types.FORK, "what fork copies", classic("cow")),
  OVERCOMMIT("overcommit", Types.OVERCOMMIT, "the memory that is promised", classic("heuristic")),
  SWAP(
      "swap",
      bytes(Bounds.PAGE_BYTES, Bounds.GIB).multipleOf(Bounds.PAGE_BYTES).orZero("none"),
      "bytes of the disk that pages are swapped to",
      classic("16MiB")),
  DISK_LATENCY(
      "disk.latency", cycles(0), "cycles before the disk begins a request", classic("5000")),
  DISK_TRANSFER(
      "disk.transfer", cycles(0), "cycles that it takes for a page then", classic("1000")),
  STACK_LIMIT(
      "stack.limit",
      bytes(0, Bounds.GIB),
      "bytes that a stack may grow to (RLIMIT_STACK)",
      classic("8MiB").tiny("128KiB")),
  FILES_LIMIT(
      "files.limit",
      count(0, Bounds.NUMBER),
      "descriptors of a process (RLIMIT_NOFILE)",
      classic("256")),
  NET_LATENCY(
      "net.latency",
      cycles(0),
      "cycles that a packet is on its way over an interface",
      classic("20")),
  NET_JITTER(
      "net.jitter",
      cycles(0),
      "cycles more at random, so that packets overtake each other",
      classic("0")),
  NET_BANDWIDTH(
      "net.bandwidth",
      whole(Unit.BYTES_PER_1000_CYCLES, 1, Bounds.NUMBER).orZero("any number"),
      "bytes that an interface carries in 1000 cycles",
      classic("0")),
  NET_LOSS("net.loss", whole(Unit.PER_THOUSAND, 0, 1000), "packets lost of 1000", classic("0")),
  NET_TIMEWAIT(
      "net.timewait",
      whole(Unit.MILLISECONDS, 0, Bounds.NUMBER),
      "milliseconds that a TCP connection that was closed stays (twice the life of a segment)",
      classic("60000")),
  NET_TCP_SACK(
      "net.tcp.sack",
      Types.SELECTIVE,
      "what TCP acknowledges, where both sides say so",
      classic("off")),
  NET_TCP_TIMESTAMPS(
      "net.tcp.timestamps",
      Types.STAMPS,
      "what time TCP's segments tell, where both sides say so",
      classic("off")),
  WIRE_LATENCY(
      "wire.latency",
      cycles(1),
      "cycles that a packet is on its way from this computer to another",
      classic("1000")),
  WIRE_BANDWIDTH(
      "wire.bandwidth",
      whole(Unit.BYTES_PER_1000_CYCLES, 1, Bounds.NUMBER).orZero("any number"),
      "bytes that its cable carries in 1000 cycles",
      classic("1250")),
  WIRE_LOSS(
      "wire.loss",
      whole(Unit.PER_THOUSAND, 0, 1000),
      "packets lost of 1000 that it sends over the wire",
      classic("0")),
  WIRE_MTU(
      "wire.mtu",
      bytes(68, 65535),
      "bytes of the longest packet that it puts on the wire",
      classic("1500")),
  UID("uid", count(0, Bounds.NUMBER), "user the first process runs as", classic("1000"));

  /** Cycles of a quantum that never ends: sums with a clock still fit. */
  public static final long UNLIMITED_QUANTUM = Long.MAX_VALUE / 4;

  private final String key;
  private final ValueType type;
  private final String meaning;
  private final Map<Preset, Object> values;

  Setting(String key, ValueType type, String meaning, PresetValues values) {
    this.key = key;
    this.type = type;
    this.meaning = meaning;
    this.values = values.parsed(key, type);
  }

  /** The setting of a key, if there is one. */
  public static Optional<Setting> of(String key) {
    for (Setting setting : values()) {
      if (setting.key.equals(key)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }

  /**
   * The setting of a key as users write it, in any case.
   *
   * @throws ConfigurationException where there is none; it names the nearest
   */
  public static Setting known(String key) throws ConfigurationException {
    String wanted = key.trim().toLowerCase(Locale.ROOT);
    Optional<Setting> found = of(wanted);
    if (found.isEmpty()) {
      String nearest = Nearest.suggestion(wanted, keys());
      throw new ConfigurationException(
          "there is no setting '"
              + key
              + "'; 'ringside config' lists all"
              + (nearest == null ? "" : "; " + nearest));
    }
    return found.get();
  }

  /** The keys of all settings. */
  public static List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (Setting setting : values()) {
      keys.add(setting.key);
    }
    return keys;
  }

  /** The key as users write it. */
  public String key() {
    return key;
  }

  /** What its values may be. */
  public ValueType type() {
    return type;
  }

  /** What it means, in one sentence, without what {@link #type} says. */
  public String meaning() {
    return meaning;
  }

  /** The text of its value in a preset. */
  public String textIn(Preset preset) {
    return type.write(valueIn(preset));
  }

  /** Its value in a preset: a Long or one of the type's choices. */
  Object valueIn(Preset preset) {
    return Objects.requireNonNull(values.get(preset));
  }
}
