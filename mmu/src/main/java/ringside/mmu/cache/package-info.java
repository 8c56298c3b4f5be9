/**
 * Caches: tags and states only, the data is in memory. Start reading at {@link
 * ringside.mmu.cache.Cache}.
 */
@org.jspecify.annotations.NullMarked
package ringside.mmu.cache;
