package ringside.cpu.region;

import ringside.cpu.Hart;
import ringside.mmu.Mmu;
import ringside.mmu.Stamps;
import ringside.mmu.ledger.Mode;
import ringside.mmu.sv32.Access;

/**
 * What the code of regions reads and leaves, one for each hart, and what it calls: for the line of
 * an access that is not at hand, and for a branch predictor that learns. Times are stamps ({@link
 * Stamps#fast}), as accesses need them.
 */
public final class RegionState {
  private static final int STORE = 1;
  private static final int ALIGN_SHIFT = 1;
  private static final int BOUND_SHIFT = 3;

  /** The hart's registers; the code keeps them in variables meanwhile. */
  public final int[] x;

  /** Of the cycle in which the next instruction issues. */
  public long stamp;

  /** Of the cycle below which the code must stay. */
  public long limit;

  /** {@link RegionCounts} since the region was entered. */
  public long counts;

  /** Where a computed jump goes. */
  public int target;

  /** Cycles waited for data since the region was entered; they are in the books already. */
  public long waited;

  /** Those of them that are not in {@link #stamp}. */
  public long late;

  /** Whether the region was left for an access that is not on the fast path. */
  public boolean refused;

  /** The address of that access. */
  public int refusedAddress;

  private final Hart hart;
  private final Mmu mmu;

  /** The state of a hart's regions. */
  public RegionState(Hart hart) {
    this.hart = hart;
    this.mmu = hart.mmu();
    this.x = hart.x;
  }

  /** Prepares an entry at a clock. */
  public void enter(long clock, long limitClock) {
    stamp = Stamps.fast(clock);
    limit = Stamps.fast(Math.min(limitClock, clock + RegionCounts.MOST_CYCLES));
    counts = 0;
    waited = 0;
    late = 0;
    refused = false;
  }

  /**
   * What {@link #admit} has to know of an access.
   *
   * @param alignMask the address bits that are 0 where it is aligned
   * @param bound cycles that pass at most from the instruction to the next look at the limit
   */
  public static int access(boolean store, int alignMask, int bound) {
    return (store ? STORE : 0) | alignMask << ALIGN_SHIFT | bound << BOUND_SHIFT;
  }

  /**
   * Brings the line of an access to the fast path, as {@link Mmu#admit}.
   *
   * @param access see {@link #access}
   * @param now stamp of the instruction's first cycle
   * @return the cycles that it waits; or -1: the interpreter has to make the access
   */
  public int admit(int address, int access, long now) {
    Access kind = (access & STORE) != 0 ? Access.STORE : Access.LOAD;
    boolean aligned = (address & access >> ALIGN_SHIFT & 3) == 0;
    int wait = aligned ? mmu.admit(address, kind, Mode.USER, Stamps.clock(now)) : -1;
    if (wait <= 0) {
      refused = wait < 0;
      refusedAddress = address;
      return wait;
    }
    waited += wait;
    if (now + stamps(wait + (access >> BOUND_SHIFT)) >= limit) {
      late += wait;
      return -1;
    }
    return wait;
  }

  /** Cycles of a branch under a predictor that learns. */
  public int learn(int pc, boolean taken) {
    return hart.branches().learn(pc, taken);
  }

  /** How much later stamps are, cycles later. */
  public static long stamps(long cycles) {
    return Stamps.fast(cycles) - Stamps.fast(0);
  }

  /** The clock of {@link #stamp}. */
  public long clock() {
    return Stamps.clock(stamp);
  }
}
