package ringside.mmu;

import ringside.mmu.ledger.Mode;

/** The {@link LineTable} of each mode, which lose their places together. */
final class LineTables {
  private final LineTable user;
  private final LineTable kernel;

  LineTables(int cacheSlots) {
    user = new LineTable(cacheSlots);
    kernel = new LineTable(cacheSlots);
  }

  LineTable of(Mode mode) {
    return mode == Mode.USER ? user : kernel;
  }

  /** Empties them. */
  void clear() {
    user.clear();
    kernel.clear();
  }

  /** Stops fast stores. */
  void clearStores() {
    user.clearStores();
    kernel.clearStores();
  }

  /** A page has left the D-TLB. */
  void pageLeft(int virtualPage) {
    user.pageLeft(virtualPage);
    kernel.pageLeft(virtualPage);
  }

  /** An entry has left the D-TLB. */
  void entryLeft(int virtualPage, boolean superpage) {
    if (superpage) {
      clear();
    } else {
      pageLeft(virtualPage);
    }
  }

  /** A line has left its slot in the L1 D-cache. */
  void lineLeft(int slot, int line) {
    user.cacheSlotLeft(slot);
    kernel.cacheSlotLeft(slot);
  }
}
