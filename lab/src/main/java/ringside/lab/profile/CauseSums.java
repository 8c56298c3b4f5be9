package ringside.lab.profile;

import ringside.mmu.ledger.Cause;

/** Cycles by cause. */
public final class CauseSums {
  private static final int CAUSES = Cause.values().length;

  private final long[] cycles = new long[CAUSES];

  void add(Cause cause, long amount) {
    cycles[cause.ordinal()] += amount;
  }

  /** Adds cycles cause by cause. */
  public void add(CauseSums others) {
    for (int i = 0; i < CAUSES; i++) {
      cycles[i] += others.cycles[i];
    }
  }

  /** Cycles of one cause. */
  public long of(Cause cause) {
    return cycles[cause.ordinal()];
  }

  /** Cycles of all causes. */
  public long total() {
    long sum = 0;
    for (long each : cycles) {
      sum += each;
    }
    return sum;
  }
}
