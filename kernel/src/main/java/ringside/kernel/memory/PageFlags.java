package ringside.kernel.memory;

import ringside.mmu.sv32.Pte;

/** The flags that a page-table entry of a region has. */
final class PageFlags {
  /** Of a valid entry: the software's second bit, which says another thing of one that is not. */
  private static final int UNWANTED = Pte.SWAPPED;

  private PageFlags() {}

  /** Flags of a page; one that is shared, or is a program's own, is copied when it is written. */
  static int of(Region region, boolean shared) {
    int flags = region.protection().pteFlags();
    boolean ofProgram = region.backing() != null && !region.isShared();
    return shared || ofProgram && region.protection().write() ? asCopyOnWrite(flags) : flags;
  }

  /** The same flags, of a page that is copied when it is written. */
  static int asCopyOnWrite(int flags) {
    return flags & ~(Pte.W | Pte.D) | Pte.COPY_ON_WRITE;
  }

  /** The same entry, of a page that may be dropped as long as nobody writes it (MADV_FREE). */
  static Pte asUnwanted(Pte pte) {
    return pte.withFlags(pte.bits() & Pte.FLAGS & ~Pte.D | UNWANTED);
  }

  /** Whether nobody has written the page since it was not wanted any more. */
  static boolean isUnwanted(Pte pte) {
    return pte.valid() && (pte.bits() & UNWANTED) != 0 && !pte.dirty();
  }
}
