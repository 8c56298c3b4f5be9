package ringside.mmu.replacement;

/** How a full set picks the way that goes. */
public enum ReplacementPolicy {
  /** The least recently used way. */
  LRU,
  /** The way filled first. */
  FIFO,
  /** Any way, by a seeded generator. */
  RANDOM,
  /** Tree pseudo-LRU; ways must be a power of two. */
  PLRU;

  /** Refuses a number of ways that the policy can't choose among. */
  public void requireWays(int ways) {
    if (this == PLRU && Integer.bitCount(ways) != 1) {
      throw new IllegalArgumentException("plru needs a power of two of ways, not " + ways);
    }
  }
}
