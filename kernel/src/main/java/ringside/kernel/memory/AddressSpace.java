package ringside.kernel.memory;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.PageFault;
import ringside.kernel.event.Stamp;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Access;
import ringside.mmu.sv32.Pte;

/**
 * The memory of one process: its regions, and the page table that holds what of them is present
 * (Linux: mm_struct). Every present page holds one use of its frame. Pages come on first touch; a
 * frame shared by fork is copied on the first write ({@link #fault}).
 */
public final class AddressSpace {
  /** Bytes of a page. */
  public static final int PAGE = PhysicalMemory.FRAME_BYTES;

  /** Where the stack starts from, downwards. */
  public static final int STACK_TOP = KernelLayout.BASE - PAGE;

  /** Where the code stands that signal handlers return to. */
  private static final int TRAMPOLINE = STACK_TOP;

  /** Regions that a space may have (Linux: /proc/sys/vm/max_map_count). */
  public static final int MOST_REGIONS = 65530;

  private static final int STACK_GUARD = PAGE;

  private final KernelMemory memory;
  private final KernelCode code;
  private final ResidentPages pages;
  private final Regions regions;
  private final UserMemory user;
  private final long serial;
  private int heapStart;
  private int breakAddress;
  private int stackLimit;
  private int users = 1;

  /** An empty address space: the kernel's half, and nothing for the user. */
  public AddressSpace(KernelMemory memory) {
    this.memory = memory;
    this.code = memory.code();
    this.regions = new Regions(memory, this);
    this.pages = new ResidentPages(memory);
    this.user = new UserMemory(code, this, new NestedTrap(code, memory.layout()));
    this.serial = memory.nextSpace();
    this.stackLimit = memory.stackLimit();
    memory.reclaimer().add(this);
  }

  /** The memory as system calls read and write it. */
  public UserMemory user() {
    return user;
  }

  /** Physical address >>> 12 of the page-table root: what satp holds. */
  public int rootFrame() {
    return pages.rootFrame();
  }

  /** A number that no other address space of this computer ever has. */
  public long serial() {
    return serial;
  }

  /** One more process uses this space (vfork). */
  public void share() {
    users++;
  }

  /** Gives up one use; the last frees everything. */
  public void release() {
    users--;
    if (users > 0) {
      return;
    }
    memory.reclaimer().remove(this);
    for (Region region : List.copyOf(regions.all())) {
      pages.drop(region.start(), region.end(), false);
      regions.forget(region);
    }
    pages.release();
  }

  /** The regions, by address. */
  public Collection<Region> regions() {
    return regions.all();
  }

  /** Adds a region over a range that is free. */
  public Region add(
      int start,
      int end,
      Protection protection,
      Region.Kind kind,
      @Nullable SharedPages backing,
      int backingPage) {
    return add(new Region(start, end, protection, kind, backing, backingPage, 0, true));
  }

  /** Adds a region like another, over a range that is free. */
  public Region add(Region like) {
    code.run(Routine.REGION_CHANGE);
    Region region = like.cut(like.start(), like.end(), regions.newObject());
    SharedPages backing = region.backing();
    if (backing != null) {
      backing.mapped(this);
    }
    regions.put(region);
    if (code.events().happens(EventKind.MAPPING)) {
      code.events()
          .tell(
              new Event.Mapped(
                  code.events().now(),
                  region.start(),
                  region.end(),
                  region.protection().letters(),
                  region.kind().title()));
    }
    return region;
  }

  /** Makes the page table that will hold a page, so that {@link #install} needs no frame. */
  public void prepare(int address) {
    pages.prepare(address);
  }

  /** Maps a frame, whose one use passes to the mapping. */
  public void install(int address, int frame, Protection protection) {
    pages.install(address, frame, protection);
  }

  /** Maps a page of a region's backing. */
  public void installShared(Region region, int address) {
    pages.installShared(region, address);
  }

  /** The region that holds an address, or null. */
  public @Nullable Region find(int address) {
    return regions.find(address);
  }

  /**
   * Refuses an address that the program could not read.
   *
   * @throws BadAddress where nothing is there, or it may not be read
   */
  public void requireReadable(int address) {
    Region region = regions.floor(address);
    if (region == null
        || !region.contains(address)
        || !region.isBacked(address)
        || !region.protection().allows(Access.LOAD)) {
      throw new BadAddress(address);
    }
  }

