package ringside.mmu;

import ringside.mmu.cache.Cache;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.ledger.Mode;
import ringside.mmu.tlb.Tlb;

/**
 * Where lines of instructions stood when they were fetched last: in which slot of the I-TLB, and of
 * the L1 I-cache. Nobody tells when they go; who finds both still there need not look them up
 * (benchmark: tests, {@code KernelBenchmark}).
 *
 * <p>A place is one long: the slot in the I-TLB in bits 0-15, that in the cache in 16-31, and in
 * 32-63 line and mode.
 */
final class KnownFetches {
  /** Stands for every ASID. */
  static final int ANY = -1;

  private static final int PLACES = 512;
  private static final int SLOT_MASK = LineTable.SLOT_MASK;
  private static final int CACHE_SHIFT = 16;
  private static final int KEY_SHIFT = 32;

  private final Tlb tlb;
  private final Cache cache;
  private final long[] places = new long[PLACES];

  /** {@link Tlb#serial} of the entry of a place; 0 where there is none. */
  private final long[] serials = new long[PLACES];

  /** ASID for which a place is; {@link #ANY} for a global page, or where there are none. */
  private final int[] asids = new int[PLACES];

  /** Physical line of a place. */
  private final int[] lines = new int[PLACES];

  KnownFetches(Tlb tlb, Cache cache) {
    this.tlb = tlb;
    this.cache = cache;
  }

  /** The place of a fetch that hits in both; 0 where it has to be looked up, as a page 0 may. */
  long find(int pc, Mode mode, int asid) {
    int key = key(pc, mode);
    int index = key & PLACES - 1;
    long place = places[index];
    long serial = serials[index];
    boolean hits =
        (int) (place >>> KEY_SHIFT) == key
            && serial != 0
            && (asids[index] == ANY || asids[index] == asid)
            && tlb.serial(tlbSlot(place)) == serial
            && cache.tags[cacheSlot(place)] == lines[index];
    return hits ? place : 0;
  }

  static int tlbSlot(long place) {
    return (int) place & SLOT_MASK;
  }

  static int cacheSlot(long place) {
    return (int) place >>> CACHE_SHIFT;
  }

  /**
   * A fetch was allowed, and its line is in a slot now.
   *
   * @param asid for which the slot of the TLB translates, or {@link #ANY}
   */
  void note(int pc, Mode mode, int asid, int tlbSlot, int physical, int cacheSlot) {
    int key = key(pc, mode);
    int index = key & PLACES - 1;
    places[index] = (long) key << KEY_SHIFT | (long) cacheSlot << CACHE_SHIFT | tlbSlot;
    serials[index] = tlb.serial(tlbSlot);
    lines[index] = physical >>> CacheShape.LINE_SHIFT;
    asids[index] = asid;
  }

  private static int key(int pc, Mode mode) {
    return pc >>> CacheShape.LINE_SHIFT << 1 | (mode == Mode.KERNEL ? 1 : 0);
  }
}
