package ringside.mmu.tlb;

import ringside.mmu.sv32.Pte;

/** What a walk, or the TLB behind, supplied for a fill. */
public record Walked(Pte pte, boolean superpage) {}
