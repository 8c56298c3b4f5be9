package ringside.mmu.ledger;

import org.jspecify.annotations.Nullable;

/** One row of the ledger: the cycles of an {@link AccountKey}, a cell for each {@link Cause}. */
public final class Account {
  private static final Cause[] CAUSES = Cause.values();

  private final AccountKey key;
  private final long[] cycles = new long[CAUSES.length];
  private final long free;
  private final @Nullable Account nextOfProcess;
  private final @Nullable Account nextOfThread;

  /**
   * An empty row.
   *
   * @param nextOfProcess the row of the same process opened before it, likewise nextOfThread; null
   *     for none
   */
  Account(
      AccountKey key,
      Exemption exemption,
      @Nullable Account nextOfProcess,
      @Nullable Account nextOfThread) {
    this.key = key;
    this.free = exemption == Exemption.NONE ? 0 : bits(key, exemption);
    this.nextOfProcess = nextOfProcess;
    this.nextOfThread = nextOfThread;
  }

  /** Whose cycles these are. */
  public AccountKey key() {
    return key;
  }

  /** Cycles charged to a cause so far. */
  public long cycles(Cause cause) {
    return cycles[cause.ordinal()];
  }

  /** Cycles charged so far, all causes. */
  public long total() {
    long sum = 0;
    for (long cell : cycles) {
      sum += cell;
    }
    return sum;
  }

  @Nullable Account nextOfProcess() {
    return nextOfProcess;
  }

  @Nullable Account nextOfThread() {
    return nextOfThread;
  }

  /** A cell for each cause, by its ordinal; the meter adds to them. */
  long[] cells() {
    return cycles;
  }

  /** A bit for each cause, by its ordinal: whether its cycles do not pass. */
  long free() {
    return free;
  }

  private static long bits(AccountKey key, Exemption exemption) {
    long bits = 0;
    for (Cause cause : CAUSES) {
      bits |= exemption.isFree(key, cause) ? 1L << cause.ordinal() : 0;
    }
    return bits;
  }
}
