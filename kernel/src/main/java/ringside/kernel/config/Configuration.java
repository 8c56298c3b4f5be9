package ringside.kernel.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.cpu.pipeline.PipelineConfig;
import ringside.cpu.pipeline.Predictor;
import ringside.kernel.sched.Policies;
import ringside.kernel.sched.SchedulingPolicy;
import ringside.mmu.LineTable;
import ringside.mmu.MmuConfig;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.replacement.ReplacementPolicy;
import ringside.mmu.tlb.TlbShape;

/** The values of all settings of one computer. Immutable; checked when made. */
public final class Configuration {
  private static final int MAXIMUM_MEMORY = 1 << 30;
  private static final long MAXIMUM_MEGAHERTZ = 1000;

  private final Map<Setting, String> values;

  private Configuration(Map<Setting, String> values) {
    this.values = values;
  }

  /** The values of a preset. */
  public static Configuration of(Preset preset) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      values.put(setting, setting.valueIn(preset));
    }
    return new Configuration(values);
  }

  /**
   * These values with some changed.
   *
   * @throws ConfigurationException where a key is unknown or the values can't be built
   */
  public Configuration with(Map<String, String> changes) throws ConfigurationException {
    Map<Setting, String> changed = new EnumMap<>(values);
    for (Map.Entry<String, String> change : new TreeMap<>(changes).entrySet()) {
      changed.put(known(change.getKey()), change.getValue().trim());
    }
    Configuration result = new Configuration(changed);
    result.check();
    return result;
  }

  /** A value as it was written. */
  public String text(Setting setting) {
    String value = values.get(setting);
    if (value == null) {
      throw new IllegalStateException("no value for " + setting);
    }
    return value;
  }

  /** A whole number; sizes may carry KiB, MiB or GiB. Checked when the configuration was made. */
  public long number(Setting setting) {
    return Quantity.parse(text(setting));
  }

  /** {@link #number} where the value fits an int. */
  public int integer(Setting setting) {
    return Math.toIntExact(number(setting));
  }

  /** Whether address-space identifiers are used. */
  public boolean asid() {
    return text(Setting.ASID).equals("on");
  }

  /** What a hart's memory system is built from. */
  public MmuConfig mmu() {
    return new MmuConfig(
        tlb(Setting.ITLB_ENTRIES, Setting.ITLB_WAYS, Setting.ITLB_POLICY),
        tlb(Setting.DTLB_ENTRIES, Setting.DTLB_WAYS, Setting.DTLB_POLICY),
        integer(Setting.TLB2_ENTRIES) == 0
            ? null
            : tlb(Setting.TLB2_ENTRIES, Setting.TLB2_WAYS, Setting.TLB2_POLICY),
        integer(Setting.TLB2_HIT),
        integer(Setting.WALK_START),
        integer(Setting.WALK_PTE),
        cache(Setting.L1I_BYTES, Setting.L1I_WAYS, Setting.L1I_POLICY),
        cache(Setting.L1D_BYTES, Setting.L1D_WAYS, Setting.L1D_POLICY),
        integer(Setting.COST_MISALIGNED),
        asid(),
        number(Setting.SEED));
  }

  /** The second-level cache, or null for none. */
  public @Nullable CacheShape secondLevel() {
    return integer(Setting.L2_BYTES) == 0
        ? null
        : cache(Setting.L2_BYTES, Setting.L2_WAYS, Setting.L2_POLICY);
  }

  /** The pipeline's latencies. */
  public PipelineConfig pipeline() {
    return new PipelineConfig(
        predictor(),
        integer(Setting.COST_LOADUSE),
        integer(Setting.COST_TAKEN),
        integer(Setting.COST_MISPREDICT),
        integer(Setting.COST_JAL),
        integer(Setting.COST_JALR),
        integer(Setting.COST_MUL),
        integer(Setting.COST_DIV),
        integer(Setting.COST_TRAP),
        integer(Setting.COST_SYSTEM));
  }

  private Predictor predictor() {
    return switch (text(Setting.PREDICTOR)) {
      case "static" -> Predictor.STATIC;
      case "nottaken" -> Predictor.NOT_TAKEN;
      case "bimodal" -> Predictor.BIMODAL;
      default ->
          throw new IllegalArgumentException(
              "predictor is static, nottaken or bimodal, not " + text(Setting.PREDICTOR));
    };
  }

  private TlbShape tlb(Setting entries, Setting ways, Setting policy) {
    int perSet = integer(ways) == 0 ? integer(entries) : integer(ways);
    return new TlbShape(integer(entries), perSet, policy(policy));
  }

  private CacheShape cache(Setting bytes, Setting ways, Setting policy) {
    return new CacheShape(integer(bytes), integer(ways), policy(policy));
  }

  private ReplacementPolicy policy(Setting setting) {
    return switch (text(setting)) {
      case "lru" -> ReplacementPolicy.LRU;
      case "fifo" -> ReplacementPolicy.FIFO;
      case "random" -> ReplacementPolicy.RANDOM;
      case "plru" -> ReplacementPolicy.PLRU;
      default ->
          throw new IllegalArgumentException(
              setting.key() + " is lru, fifo, random or plru, not " + text(setting));
    };
  }

  private void check() throws ConfigurationException {
    try {
      for (Setting setting : Setting.values()) {
        checkNumber(setting);
      }
      mmu();
      pipeline();
      secondLevel();
    } catch (IllegalArgumentException | ArithmeticException refused) {
      throw new ConfigurationException(String.valueOf(refused.getMessage()));
    }
    require(number(Setting.HARTS) == 1, "harts: this version builds one hart");
    long memory = number(Setting.MEMORY);
    require(
        memory >= 1 << 18 && memory <= MAXIMUM_MEMORY && memory % 4096 == 0,
        "memory: a multiple of 4KiB from 256KiB to 1GiB, not " + text(Setting.MEMORY));
    require(number(Setting.QUANTUM) >= 100, "quantum: at least 100 cycles");
    require(number(Setting.CLOCK_MHZ) >= 1, "clock.mhz: at least 1");
    require(number(Setting.WIRE_LATENCY) >= 1, "wire.latency: at least 1 cycle");
    long mtu = number(Setting.WIRE_MTU);
    require(mtu >= 68 && mtu <= 65535, "wire.mtu: from 68 to 65535 bytes, not " + mtu);
    require(isOnOrOff(text(Setting.ASID)), "asid is on or off, not " + text(Setting.ASID));
    String fork = text(Setting.FORK);
    require(fork.equals("cow") || fork.equals("eager"), "fork is cow or eager, not " + fork);
    String abi = text(Setting.ABI);
    require(abi.equals("linux") || abi.equals("rars"), "abi is linux or rars, not " + abi);
    String overcommit = text(Setting.OVERCOMMIT);
    require(
        List.of("heuristic", "always", "never").contains(overcommit),
        "overcommit is heuristic, always or never, not " + overcommit);
    String policy = text(Setting.SCHED);
    require(
        Policies.NAMES.contains(policy),
        "sched is one of " + String.join(", ", Policies.NAMES) + ", not " + policy);
  }

  private void checkNumber(Setting setting) {
    boolean numeric = Character.isDigit(setting.valueIn(Preset.CLASSIC).charAt(0));
    if (numeric && (number(setting) < 0 || number(setting) > maximum(setting))) {
      throw new IllegalArgumentException(
          setting.key() + ": from 0 to " + maximum(setting) + ", not " + text(setting));
    }
  }

  /** Beyond these, sums of cycles or nanoseconds overflow, or the fast path can't number slots. */
  private static long maximum(Setting setting) {
    return switch (setting) {
      case SEED -> Long.MAX_VALUE;
      case BOOT_TIME -> 0xffff_ffffL;
      case QUANTUM -> SchedulingPolicy.UNLIMITED;
      case CLOCK_MHZ -> MAXIMUM_MEGAHERTZ;
      case L1I_BYTES, L1D_BYTES -> LineTable.MAXIMUM_SLOTS * (long) CacheShape.LINE_BYTES;
      case ITLB_ENTRIES, DTLB_ENTRIES, TLB2_ENTRIES -> LineTable.MAXIMUM_SLOTS;
      default -> MAXIMUM_MEMORY;
    };
  }

  private static boolean isOnOrOff(String value) {
    return value.equals("on") || value.equals("off");
  }

  private static void require(boolean condition, String message) throws ConfigurationException {
    if (!condition) {
      throw new ConfigurationException(message);
    }
  }

  private static Setting known(String key) throws ConfigurationException {
    return Setting.of(key.trim().toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "there is no setting '" + key + "'; 'ringside config' lists all"));
  }
}
