package ringside.mmu.sv32;

/**
 * Where a walk ended.
 *
 * @param result how it ended
 * @param pte the last entry read
 * @param level of that entry: 1 means a superpage of 4 MiB where it is a leaf
 */
public record Walk(Result result, Pte pte, int level) {
  /** How a walk ends. */
  public enum Result {
    LEAF,
    /** No valid mapping: a page fault. */
    PAGE_FAULT,
    /** An entry's address is outside of memory: an access fault. */
    ACCESS_FAULT
  }

  /** Frame (physical address >>> 12) of a virtual page; only for LEAF. */
  public int frame(int virtualPage) {
    return level == 0 ? pte.frame() : pte.frame() | virtualPage & 0x3ff;
  }
}
