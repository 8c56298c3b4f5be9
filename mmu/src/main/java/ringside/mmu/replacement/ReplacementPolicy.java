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
  PLRU
}