  /** Mends a page fault, or says why it can't. */
  public FaultResult fault(int address, Access access) {
    code.run(Routine.PAGE_FAULT);
    PageFault outcome = outcome(address, access);
    if (code.events().happens(EventKind.FAULT)) {
      Stamp at = code.events().now();
      code.events().tell(new Event.PageFaulted(at, outcome, access, address));
    }
    return switch (outcome) {
      case NOT_MAPPED -> FaultResult.NOT_MAPPED;
      case PROTECTION -> FaultResult.FORBIDDEN;
      case BEHIND_FILE -> FaultResult.BEYOND_END;
      case SWAP_WAIT -> FaultResult.ON_DISK;
      case ZERO, FILE, COPY_ON_WRITE, SWAP_IN, STACK, PRESENT -> FaultResult.MENDED;
    };
  }

  private PageFault outcome(int address, Access access) {
    if (Integer.compareUnsigned(address, KernelLayout.BASE) >= 0) {
      return PageFault.NOT_MAPPED;
    }
    Region region = find(address);
    boolean grown = region == null;
    if (region == null) {
      region = grownStack(address);
    }
    if (region == null) {
      return PageFault.NOT_MAPPED;
    }
    if (!region.protection().allows(access)) {
      return PageFault.PROTECTION;
    }
    if (!region.isBacked(address)) {
      return PageFault.BEHIND_FILE;
    }
    PageFault outcome = pages.bringIn(region, address & -PAGE, access);
    return grown && outcome == PageFault.ZERO ? PageFault.STACK : outcome;
  }

  /** The same for the kernel itself, which stands still until the disk has read the page. */
  public FaultResult faultNow(int address, Access access) {
    FaultResult result = fault(address, access);
    while (result == FaultResult.ON_DISK) {
      code.finish();
      Meter meter = code.hart().meter();
      meter.charge(Cause.IDLE, Math.max(0, readyAt(address) - meter.clock()));
      result = fault(address, access);
    }
    return result;
  }

  /** Faults that were mended without the disk. */
  public long minorFaults() {
    return pages.minorFaults();
  }

  /** Faults for which the swap disk was read. */
  public long majorFaults() {
    return pages.majorFaults();
  }

  /** The cycle at which a page that is {@link FaultResult#ON_DISK} will have been read. */
  public long readyAt(int address) {
    return pages.swapped().readyAt(address & -PAGE, peek(address).frame());
  }

  /** Whether no other process uses this space (vfork). */
  public boolean isOwn() {
    return users == 1;
  }

  /** Pages on the swap disk. */
  public int swapped() {
    return pages.swapped().count();
  }

  /** Sends all that can go to the swap disk. */
  public void evictAll() {
    memory.reclaimer().evictAll(this);
  }

  /** Goes on with the clock hand from an address; pages used since its last visit stay. */
  Reclaimer.Sweep sweep(int from, int wanted) {
    return sweep(from, wanted, false);
  }

  /** Sends everything that can go to the swap disk. */
  Reclaimer.Sweep sweepAll(int from) {
    return sweep(from, Integer.MAX_VALUE, true);
  }

  private Reclaimer.Sweep sweep(int from, int wanted, boolean usedOnes) {
    int evicted = 0;
    for (Region region : regions.from(from)) {
      int start = later(region.start(), from);
      Reclaimer.Sweep sweep = pages.sweep(region, start, wanted - evicted, usedOnes);
      evicted += sweep.evicted();
      if (evicted >= wanted && sweep.next() != region.end()) {
        return new Reclaimer.Sweep(evicted, sweep.next());
      }
    }
    return new Reclaimer.Sweep(evicted, 0);
  }

  /** A copy of this space whose private pages are shared until one side writes them. */
  public AddressSpace fork() {
    AddressSpace child = new AddressSpace(memory);
    try {
      child.heapStart = heapStart;
      child.stackLimit = stackLimit;
      child.breakAddress = breakAddress;
      for (Region region : List.copyOf(regions.all())) {
        child.add(region);
        pages.fork(region, child.pages);
      }
    } catch (OutOfMemory none) {
      child.release();
      pages.flushTranslations();
      throw none;
    }
    pages.flushTranslations();
    return child;
  }

