package ringside.kernel.memory;

import ringside.kernel.event.FrameChange;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.sv32.Pte;

/** Sends pages of one address space to the swap disk, as the {@link Reclaimer} goes round. */
final class Eviction {
  private final KernelCode code;
  private final Frames frames;
  private final Regions regions;
  private final ResidentPages pages;
  private final PageTable table;
  private final SwappedPages swapped;

  Eviction(KernelMemory memory, Regions regions, ResidentPages pages) {
    this.code = memory.code();
    this.frames = memory.frames();
    this.regions = regions;
    this.pages = pages;
    this.table = pages.table();
    this.swapped = pages.swapped();
  }

  /** Goes on with the clock hand from an address; pages used since its last visit stay. */
  Reclaimer.Sweep sweep(int from, int wanted) {
    return sweep(from, wanted, false);
  }

  /** Sends everything that can go to the swap disk. */
  Reclaimer.Sweep sweepAll(int from) {
    return sweep(from, Integer.MAX_VALUE, true);
  }

  /** Sends what can go of a range (MADV_PAGEOUT); says how many pages went. */
  int sweepAll(int from, int end) {
    int evicted = 0;
    for (RegionPart part : regions.parts(from, end)) {
      evicted += sweep(part, Integer.MAX_VALUE, true).evicted();
    }
    return evicted;
  }

  private Reclaimer.Sweep sweep(int from, int wanted, boolean usedOnes) {
    int evicted = 0;
    for (Region region : regions.from(from)) {
      RegionPart part = RegionPart.of(region, from, region.end());
      Reclaimer.Sweep sweep = sweep(part, wanted - evicted, usedOnes);
      evicted += sweep.evicted();
      if (evicted >= wanted && sweep.next() != region.end()) {
        return new Reclaimer.Sweep(evicted, sweep.next());
      }
    }
    return new Reclaimer.Sweep(evicted, 0);
  }

  /** Pages that nobody else has, and that no file gives back, can go to the swap disk. */
  private Reclaimer.Sweep sweep(RegionPart part, int wanted, boolean usedOnes) {
    int evicted = 0;
    int end = part.end();
    int page = part.start();
    for (; page != end && evicted < wanted; page += AddressSpace.PAGE) {
      if (ResidentPages.startsTable(page) || page == part.start()) {
        page = pages.skipMissingTables(page, end);
        if (page == end) {
          break;
        }
      }
      code.run(Routine.CLOCK_HAND);
      Pte pte = table.find(page);
      if (!canGo(part.region(), pte)) {
        continue;
      }
      if (pte.accessed() && !usedOnes) {
        table.set(page, pte.withFlags(pte.bits() & Pte.FLAGS & ~Pte.A));
      } else if (PageFlags.isUnwanted(pte)) {
        pages.drop(page, page + AddressSpace.PAGE, false);
        evicted++;
      } else if (swapped.hasRoom()) {
        evict(page, pte);
        evicted++;
      }
    }
    return new Reclaimer.Sweep(evicted, page);
  }

  private boolean canGo(Region region, Pte pte) {
    boolean own = region.backing() == null || !region.isShared() && pte.writable();
    return pte.valid()
        && own
        && !region.treatment().isLocked()
        && frames.users(KernelLayout.virtual(pte.frame() << 12)) == 1;
  }

  private void evict(int page, Pte pte) {
    int frame = KernelLayout.virtual(pte.frame() << 12);
    table.set(page, swapped.out(frame));
    frames.tell(FrameChange.SWAPPED_OUT, frame);
    frames.release(frame);
    pages.use().went();
  }
}
