package ringside.kernel.trap;

import java.util.Arrays;
import ringside.mmu.ledger.SwitchKind;

/** How many switches of each kind there were, and the cycles of their parts. */
public final class SwitchCounts {
  private static final SwitchPart[] PARTS = SwitchPart.values();

  private final long[] count = new long[SwitchKind.values().length];
  private final long[][] cycles = new long[SwitchKind.values().length][PARTS.length];

  void add(SwitchKind kind, SwitchClock stay) {
    count[kind.ordinal()]++;
    for (SwitchPart part : PARTS) {
      cycles[kind.ordinal()][part.ordinal()] += stay.cycles(part);
    }
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
}
