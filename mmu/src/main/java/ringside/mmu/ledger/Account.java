package ringside.mmu.ledger;

/** One row of the ledger: the cycles of an {@link AccountKey}, a cell for each {@link Cause}. */
public final class Account {
  private static final int CAUSES = Cause.values().length;

  private final AccountKey key;
  private final long[] cycles = new long[CAUSES];
  private final long free;

  Account(AccountKey key, Exemption exemption) {
    this.key = key;
    this.free = bits(key, exemption);
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
    for (Cause cause : Cause.values()) {
      bits |= exemption.isFree(key, cause) ? 1L << cause.ordinal() : 0;
    }
    return bits;
  }
}
