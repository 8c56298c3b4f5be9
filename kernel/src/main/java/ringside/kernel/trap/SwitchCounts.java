package ringside.kernel.trap;

import ringside.mmu.ledger.SwitchKind;

/** How many switches of each kind there were, and what they cost directly. */
public final class SwitchCounts {
  private final long[] count = new long[SwitchKind.values().length];
  private final long[] directCycles = new long[SwitchKind.values().length];

  void add(SwitchKind kind, long direct) {
    count[kind.ordinal()]++;
    directCycles[kind.ordinal()] += direct;
  }

  /** Switches of a kind. */
  public long count(SwitchKind kind) {
    return count[kind.ordinal()];
  }

  /**
   * Cycles from trap entry to the first instruction of the next thread, idle ones left out, summed
   * over the switches of a kind.
   */
  public long directCycles(SwitchKind kind) {
    return directCycles[kind.ordinal()];
  }
}
