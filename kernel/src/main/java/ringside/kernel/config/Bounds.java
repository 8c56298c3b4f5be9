package ringside.kernel.config;

import ringside.mmu.LineTable;
import ringside.mmu.cache.CacheShape;

/** The bounds that several settings share. Beyond them sums of cycles or nanoseconds overflow. */
final class Bounds {
  static final long KIB = 1L << 10;
  static final long MIB = 1L << 20;
  static final long GIB = 1L << 30;
  static final long PAGE_BYTES = 4 * KIB;
  static final long LINE_BYTES = CacheShape.LINE_BYTES;

  /** Of cycles and of what has no bound of its own. */
  static final long NUMBER = 1_000_000_000;

  /** Entries or lines that the fast path can number. */
  static final long SLOTS = LineTable.MAXIMUM_SLOTS;

  static final long L1_BYTES = SLOTS * LINE_BYTES;
  static final long L2_WAYS = GIB / LINE_BYTES;
  static final long UNSIGNED_INT = 0xffff_ffffL;

  private Bounds() {}
}
