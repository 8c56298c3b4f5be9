package ringside.kernel.memory;

import ringside.kernel.event.FrameChange;
import ringside.kernel.event.PageFault;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.mmu.sv32.Access;
import ringside.mmu.sv32.Pte;

/**
 * Brings a page in when it is touched: full of zeros, from a file, from the swap disk, or as a copy
 * of its own when it is written (Linux: handle_pte_fault).
 */
final class DemandPaging {
  private final KernelCode code;
  private final Frames frames;
  private final ResidentPages pages;
  private final PageTable table;
  private final SwappedPages swapped;

  DemandPaging(KernelMemory memory, ResidentPages pages) {
    this.code = memory.code();
    this.frames = memory.frames();
    this.pages = pages;
    this.table = pages.table();
    this.swapped = pages.swapped();
  }

  /**
   * Makes a page present, or ready to be written; does nothing yet where it has to be read from the
   * swap disk first.
   *
   * @return what was done
   */
  PageFault bringIn(Region region, int page, Access access) {
    Pte pte = table.find(page);
    if (pte.isSwapped()) {
      return swapIn(region, page, pte);
    }
    pages.use().countMinorFault();
    if (!pte.valid()) {
      makePresent(region, page);
      if (access == Access.STORE) {
        ownBeforeWrite(region, page);
      }
      return region.backing() == null ? PageFault.ZERO : PageFault.FILE;
    }
    if (access == Access.STORE && pte.copyOnWrite()) {
      copyOnWrite(region, page, pte);
      pages.flushPage(page);
      return PageFault.COPY_ON_WRITE;
    }
    // The page is there: another thread brought it in, or protection has been widened since.
    table.set(page, pte.withFlags(PageFlags.of(region, pte.copyOnWrite())));
    pages.flushPage(page);
    return PageFault.PRESENT;
  }

  private PageFault swapIn(Region region, int page, Pte pte) {
    if (swapped.readyAt(page, pte.frame()) > code.hart().meter().clock()) {
      return PageFault.SWAP_WAIT;
    }
    int frame = frames.allocate();
    swapped.in(page, pte, frame);
    frames.tell(FrameChange.SWAPPED_IN, frame);
    pages.use().countMajorFault();
    pages.install(page, frame, region.protection());
    return PageFault.SWAP_IN;
  }

  /** A page of a file that is written first is copied at once: no second fault. */
  private void ownBeforeWrite(Region region, int page) {
    if (region.backing() != null && !region.isShared()) {
      copyOnWrite(region, page, table.find(page));
    }
  }

  private void makePresent(Region region, int page) {
    if (region.backing() != null) {
      pages.installShared(region, page);
      return;
    }
    table.prepare(page);
    pages.install(page, frames.allocateZeroed(), region.protection());
  }

  private void copyOnWrite(Region region, int page, Pte pte) {
    int shared = KernelLayout.virtual(pte.frame() << 12);
    int frame = shared;
    if (frames.users(shared) > 1) {
      frame = frames.allocate();
      frames.copy(shared, frame);
      frames.release(shared);
    }
    table.set(page, Pte.of(ResidentPages.physicalFrame(frame), region.protection().pteFlags()));
  }
}
