package ringside.kernel.memory;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Access;
import ringside.mmu.sv32.Pte;

/**
 * The memory of one process: its regions, and the page table that holds what of them is present
 * (Linux: mm_struct). Every present page holds one use of its frame. {@link Mappings} change what
 * may be touched; pages come on first touch, and a frame shared by fork is copied on the first
 * write ({@link FaultHandler}).
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

  private final KernelMemory memory;
  private final KernelCode code;
  private final ResidentPages pages;
  private final Regions regions;
  private final Mappings mappings;
  private final FaultHandler faults;
  private final Eviction eviction;
  private final ProgramBreak heap;
  private final UserMemory user;
  private final PageCare care;
  private final long serial;
  private int users = 1;

  /** An empty address space: the kernel's half, and nothing for the user. */
  public AddressSpace(KernelMemory memory) {
    this.memory = memory;
    this.code = memory.code();
    this.regions = new Regions(memory, this);
    this.pages = new ResidentPages(memory);
    this.mappings = new Mappings(code, this, regions, pages);
    this.faults = new FaultHandler(memory, this, regions, pages);
    this.eviction = new Eviction(memory, regions, pages);
    this.heap = new ProgramBreak(code, this, regions);
    this.user = new UserMemory(code, this, new NestedTrap(code, memory.layout()));
    this.care = new PageCare(memory, this, regions, mappings, pages);
    this.serial = memory.nextSpace();
    memory.reclaimer().add(this);
  }

  /** The memory as system calls read and write it. */
  public UserMemory user() {
    return user;
  }

  /** What mlock, madvise and mincore ask for. */
  public PageCare care() {
    return care;
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
    return add(
        new Region(start, end, protection, kind, backing, backingPage, 0, true, Treatment.NORMAL));
  }

  /** Adds a region like another, over a range that is free. */
  public Region add(Region like) {
    return mappings.add(like);
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
    return faults.fault(address, access);
  }

  /** The same for the kernel itself, which stands still until the disk has read the page. */
  FaultResult faultNow(int address, Access access) {
    return faults.faultNow(address, access);
  }

  /** The cycle at which a page that is {@link FaultResult#ON_DISK} will have been read. */
  public long readyAt(int address) {
    return faults.readyAt(address);
  }

  /** Keeps the stack from growing beyond a number of bytes (RLIMIT_STACK). */
  public void limitStack(long bytes) {
    faults.limitStack(bytes);
  }

  /** How many pages it has, and how they came. */
  public MemoryUse use() {
    return pages.use();
  }

  /** What becomes of the pages of a region that are present or on the swap disk. */
  public RegionPages pages(Region region) {
    RegionPages found = new RegionPages(memory.frames(), region.treatment().isLocked());
    pages.forEach(region.start(), region.end(), (page, pte) -> found.add(pte));
    return found;
  }

  /** Whether no other process uses this space (vfork). */
  public boolean isOwn() {
    return users == 1;
  }

  /** Sends all that can go to the swap disk. */
  public void evictAll() {
    memory.reclaimer().evictAll(this);
  }

  /** What sends its pages to the swap disk. */
  Eviction eviction() {
    return eviction;
  }

  /** A copy of this space whose private pages are shared until one side writes them. */
  public AddressSpace fork() {
    AddressSpace child = new AddressSpace(memory);
    try {
      child.heap.be(heap);
      child.faults.limitStackAs(faults);
      ForkedPages parent = new ForkedPages(memory, pages);
      for (Region region : List.copyOf(regions.all())) {
        if (!region.treatment().notForChild()) {
          child.add(region.withTreatment(region.treatment().with(Treatment.Lock.NONE)));
          if (!region.treatment().emptyForChild()) {
            parent.share(region, child.pages);
          }
        }
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
    heap.startAt(address);
  }

  /** The end of the heap. */
  public int breakAddress() {
    return heap.address();
  }

  /** Moves the end of the heap, if nothing is in the way; returns where it is then (brk(2)). */
  public int setBreak(int wanted) {
    return heap.set(wanted);
  }

  /** Bytes of all regions. */
  public long mappedBytes() {
    return regions.mappedBytes();
  }

  /** Bytes of the regions that are private and can be written, the stack aside. */
  public long dataBytes() {
    return regions.dataBytes();
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
    mappings.remove(start, end);
  }

  /** Gives up pages of a file, from one up to another: it has become shorter, or has a hole. */
  void dropBacked(SharedPages backing, int firstPage, int endPage) {
    mappings.cutBacking(backing, firstPage, endPage);
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
    mappings.forgetPages(start, end);
  }

  /** Moves a part of one region with its pages to a range that is free, maybe longer (mremap). */
  public void move(int from, int end, int to, int newEnd) {
    mappings.move(from, end, to, newEnd);
  }

  /** The same, and the old place stays mapped, without pages (MREMAP_DONTUNMAP). */
  public void moveLeaving(int from, int end, int to, int newEnd) {
    mappings.moveLeaving(from, end, to, newEnd);
  }

  /** Maps shared pages once more, those that stand at an address first (mremap of length 0). */
  public void repeat(Region region, int from, int to, int newEnd) {
    mappings.add(region.cut(from, region.end(), 0).at(to, newEnd));
  }

  /** Makes a region longer; the range behind it is free. */
  public void extend(int end, int newEnd) {
    mappings.extend(end, newEnd);
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
    mappings.protect(start, end, protection);
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

  private int mappingTop() {
    return STACK_TOP - memory.stackLimit() - FaultHandler.STACK_GUARD & -PAGE;
  }
}
