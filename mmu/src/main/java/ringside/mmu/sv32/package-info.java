/**
 * Sv32, the page tables of 32-bit RISC-V (privileged spec, "Sv32: Page-Based 32-bit Virtual-Memory
 * Systems"). Start reading at {@link ringside.mmu.sv32.PageTableWalker}.
 */
@org.jspecify.annotations.NullMarked
package ringside.mmu.sv32;
