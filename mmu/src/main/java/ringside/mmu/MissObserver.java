package ringside.mmu;

/**
 * Sees every miss of TLBs and caches, and all that discards entries, in order. While one is set,
 * hits take the fast path as always; cycles are the same.
 */
public interface MissObserver {
  /** What was missed. */
  enum Buffer {
    ITLB,
    DTLB,
    /** The unified second-level TLB, behind both. */
    SECOND_TLB,
    L1I,
    L1D,
    /** The unified second-level cache, behind both. */
    L2
  }

  /**
   * One miss, after its cycles have been charged, on behalf of the thread of the meter.
   *
   * @param address virtual; of the page-table entry, physical, where a walk misses
   * @param departure why the entry was not there, a {@link ringside.mmu.replacement.Departure}
   * @param cycles that were charged for it: 0 where another pays, which is the TLB for what its
   *     walk misses, and the first level for what the second misses
   */
  void miss(Buffer buffer, int address, long departure, long cycles);

  /**
   * Entries of TLBs or of the L1 I-cache are discarded on behalf of the thread of the meter.
   *
   * @param number which is in the departures of the entries that go
   * @param bySwitch whether a new page-table base did it
   */
  void fence(int number, boolean bySwitch);
}
