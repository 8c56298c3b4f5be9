package ringside.kernel.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.cpu.pipeline.PipelineConfig;
import ringside.cpu.pipeline.Predictor;
import ringside.isa.Nearest;
import ringside.mmu.MmuConfig;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.replacement.ReplacementPolicy;
import ringside.mmu.tlb.TlbShape;

/** The values of all settings of one computer. Immutable; parsed and checked when made. */
public final class Configuration {
  /** A Long or an enum constant for each setting, as its type says. */
  private final Map<Setting, Object> values;

  private Configuration(Map<Setting, Object> values) {
    this.values = values;
  }

  /** The values of a preset. */
  public static Configuration of(Preset preset) {
    Map<Setting, Object> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      values.put(setting, setting.valueIn(preset));
    }
    return new Configuration(values);
  }

  /**
   * These values with some changed.
   *
   * @param changes by key, as texts
   * @throws ConfigurationException where a key is unknown, a value is not allowed, or values do not
   *     go together; it names keys and values, and says what is allowed
   */
  public Configuration with(Map<String, String> changes) throws ConfigurationException {
    Map<Setting, Object> changed = new EnumMap<>(values);
    for (Map.Entry<String, String> change : new TreeMap<>(changes).entrySet()) {
      Setting setting = Setting.known(change.getKey());
      changed.put(setting, parsed(setting, change.getValue().trim()));
    }
    Configuration result = new Configuration(changed);
    result.checkShapes();
    return result;
  }

  /** A value as it is written after {@code --set}; equal values have one text. */
  public String text(Setting setting) {
    return setting.type().write(value(setting));
  }

  /**
   * A whole number, in its setting's unit.
   *
   * @throws ClassCastException where the setting has named values
   */
  public long number(Setting setting) {
    return (Long) value(setting);
  }

  /** {@link #number} where the value fits an int. */
  public int integer(Setting setting) {
    return Math.toIntExact(number(setting));
  }

  /**
   * A named value.
   *
   * @param values the enum that the setting's choices are of
   * @throws ClassCastException where they are of another
   */
  public <E extends Enum<E>> E choice(Setting setting, Class<E> values) {
    return values.cast(value(setting));
  }

  /** Whether address-space identifiers are used. */
  public boolean asid() {
    return isOn(Setting.ASID);
  }

  /** Whether a setting that is on or off is on. */
  public boolean isOn(Setting setting) {
    return choice(setting, Toggle.class) == Toggle.ON;
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
        choice(Setting.PREDICTOR, Predictor.class),
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

  private TlbShape tlb(Setting entries, Setting ways, Setting policy) {
    int perSet = integer(ways) == 0 ? integer(entries) : integer(ways);
    try {
      return new TlbShape(integer(entries), perSet, replacement(policy));
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(together(entries, ways, policy, refused), refused);
    }
  }

  private CacheShape cache(Setting bytes, Setting ways, Setting policy) {
    try {
      return new CacheShape(integer(bytes), integer(ways), replacement(policy));
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(together(bytes, ways, policy, refused), refused);
    }
  }

  private ReplacementPolicy replacement(Setting policy) {
    return choice(policy, ReplacementPolicy.class);
  }

  private String together(Setting size, Setting ways, Setting policy, Exception refused) {
    StringBuilder text = new StringBuilder();
    for (Setting setting : new Setting[] {size, ways, policy}) {
      text.append(setting.key()).append('=').append(text(setting)).append(' ');
    }
    return text + "don't go together: " + refused.getMessage();
  }

  private Object value(Setting setting) {
    Object value = values.get(setting);
    if (value == null) {
      throw new IllegalStateException("no value for " + setting);
    }
    return value;
  }

  private void checkShapes() throws ConfigurationException {
    try {
      mmu();
      secondLevel();
    } catch (IllegalArgumentException refused) {
      throw new ConfigurationException(String.valueOf(refused.getMessage()));
    }
  }

  private static Object parsed(Setting setting, String text) throws ConfigurationException {
    ValueType type = setting.type();
    Object value = type.parse(text);
    if (value == null) {
      String nearest = Nearest.suggestion(text, type.names());
      String advice = nearest == null ? "" : "; " + nearest;
      throw new ConfigurationException(
          setting.key() + ": " + type.allowed() + ", not '" + text + "'" + advice);
    }
    return value;
  }
}
