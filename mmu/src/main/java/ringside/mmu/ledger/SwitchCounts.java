package ringside.mmu.ledger;

import java.util.Arrays;
import java.util.function.ToLongFunction;

/**
 * How many switches of each kind a hart made, the cycles of their parts, and those that passed
 * later because of them. All of these cycles are in the ledger, too.
 */
public final class SwitchCounts {
  private static final int KINDS = SwitchKind.values().length;
  private static final SwitchPart[] PARTS = SwitchPart.values();

  private final long[] count = new long[KINDS];
  private final long[][] cycles = new long[KINDS][PARTS.length];
  private final long[] indirectTlbCycles = new long[KINDS];
  private final long[] indirectCacheCycles = new long[KINDS];

  /** Counts a switch whose parts took so many cycles each. */
  public void add(SwitchKind kind, ToLongFunction<SwitchPart> stay) {
    count[kind.ordinal()]++;
    for (SwitchPart part : PARTS) {
      cycles[kind.ordinal()][part.ordinal()] += stay.applyAsLong(part);
    }
  }

  /** Notes cycles, charged already, of a walk whose entry went because of a switch. */
  public void blameTlb(SwitchKind kind, long walkCycles) {
    indirectTlbCycles[kind.ordinal()] += walkCycles;
  }

  /** Notes cycles, charged already, of a cache miss whose line went because of a switch. */
  public void blameCache(SwitchKind kind, long missCycles) {
    indirectCacheCycles[kind.ordinal()] += missCycles;
  }

  /** Switches of a kind. */
  public long count(SwitchKind kind) {
    return count[kind.ordinal()];
  }

  /** Cycles of a part, summed over the switches of a kind. */
  public long cycles(SwitchKind kind, SwitchPart part) {
    return cycles[kind.ordinal()][part.ordinal()];
  }

  /** Cycles of all parts but the work, summed over the switches of a kind. */
  public long directCycles(SwitchKind kind) {
    return Arrays.stream(PARTS)
        .filter(SwitchPart::isDirect)
        .mapToLong(part -> cycles(kind, part))
        .sum();
  }

  /** Walk cycles caused by switches of a kind so far. */
  public long indirectTlbCycles(SwitchKind kind) {
    return indirectTlbCycles[kind.ordinal()];
  }

  /** Cache-miss cycles caused by switches of a kind so far. */
  public long indirectCacheCycles(SwitchKind kind) {
    return indirectCacheCycles[kind.ordinal()];
  }
}
