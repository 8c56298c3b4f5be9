package ringside.mmu.ledger;

/** One row of the ledger: the cycles of an {@link AccountKey}, a cell for each {@link Cause}. */
public final class Account {
  private static final int CAUSES = Cause.values().length;

  private final AccountKey key;
  private final long[] cycles = new long[CAUSES];

  Account(AccountKey key) {
    this.key = key;
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

  void add(Cause cause, long amount) {
    cycles[cause.ordinal()] += amount;
  }
}
