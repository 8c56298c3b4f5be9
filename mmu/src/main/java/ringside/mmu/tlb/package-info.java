/**
 * Translation lookaside buffers: which pages a hart can translate without walking. Start reading at
 * {@link ringside.mmu.tlb.Tlb}.
 */
@org.jspecify.annotations.NullMarked
package ringside.mmu.tlb;
