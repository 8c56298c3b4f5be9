package ringside.kernel.memory;

import java.util.function.Consumer;
import ringside.kernel.event.FlushReason;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.Mmu;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Pte;

/**
 * The pages of an address space that have a frame: what its page table maps. Every mapping holds
 * one use of its frame.
 */
final class ResidentPages {
  private static final int PAGE = PhysicalMemory.FRAME_BYTES;
  private static final int TABLE_BYTES = 1 << 22;

  private final KernelCode code;
  private final Frames frames;
  private final PageTable table;
  private final SwappedPages swapped;
  private final MemoryUse use;

  ResidentPages(KernelMemory memory) {
    this.code = memory.code();
    this.frames = memory.frames();
    this.swapped = new SwappedPages(memory);
    this.table = new PageTable(code, frames, memory.sizeBytes());
    this.use = new MemoryUse(table, swapped);
  }

  int rootFrame() {
    return table.rootFrame();
  }

  /** Frees the page table; the pages must have been dropped. */
  void release() {
    table.release();
  }

  /** The pages that are on the swap disk. */
  SwappedPages swapped() {
    return swapped;
  }

  /** How many there are, and how they came. */
  MemoryUse use() {
    return use;
  }

  /** The page table. */
  PageTable table() {
    return table;
  }

  /** Makes the page table that will hold a page, so that {@link #install} needs no frame. */
  void prepare(int address) {
    table.prepare(address);
  }

  /** Maps a frame, whose one use passes to the mapping. */
  void install(int address, int frame, Protection protection) {
    table.set(address, Pte.of(physicalFrame(frame), protection.pteFlags()));
    use.came();
  }

  /** Maps a page of a region's backing. */
  void installShared(Region region, int address) {
    SharedPages backing = region.backing();
    if (backing == null) {
      throw new IllegalStateException("no backing at " + Integer.toHexString(address));
    }
    table.prepare(address);
    int frame = backing.frame(region.pageAt(address));
    frames.share(frame);
    table.set(address, Pte.of(physicalFrame(frame), PageFlags.of(region, false)));
    use.came();
  }

  /** Gives up the pages of a range; translations are flushed where a hart may hold them. */
  void drop(int start, int end, boolean live) {
    int before = use.presentPages();
    forEach(start, end, this::dropPage);
    if (live && use.presentPages() < before) {
      flushTranslations();
    }
  }

  /** Moves the pages of a range to another, which has none. */
  void move(int start, int end, int to) {
    forEach(
        start,
        end,
        (page, pte) -> {
          table.prepare(to + (page - start));
          table.set(to + (page - start), table.find(page));
          table.set(page, new Pte(0));
        });
  }

  private void dropPage(int page, Pte pte) {
    table.set(page, new Pte(0));
    if (pte.isSwapped()) {
      swapped.forget(page, pte);
      return;
    }
    frames.release(KernelLayout.virtual(pte.frame() << 12));
    use.went();
  }

  /** Gives the present pages of a region the flags of its protection. */
  void protect(Region region) {
    forEach(
        region.start(),
        region.end(),
        (page, pte) -> {
          if (pte.valid()) {
            table.set(page, pte.withFlags(PageFlags.of(region, pte.copyOnWrite())));
          }
        });
  }

  /** What is done with a page. */
  interface PageAction {
    void at(int page, Pte pte);
  }

  /**
   * Visits the pages of a range that are present or on the swap disk, skipping 4 MiB at once where
   * there is no table.
   */
  void forEach(int start, int end, PageAction action) {
    for (int page = start; page != end; page += PAGE) {
      if (startsTable(page) || page == start) {
        page = skipMissingTables(page, end);
        if (page == end) {
          return;
        }
      }
      Pte pte = table.find(page);
      if (pte.valid() || pte.isSwapped()) {
        action.at(page, pte);
      }
    }
  }

  /** Whether a page is the first that a last-level table stands for. */
  static boolean startsTable(int page) {
    return page % TABLE_BYTES == 0;
  }

  /** The first page from one on that a last-level table stands for, or the end. */
  int skipMissingTables(int from, int end) {
    int page = from;
    while (page != end && !table.hasTable(page)) {
      int next = (page & -TABLE_BYTES) + TABLE_BYTES;
      page = Integer.compareUnsigned(next, end) <= 0 ? next : end;
    }
    return page;
  }

  void flushPage(int page) {
    flush(FlushReason.PAGE, mmu -> mmu.flushPage(page));
  }

  /** For a space that may not be the one in use, whose number only the hart knows. */
  void flushAllTranslations() {
    flush(FlushReason.ALL, Mmu::flushAll);
  }

  void flushTranslations() {
    flush(FlushReason.SPACE, Mmu::flushSpace);
  }

  private void flush(FlushReason reason, Consumer<Mmu> fence) {
    code.run(Routine.TLB_FENCE);
    code.hart().chargeSystem();
    new Flushes(code).tell(reason, () -> fence.accept(code.hart().mmu()));
  }

  static int physicalFrame(int frame) {
    return KernelLayout.physical(frame) >>> PhysicalMemory.FRAME_SHIFT;
  }
}
