package ringside.cpu.region;

/**
 * What a region counts beside the clock, in one long of four fields, so that one addition serves a
 * whole block. No field outgrows its 16 bits in {@link #MOST_CYCLES}.
 */
public final class RegionCounts {
  /** Cycles after which a region must be left, so that its counts can be taken. */
  public static final int MOST_CYCLES = 50_000;

  private static final int BITS = 16;
  private static final long MASK = (1L << BITS) - 1;
  private static final int CONTROL = BITS;
  private static final int MUL_DIV = 2 * BITS;
  private static final int DATA_HITS = 3 * BITS;

  private RegionCounts() {}

  /** Cycles that instructions waited for the load before. */
  public static long loadUse(long cycles) {
    return cycles;
  }

  /** Cycles of branches and jumps. */
  public static long control(long cycles) {
    return cycles << CONTROL;
  }

  /** Cycles of long operations. */
  public static long mulDiv(long cycles) {
    return cycles << MUL_DIV;
  }

  /** Accesses to data that hit everywhere. */
  public static long dataHits(long count) {
    return count << DATA_HITS;
  }

  /** See {@link #loadUse(long)}. */
  public static long loadUseOf(long counts) {
    return counts & MASK;
  }

  /** See {@link #control(long)}. */
  public static long controlOf(long counts) {
    return counts >>> CONTROL & MASK;
  }

  /** See {@link #mulDiv(long)}. */
  public static long mulDivOf(long counts) {
    return counts >>> MUL_DIV & MASK;
  }

  /** See {@link #dataHits(long)}. */
  public static long dataHitsOf(long counts) {
    return counts >>> DATA_HITS;
  }
}
