package ringside.kernel.statistics;

import ringside.mmu.replacement.MissCounts;

/** Hits, and misses by the reason why the entry was not there; the reasons add up to misses. */
public record MissStatistics(
    long hits,
    long misses,
    long cold,
    long evictedBySelf,
    long evictedByOthers,
    long flushedBySwitch,
    long flushedByFence) {

  static MissStatistics of(long hits, MissCounts misses) {
    return new MissStatistics(
        hits,
        misses.total(),
        misses.cold(),
        misses.evictedBySelf(),
        misses.evictedByOther(),
        misses.flushedBySwitch(),
        misses.flushedByFence());
  }
}
