package ringside.kernel.memory;

import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.sv32.Pte;

/**
 * What fork does with the pages of the parent: shares them, or copies them (Linux: copy_pte_range).
 */
final class ForkedPages {
  private final KernelCode code;
  private final Frames frames;
  private final ResidentPages pages;
  private final PageTable table;
  private final SwappedPages swapped;
  private final boolean eager;

  /** Of a parent. */
  ForkedPages(KernelMemory memory, ResidentPages pages) {
    this.code = memory.code();
    this.frames = memory.frames();
    this.eager = memory.forksEagerly();
    this.pages = pages;
    this.table = pages.table();
    this.swapped = pages.swapped();
  }

  /** Shares the present pages of a region with a child, private ones until somebody writes. */
  void share(Region region, ResidentPages child) {
    pages.forEach(region.start(), region.end(), (page, pte) -> forkPage(region, child, page, pte));
  }

  private void forkPage(Region region, ResidentPages child, int page, Pte found) {
    code.run(Routine.PTE_FORK);
    child.table().prepare(page);
    Pte pte = found;
    if (frames.areShort()) {
      // Making the table may have sent this very page to the disk.
      pte = table.find(page);
    }
    if (pte.isSwapped()) {
      swapped.share(pte, child.swapped());
      child.table().set(page, pte);
      return;
    }
    boolean own = !region.isShared() && (pte.writable() || region.backing() == null);
    if (eager && own) {
      copyForChild(region, child, page, pte);
      return;
    }
    Pte both = pte;
    if (own) {
      both = pte.withFlags(PageFlags.asCopyOnWrite(pte.bits() & Pte.FLAGS));
    }
    frames.share(KernelLayout.virtual(pte.frame() << 12));
    if (both.bits() != pte.bits()) {
      table.set(page, both);
    }
    child.table().set(page, both);
    child.use().came();
  }

  /** The way before copy-on-write: every page of the parent's is copied, wanted or not. */
  private void copyForChild(Region region, ResidentPages child, int page, Pte pte) {
    int from = KernelLayout.virtual(pte.frame() << 12);
    // Counted once more, the page stays in memory while a frame for its copy is found.
    frames.share(from);
    int frame;
    try {
      frame = frames.allocate();
    } finally {
      frames.release(from);
    }
    frames.copy(from, frame);
    child.install(page, frame, region.protection());
  }
}