  /** Sets where the heap starts, behind the program. */
  public void startHeap(int address) {
    heapStart = address;
    breakAddress = address;
  }

  /** The end of the heap. */
  public int breakAddress() {
    return breakAddress;
  }

  /** Moves the end of the heap, if nothing is in the way; returns where it is then (brk(2)). */
  public int setBreak(int wanted) {
    code.run(Routine.BRK);
    int oldEnd = pageUp(breakAddress);
    int newEnd = pageUp(wanted);
    boolean below = Integer.compareUnsigned(wanted, heapStart) < 0;
    if (below || Integer.compareUnsigned(wanted, STACK_TOP) > 0) {
      return breakAddress;
    }
    if (Integer.compareUnsigned(newEnd, oldEnd) > 0 && !isFree(oldEnd, newEnd + PAGE)) {
      return breakAddress;
    }
    resizeHeap(oldEnd, newEnd);
    breakAddress = wanted;
    return wanted;
  }

  /** Bytes of all regions. */
  public long mappedBytes() {
    return regions.mappedBytes();
  }

  /** Bytes of the regions that are private and can be written, the stack aside. */
  public long dataBytes() {
    return regions.dataBytes();
  }

  /** Keeps the stack from growing beyond a number of bytes (RLIMIT_STACK). */
  public void limitStack(long bytes) {
    stackLimit =
        Long.compareUnsigned(bytes, memory.stackLimit()) < 0 ? (int) bytes : memory.stackLimit();
  }

  /** Whether no region reaches into a range. */
  public boolean isFree(int start, int end) {
    return regions.isFree(start, end);
  }

  /** The highest free range of a length below the stack, or 0. */
  public int findGap(int length) {
    return regions.findGap(length, mappingTop());
  }

  /** Removes what is mapped in a range, splitting regions at its ends. */
  public void unmap(int start, int end) {
    if (code.events().happens(EventKind.MAPPING)) {
      code.events().tell(new Event.Unmapped(code.events().now(), start, end));
    }
    for (Region region : regions.overlapping(start, end)) {
      int from = later(region.start(), start);
      int to = earlier(region.end(), end);
      pages.drop(from, to, true);
      regions.replace(region, regions.remainders(region, from, to));
    }
  }

  /** Gives up the pages of a file from one on: it has become shorter. */
  void dropBacked(SharedPages backing, int firstPage) {
    for (Region region : List.copyOf(regions.all())) {
      if (region.backing() == backing) {
        int skipped = Math.max(firstPage - region.backingPage(), 0);
        int pages = region.end() - region.start() >>> 12;
        if (skipped < pages) {
          this.pages.drop(region.start() + (skipped << 12), region.end(), false);
        }
      }
    }
    pages.flushAllTranslations();
  }

  /** Discards every translation, also those of a space that is not in use (sfence.vma x0, x0). */
  void flushAllTranslations() {
    pages.flushAllTranslations();
  }

  /** Whether the regions of a range let their pages be written; mprotect asks. */
  public boolean mayWrite(int start, int end) {
    return regions.overlapping(start, end).stream().allMatch(Region::mayWrite);
  }

  /** Gives up the pages of a range, which come back on the next touch (madvise MADV_DONTNEED). */
  public void forgetPages(int start, int end) {
    for (Region region : regions.overlapping(start, end)) {
      pages.drop(later(region.start(), start), earlier(region.end(), end), true);
    }
  }

  /** Moves a part of one region with its pages to a range that is free, maybe longer (mremap). */
  public void move(int from, int end, int to, int newEnd) {
    Region region = regions.find(from);
    if (region == null) {
      throw new IllegalStateException("nothing to move at " + Integer.toHexString(from));
    }
    add(region.cut(from, end, 0).at(to, newEnd));
    pages.move(from, end, to);
    regions.replace(region, regions.remainders(region, from, end));
    pages.flushTranslations();
  }

  /** Makes a region longer; the range behind it is free. */
  public void extend(int end, int newEnd) {
    Region region = regions.find(end - 1);
    if (region == null) {
      throw new IllegalStateException("nothing to extend at " + Integer.toHexString(end));
    }
    regions.resize(region, region.start(), newEnd);
  }

  /** Whether one region more would be too many (max_map_count), or one that is split. */
  public boolean isFull() {
    return regions.count() > MOST_REGIONS;
  }

