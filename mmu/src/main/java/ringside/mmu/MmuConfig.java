package ringside.mmu;

import org.jspecify.annotations.Nullable;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.tlb.TlbShape;

/**
 * Shapes and latencies of one hart's part of the memory system. Cycles are those of
 * docs/cost-model.md.
 *
 * @param itlb instruction TLB
 * @param dtlb data TLB
 * @param secondTlb unified second-level TLB, or null for none
 * @param secondTlbHitCycles what a first-level miss waits for it
 * @param walkStartCycles before a walk's first entry: the pipeline stops, the access is replayed
 * @param pteReadCycles of a walk's entry, besides its cache access
 * @param l1i instruction cache
 * @param l1d data cache
 * @param misalignedCycles extra for a misaligned access
 * @param asid whether satp's ASID is used (CR3 with PCID) or a write discards entries
 * @param seed of random replacement
 */
public record MmuConfig(
    TlbShape itlb,
    TlbShape dtlb,
    @Nullable TlbShape secondTlb,
    int secondTlbHitCycles,
    int walkStartCycles,
    int pteReadCycles,
    CacheShape l1i,
    CacheShape l1d,
    int misalignedCycles,
    boolean asid,
    long seed) {}
