package ringside.mmu.cache;

/**
 * What a level gives for a line, packed into a long so that the miss path allocates nothing: the
 * cycles that the line took to come in bits 0-31, its {@link Origin} in 32-33, and behind them the
 * slot of the level that supplied it, where a later write-back may still find it; 0 for memory.
 */
public final class Supply {
  private static final int ORIGIN_SHIFT = 32;
  private static final int SLOT_SHIFT = 34;
  private static final Origin[] ORIGINS = Origin.values();
  private static final long FROM_SECOND = (long) Origin.L2.ordinal() << ORIGIN_SHIFT;
  private static final long ORIGIN_MASK = (1L << SLOT_SHIFT) - (1L << ORIGIN_SHIFT);

  private Supply() {}

  /** A line that took cycles to come. */
  static long of(Origin origin, int cycles) {
    return (long) origin.ordinal() << ORIGIN_SHIFT | cycles;
  }

  /** The same of a slot. */
  static long from(long supply, int slot) {
    return supply | (long) slot << SLOT_SHIFT;
  }

  /** Cycles that the line took to come. */
  public static int cycles(long supply) {
    return (int) supply;
  }

  /** Where it came from. */
  public static Origin origin(long supply) {
    return ORIGINS[(int) (supply >>> ORIGIN_SHIFT) & 3];
  }

  /** Whether it came from the second level. */
  public static boolean isFromSecond(long supply) {
    return (supply & ORIGIN_MASK) == FROM_SECOND;
  }

  /** The slot that it came from. */
  public static int slot(long supply) {
    return (int) (supply >>> SLOT_SHIFT);
  }
}
