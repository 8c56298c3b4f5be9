package ringside.mmu.tlb;

import ringside.mmu.replacement.ReplacementPolicy;

/**
 * Size and organisation of a TLB.
 *
 * @param entries at least 1
 * @param ways entries of one set; equal to entries for a fully associative TLB
 * @param policy which entry of a full set goes
 */
public record TlbShape(int entries, int ways, ReplacementPolicy policy) {
  /** Refuses what can't be built. */
  public TlbShape {
    if (entries < 1 || ways < 1 || entries % ways != 0 || Integer.bitCount(entries / ways) != 1) {
      throw new IllegalArgumentException(
          "a TLB needs a power of two of sets: " + entries + " entries, " + ways + " ways");
    }
    policy.requireWays(ways);
  }

  /** Number of sets, a power of two. */
  public int sets() {
    return entries / ways;
  }
}
