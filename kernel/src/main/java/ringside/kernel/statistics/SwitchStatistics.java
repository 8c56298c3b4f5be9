package ringside.kernel.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import ringside.mmu.ledger.SwitchCounts;
import ringside.mmu.ledger.SwitchKind;
import ringside.mmu.ledger.SwitchPart;

/**
 * What the switches of one kind cost.
 *
 * @param parts cycles of each part, summed
 * @param indirectTlbCycles of walks for TLB entries that a switch of this kind cost
 * @param indirectCacheCycles of misses for lines that a switch of this kind cost
 */
public record SwitchStatistics(
    SwitchKind kind,
    long count,
    Map<SwitchPart, Long> parts,
    long indirectTlbCycles,
    long indirectCacheCycles) {

  /** The counters as they stand. */
  public static SwitchStatistics of(SwitchKind kind, SwitchCounts counts) {
    Map<SwitchPart, Long> parts = new EnumMap<>(SwitchPart.class);
    Arrays.stream(SwitchPart.values()).forEach(part -> parts.put(part, counts.cycles(kind, part)));
    return new SwitchStatistics(
        kind,
        counts.count(kind),
        Collections.unmodifiableMap(parts),
        counts.indirectTlbCycles(kind),
        counts.indirectCacheCycles(kind));
  }

  /** Cycles of a part, summed. */
  public long cycles(SwitchPart part) {
    return parts.getOrDefault(part, 0L);
  }

  /** Cycles of the parts that would not have passed without the switch: all but the work. */
  public long directCycles() {
    return parts.entrySet().stream()
        .filter(part -> part.getKey().isDirect())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** All its cycles: direct and indirect, the work left out. */
  public long cycles() {
    return directCycles() + indirectTlbCycles + indirectCacheCycles;
  }

  /** All its cycles for each switch, 0 if there was none. */
  public double cyclesPerSwitch() {
    return count == 0 ? 0 : (double) cycles() / count;
  }
}
