package ringside.mmu.cache;

import ringside.mmu.replacement.ReplacementPolicy;

/**
 * Size and organisation of a cache with 64-byte lines.
 *
 * @param bytes capacity
 * @param ways lines of one set; 1 for direct-mapped
 * @param policy which line of a full set goes
 */
public record CacheShape(int bytes, int ways, ReplacementPolicy policy) {
  /** log2 of the bytes of a line. */
  public static final int LINE_SHIFT = 6;

  /** Bytes of a line. */
  public static final int LINE_BYTES = 1 << LINE_SHIFT;

  /** Refuses what can't be built. */
  public CacheShape {
    int lines = bytes / LINE_BYTES;
    if (bytes < LINE_BYTES
        || bytes % LINE_BYTES != 0
        || ways < 1
        || lines % ways != 0
        || Integer.bitCount(lines / ways) != 1) {
      throw new IllegalArgumentException(
          "a cache needs a power of two of sets: " + bytes + " bytes, " + ways + " ways");
    }
    policy.requireWays(ways);
  }

  /** Number of lines. */
  public int lines() {
    return bytes / LINE_BYTES;
  }

  /** Number of sets, a power of two. */
  public int sets() {
    return lines() / ways;
  }
}
