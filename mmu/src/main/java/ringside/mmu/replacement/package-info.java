/**
 * Which way of a set goes, and who made it go: shared by TLBs and caches. Start reading at {@link
 * ringside.mmu.replacement.Recency}.
 */
@org.jspecify.annotations.NullMarked
package ringside.mmu.replacement;
