/**
 * What an address means and costs: page-table base, TLBs, page-table walks, caches, memory. Start
 * reading at {@link ringside.mmu.Mmu}.
 */
@org.jspecify.annotations.NullMarked
package ringside.mmu;
