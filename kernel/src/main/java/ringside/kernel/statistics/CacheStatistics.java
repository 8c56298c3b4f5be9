package ringside.kernel.statistics;

import ringside.mmu.cache.Cache;

/**
 * What one cache saw.
 *
 * @param lines number of its slots, of 64 bytes each
 * @param writeBacks dirty lines written to the next level
 */
public record CacheStatistics(int lines, MissStatistics accesses, long writeBacks) {
  static CacheStatistics of(Cache cache) {
    return new CacheStatistics(
        cache.lines(), MissStatistics.of(cache.hits(), cache.misses()), cache.writeBacks());
  }
}
