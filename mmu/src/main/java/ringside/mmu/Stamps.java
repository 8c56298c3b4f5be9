package ringside.mmu;

import ringside.mmu.ledger.Meter;

/**
 * The stamps of one hart's accesses, by which TLBs and caches know what was used last. They grow
 * with the clock: an instruction takes at least one cycle, and what an engine does itself in a
 * cycle gets the highest stamp of it.
 */
public final class Stamps {
  private static final int SHIFT = 4;

  private final Meter meter;
  private long last;

  Stamps(Meter meter) {
    this.meter = meter;
  }

  /**
   * The stamp of the one access that an engine makes itself in a cycle. The cycle's slow accesses,
   * few as they are, get lower ones.
   *
   * @param clock in cycles
   */
  public static long fast(long clock) {
    return (clock + 1 << SHIFT) - 1;
  }

  /** The clock of a {@link #fast} stamp. */
  public static long clock(long fast) {
    return (fast + 1 >> SHIFT) - 1;
  }

  /** What follows is later than all that an engine has done in cycles before one. */
  void reach(long clock) {
    last = Math.max(last, clock << SHIFT);
  }

  /**
   * A stamp for one of several accesses of an instruction: later than all before, earlier than
   * {@link #fast} of the same cycle.
   */
  long next() {
    last = Math.max(last + 1, meter.clock() << SHIFT);
    return last;
  }
}
