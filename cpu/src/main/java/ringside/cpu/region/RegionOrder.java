package ringside.cpu.region;

import java.util.BitSet;
import ringside.cpu.Hart;

/** What is to be made into a {@link Region}. */
public final class RegionOrder {
  /** The words of the page, not changed any more. */
  public final int[] words;

  /** Index of an instruction that runs often. */
  public final int seed;

  /** Physical address of the page, shifted right by 12. */
  public final int frame;

  /** By line of the page: where in the L1 I-cache it was last. */
  public final int[] cacheSlots;

  /** In user mode; the code refers to its arrays and costs. */
  public final Hart hart;

  /** Indexes of instructions that must not belong to it. */
  public final BitSet leftOut;

  /** An order by its parts. */
  public RegionOrder(
      int[] words, int seed, int frame, int[] cacheSlots, Hart hart, BitSet leftOut) {
    this.leftOut = leftOut;
    this.words = words;
    this.seed = seed;
    this.frame = frame;
    this.cacheSlots = cacheSlots;
    this.hart = hart;
  }
}