  /** Whether taking a range out of its regions would leave too many of them. */
  public boolean splitsTooMany(int start, int end) {
    return regions.count() >= MOST_REGIONS && regions.splits(start, end);
  }

  /** Makes one of regions that a new one has come between, where they are alike. */
  public void join(int start, int end) {
    regions.join(start, end);
  }

  /** Whether every page of a range is in a region. */
  public boolean covers(int start, int end) {
    return regions.covers(start, end);
  }

  /** Changes the protection of a range that is covered: regions split, or become one again. */
  public void protect(int start, int end, Protection protection) {
    if (code.events().happens(EventKind.MAPPING)) {
      Stamp at = code.events().now();
      code.events().tell(new Event.Protected(at, start, end, protection.letters()));
    }
    for (Region region : regions.overlapping(start, end)) {
      int from = later(region.start(), start);
      int to = earlier(region.end(), end);
      List<Region> parts = regions.remainders(region, from, to);
      Region changed = region.cut(from, to, regions.newObject()).withProtection(protection);
      parts.add(changed);
      regions.replace(region, parts);
      pages.protect(changed);
    }
    regions.join(start, end);
    pages.flushTranslations();
  }

  /** Address of the code that signal handlers return to, which is mapped at the first asking. */
  public int trampoline(List<Integer> instructions) {
    if (find(TRAMPOLINE) == null) {
      Protection readExecute = new Protection(true, false, true);
      SharedPages code = memory.trampoline().pages(instructions);
      Region region =
          add(TRAMPOLINE, TRAMPOLINE + PAGE, readExecute, Region.Kind.SIGNAL_RETURN, code, 0);
      installShared(region, TRAMPOLINE);
    }
    return TRAMPOLINE;
  }

  /** The leaf entry of an address, free of charge, for reports. */
  public Pte peek(int address) {
    return PageTable.peek(code.hart().mmu().memory(), rootFrame(), address);
  }

  /** Frames that this space uses: present pages and page tables. */
  public int frames() {
    return pages.frames();
  }

  /** Pages that have a frame. */
  public int presentPages() {
    return pages.resident();
  }

  /** The most frames it has used. */
  public int peakFrames() {
    return pages.peakFrames();
  }

  /** Pages copied because a shared frame was written. */
  public long copiedPages() {
    return pages.copied();
  }

  /** Pages shared with children by fork. */
  public long sharedPages() {
    return pages.shared();
  }

  private @Nullable Region grownStack(int address) {
    Region stack = regions.floor(STACK_TOP - 1);
    if (stack == null || stack.kind() != Region.Kind.STACK) {
      return null;
    }
    int start = address & -PAGE;
    boolean below = Integer.compareUnsigned(start, stack.start()) < 0;
    boolean inLimit = Integer.compareUnsigned(STACK_TOP - start, stackLimit) <= 0;
    if (!below || !inLimit || !isFree(start - STACK_GUARD, stack.start())) {
      return null;
    }
    return regions.resize(stack, start, stack.end());
  }

  private void resizeHeap(int oldEnd, int newEnd) {
    if (Integer.compareUnsigned(newEnd, oldEnd) < 0) {
      unmap(newEnd, oldEnd);
      return;
    }
    if (newEnd == oldEnd) {
      return;
    }
    Region last = regions.floor(oldEnd - 1);
    Protection readWrite = new Protection(true, true, false);
    // What mprotect forbids of the old pages is not said of new ones.
    if (last != null
        && last.kind() == Region.Kind.HEAP
        && last.end() == oldEnd
        && last.protection().equals(readWrite)) {
      regions.resize(last, last.start(), newEnd);
    } else {
      add(oldEnd, newEnd, readWrite, Region.Kind.HEAP, null, 0);
    }
  }

  private int mappingTop() {
    return STACK_TOP - memory.stackLimit() - STACK_GUARD & -PAGE;
  }

  private static int pageUp(int address) {
    return address + PAGE - 1 & -PAGE;
  }

  private static int later(int a, int b) {
    return Integer.compareUnsigned(a, b) >= 0 ? a : b;
  }

  private static int earlier(int a, int b) {
    return Integer.compareUnsigned(a, b) <= 0 ? a : b;
  }
}
