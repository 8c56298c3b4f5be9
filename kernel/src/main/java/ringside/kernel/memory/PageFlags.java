package ringside.kernel.memory;

import ringside.mmu.sv32.Pte;

/** The flags that a page-table entry of a region has. */
final class PageFlags {
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
}
