package ringside.kernel.statistics;

import ringside.mmu.tlb.Tlb;

/**
 * What one TLB saw.
 *
 * @param entries number of its slots
 * @param flushes times that a flush of any kind was asked for
 * @param flushedEntries entries that flushes discarded
 */
public record TlbStatistics(
    int entries, MissStatistics lookups, long flushes, long flushedEntries) {
  static TlbStatistics of(Tlb tlb) {
    return new TlbStatistics(
        tlb.entries(),
        MissStatistics.of(tlb.hits(), tlb.misses()),
        tlb.flushes(),
        tlb.flushedEntries());
  }
}
