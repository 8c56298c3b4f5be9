package ringside.mmu.replacement;

import java.util.Arrays;

/**
 * When each slot of a set-associative structure was used and filled last. One stamp per use serves
 * every policy: a tree-PLRU bit points away from the half used last, so the halves' youngest stamps
 * say the same.
 */
public final class Recency {
  private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

  /**
   * Stamp of the last use, by slot; engines write it in their fast paths, and mask the slot with
   * its length, a power of two.
   */
  public final long[] used;

  private final long[] filled;
  private final int ways;
  private final ReplacementPolicy policy;

  /** Whether that is LRU: every miss asks, and to ask the policy itself takes longer. */
  private final boolean leastRecent;

  private long random;

  /** Stamps for a number of slots, set after set; all start at 0. */
  public Recency(int slots, int ways, ReplacementPolicy policy, long seed) {
    policy.requireWays(ways);
    this.used = new long[Integer.highestOneBit(2 * slots - 1)];
    this.filled = new long[slots];
    this.ways = ways;
    this.policy = policy;
    this.leastRecent = policy == ReplacementPolicy.LRU;
    this.random = seed * GOLDEN_RATIO + GOLDEN_RATIO;
  }

  /** Notes that a slot was filled, which is a use too. */
  public void fill(int slot, long stamp) {
    used[slot] = stamp;
    if (policy == ReplacementPolicy.FIFO) {
      filled[slot] = stamp;
    }
  }

  /** Whether the slot of a set used last is never the one that goes. */
  public boolean keepsLast() {
    return leastRecent && ways > 1;
  }

  /** Whether the policy is LRU. */
  public boolean isLeastRecent() {
    return leastRecent;
  }

  /** The slot of the set that starts at a slot which was used least recently: LRU's victim. */
  public int leastRecent(int first) {
    return ways == 4 ? oldestOfFour(used, first) : oldest(used, first, ways);
  }

  /** The slot that goes from the full set that starts at a slot. */
  public int victim(int first) {
    return leastRecent ? leastRecent(first) : otherVictim(first);
  }

  private int otherVictim(int first) {
    return switch (policy) {
      case LRU -> leastRecent(first);
      case FIFO -> oldest(filled, first, ways);
      case RANDOM -> first + (int) Long.remainderUnsigned(nextRandom(), ways);
      case PLRU -> treeVictim(first);
    };
  }

  private static int oldest(long[] stamps, int first, int count) {
    if (count < 4) {
      return oldest(stamps, first, first + 1, first + count);
    }
    int oldest = oldestOfFour(stamps, first);
    int slot = first + 4;
    for (; slot <= first + count - 4; slot += 4) {
      oldest = older(stamps, oldest, oldestOfFour(stamps, slot));
    }
    return oldest(stamps, oldest, slot, first + count);
  }

  /** The oldest of a slot, and those from one to an end. */
  private static int oldest(long[] stamps, int slot, int from, int end) {
    int oldest = slot;
    for (int other = from; other < end; other++) {
      oldest = older(stamps, oldest, other);
    }
    return oldest;
  }

  /** Of fours, which need not wait for each other, and are read once. No branch, as below. */
  private static int oldestOfFour(long[] stamps, int first) {
    long last = stamps[first + 3]; // first, so that the others need no check of their bounds
    long zero = stamps[first];
    long toOne = stamps[first + 1] - zero;
    long two = stamps[first + 2];
    long toThree = last - two;
    long ifOne = toOne >> 63;
    long ifThree = toThree >> 63;
    long ifHigh = two + (toThree & ifThree) - (zero + (toOne & ifOne)) >> 63;
    return first + (int) (ifHigh & 2 - ifThree | ~ifHigh & ifOne & 1);
  }

  /** The second of two slots if it is older. No branch: that can't be predicted. */
  private static int older(long[] stamps, int slot, int other) {
    int ifOlder = (int) (stamps[other] - stamps[slot] >> 63);
    return slot + (other - slot & ifOlder);
  }

  private int treeVictim(int first) {
    int slot = first;
    for (int half = ways / 2; half > 0; half /= 2) {
      if (youngest(slot, half) > youngest(slot + half, half)) {
        slot += half;
      }
    }
    return slot;
  }

  private long youngest(int first, int count) {
    return Arrays.stream(used, first, first + count).max().orElse(0);
  }

  /** SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
  private long nextRandom() {
    random += GOLDEN_RATIO;
    long z = random;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
