package ringside.kernel.memory;

import java.util.function.Consumer;
import ringside.kernel.event.FlushReason;
import ringside.kernel.event.FrameChange;
import ringside.kernel.event.PageFault;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.Mmu;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Access;
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
  private final boolean eager;
  private int resident;
  private int peakFrames;
  private long copied;
  private long shared;
  private long minorFaults;
  private long majorFaults;

  ResidentPages(KernelMemory memory) {
    this.code = memory.code();
    this.frames = memory.frames();
    this.eager = memory.forksEagerly();
    this.swapped = new SwappedPages(memory);
    this.table = new PageTable(code, frames, memory.sizeBytes());
    notePeak();
  }

  int rootFrame() {
    return table.rootFrame();
  }

  /** Frees the page table; the pages must have been dropped. */
  void release() {
    table.release();
  }

  /** Frames in use: present pages and page tables. */
  int frames() {
    return resident + table.tables();
  }

  int resident() {
    return resident;
  }

  /** The pages that are on the swap disk. */
  SwappedPages swapped() {
    return swapped;
  }

  int peakFrames() {
    return peakFrames;
  }

  long copied() {
    return copied;
  }

  long minorFaults() {
    return minorFaults;
  }

  long majorFaults() {
    return majorFaults;
  }

  long shared() {
    return shared;
  }

  /** Makes the page table that will hold a page, so that {@link #install} needs no frame. */
  void prepare(int address) {
    table.prepare(address);
  }

  /** Maps a frame, whose one use passes to the mapping. */
  void install(int address, int frame, Protection protection) {
    table.set(address, Pte.of(physicalFrame(frame), protection.pteFlags()));
    resident++;
    notePeak();
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
    table.set(address, Pte.of(physicalFrame(frame), flags(region, false)));
    resident++;
    notePeak();
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
    minorFaults++;
    if (!pte.valid()) {
      makePresent(region, page);
      if (access == Access.STORE) {
        ownBeforeWrite(region, page);
      }
      return region.backing() == null ? PageFault.ZERO : PageFault.FILE;
    }
    if (access == Access.STORE && pte.copyOnWrite()) {
      copyOnWrite(region, page, pte);
      flushPage(page);
      return PageFault.COPY_ON_WRITE;
    }
    // The page is there: another thread brought it in, or protection has been widened since.
    table.set(page, pte.withFlags(flags(region, pte.copyOnWrite())));
    flushPage(page);
    return PageFault.PRESENT;
  }

  private PageFault swapIn(Region region, int page, Pte pte) {
    if (swapped.readyAt(page, pte.frame()) > code.hart().meter().clock()) {
      return PageFault.SWAP_WAIT;
    }
    int frame = frames.allocate();
    swapped.in(page, pte, frame);
    frames.tell(FrameChange.SWAPPED_IN, frame);
    majorFaults++;
    install(page, frame, region.protection());
    return PageFault.SWAP_IN;
  }

  /** Pages that nobody else has, and that no file gives back, can go to the swap disk. */
  Reclaimer.Sweep sweep(Region region, int from, int wanted, boolean usedOnes) {
    int evicted = 0;
    int page = from;
    for (; page != region.end() && evicted < wanted; page += PAGE) {
      if (page % TABLE_BYTES == 0 || page == from) {
        page = skipMissingTables(page, region.end());
        if (page == region.end()) {
          break;
        }
      }
      code.run(Routine.CLOCK_HAND);
      Pte pte = table.find(page);
      if (!canGo(region, pte)) {
        continue;
      }
      if (pte.accessed() && !usedOnes) {
        table.set(page, pte.withFlags(pte.bits() & Pte.FLAGS & ~Pte.A));
      } else if (swapped.hasRoom()) {
        evict(page, pte);
        evicted++;
      }
    }
    return new Reclaimer.Sweep(evicted, page);
  }

  private boolean canGo(Region region, Pte pte) {
    boolean own = region.backing() == null || !region.isShared() && pte.writable();
    return pte.valid() && own && frames.users(KernelLayout.virtual(pte.frame() << 12)) == 1;
  }

  private void evict(int page, Pte pte) {
    int frame = KernelLayout.virtual(pte.frame() << 12);
    table.set(page, swapped.out(frame));
    frames.tell(FrameChange.SWAPPED_OUT, frame);
    frames.release(frame);
    resident--;
  }

  /** A page of a file that is written first is copied at once: no second fault. */
  private void ownBeforeWrite(Region region, int page) {
    if (region.backing() != null && !region.isShared()) {
      copyOnWrite(region, page, table.find(page));
    }
  }

  private void makePresent(Region region, int page) {
    if (region.backing() != null) {
      installShared(region, page);
      return;
    }
    table.prepare(page);
    install(page, frames.allocateZeroed(), region.protection());
  }

  private void copyOnWrite(Region region, int page, Pte pte) {
    int shared = KernelLayout.virtual(pte.frame() << 12);
    int frame = shared;
    if (frames.users(shared) > 1) {
      frame = frames.allocate();
      frames.copy(shared, frame);
      frames.release(shared);
      copied++;
    }
    table.set(page, Pte.of(physicalFrame(frame), region.protection().pteFlags()));
  }

  /** Shares the present pages of a region with a child, private ones until somebody writes. */
  void fork(Region region, ResidentPages child) {
    forEach(region.start(), region.end(), (page, pte) -> forkPage(region, child, page, pte));
  }

  private void forkPage(Region region, ResidentPages child, int page, Pte found) {
    code.run(Routine.PTE_FORK);
    child.table.prepare(page);
    Pte pte = found;
    if (frames.areShort()) {
      // Making the table may have sent this very page to the disk.
      pte = table.find(page);
    }
    if (pte.isSwapped()) {
      swapped.share(pte, child.swapped);
      child.table.set(page, pte);
      return;
    }
    boolean own = !region.isShared() && (pte.writable() || region.backing() == null);
    if (eager && own) {
      copyForChild(region, child, page, pte);
      return;
    }
    Pte both = pte;
    if (!region.isShared() && (pte.writable() || region.backing() == null)) {
      both = pte.withFlags(asCopyOnWrite(pte.bits() & Pte.FLAGS));
    }
    frames.share(KernelLayout.virtual(pte.frame() << 12));
    if (both.bits() != pte.bits()) {
      table.set(page, both);
    }
    child.table.set(page, both);
    child.resident++;
    child.notePeak();
    shared++;
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
    copied++;
  }

  /** Gives up the pages of a range; translations are flushed where a hart may hold them. */
  void drop(int start, int end, boolean live) {
    int before = resident;
    forEach(start, end, this::dropPage);
    if (live && resident < before) {
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
    resident--;
  }

  /** Gives the present pages of a region the flags of its protection. */
  void protect(Region region) {
    forEach(
        region.start(),
        region.end(),
        (page, pte) -> {
          if (pte.valid()) {
            table.set(page, pte.withFlags(flags(region, pte.copyOnWrite())));
          }
        });
  }

  /** What is done with a page. */
  private interface PageAction {
    void at(int page, Pte pte);
  }

  /**
   * Visits the pages of a range that are present or on the swap disk, skipping 4 MiB at once where
   * there is no table.
   */
  private void forEach(int start, int end, PageAction action) {
    for (int page = start; page != end; page += PAGE) {
      if (page % TABLE_BYTES == 0 || page == start) {
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

  private int skipMissingTables(int from, int end) {
    int page = from;
    while (page != end && !table.hasTable(page)) {
      int next = (page & -TABLE_BYTES) + TABLE_BYTES;
      page = Integer.compareUnsigned(next, end) <= 0 ? next : end;
    }
    return page;
  }

  /** Flags of a page; one that is shared, or is a program's own, is copied when it is written. */
  private static int flags(Region region, boolean shared) {
    int flags = region.protection().pteFlags();
    boolean ofProgram = region.backing() != null && !region.isShared();
    return shared || ofProgram && region.protection().write() ? asCopyOnWrite(flags) : flags;
  }

  private static int asCopyOnWrite(int flags) {
    return flags & ~(Pte.W | Pte.D) | Pte.COPY_ON_WRITE;
  }

  private void flushPage(int page) {
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

  private void notePeak() {
    peakFrames = Math.max(peakFrames, frames());
  }

  private static int physicalFrame(int frame) {
    return KernelLayout.physical(frame) >>> PhysicalMemory.FRAME_SHIFT;
  }
}
