package ringside.mmu;

import org.jspecify.annotations.Nullable;
import ringside.mmu.AccessObserver.Fence;
import ringside.mmu.AccessObserver.Kind;
import ringside.mmu.AccessObserver.Translation;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.MemoryLevel;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.replacement.Departure;
import ringside.mmu.sv32.Access;
import ringside.mmu.sv32.PteReader;
import ringside.mmu.sv32.VirtualAddress;
import ringside.mmu.tlb.Tlb;

/**
 * One hart's way to memory. {@link #load} translates ({@link Translator}: D-TLB, walk), then looks
 * the L1 D-cache up, then reads {@link PhysicalMemory}; each stop charges its own cycles. What hits
 * everywhere takes the short way of {@link LineTable}, which changes nothing but speed.
 */
public final class Mmu {
  private static final int STAMP_SHIFT = 4;

  private final PhysicalMemory memory;
  private final Meter meter;
  private final int pteReadCycles;
  private final int misalignedCycles;
  private final Translator translator;
  private final Tlb itlb;
  private final Tlb dtlb;
  private final Cache l1i;
  private final Cache l1d;
  private final LineTable userLines;
  private final LineTable kernelLines;
  private final L1Access data;
  private final L1Access instructions;
  private @Nullable AccessObserver observer;
  private Cause walkCause = Cause.DTLB;
  private Mode walkMode = Mode.USER;

  private long lastStamp;

  /** A hart's memory system in front of what all harts share. */
  public Mmu(MmuConfig config, PhysicalMemory memory, MemoryLevel shared, Meter meter) {
    this.memory = memory;
    this.meter = meter;
    this.pteReadCycles = config.pteReadCycles();
    this.misalignedCycles = config.misalignedCycles();
    this.translator = new Translator(meter, new WalkReader(), config);
    this.itlb = new Tlb(config.itlb(), config.seed());
    this.dtlb = new Tlb(config.dtlb(), config.seed() + 1);
    this.l1i = new Cache(config.l1i(), shared, config.seed() + 4);
    this.l1d = new Cache(config.l1d(), shared, config.seed() + 5);
    this.userLines = new LineTable(l1d.lines());
    this.kernelLines = new LineTable(l1d.lines());
    this.data = new L1Access(l1d, meter, Cause.L1D_L2, Cause.L1D_DRAM);
    this.instructions = new L1Access(l1i, meter, Cause.L1I_L2, Cause.L1I_DRAM);
    l1d.listenWith(this::lineLeft);
    dtlb.listenWith(this::pageLeft);
  }

  /**
   * Loads 1, 2 or 4 bytes, zero-extended.
   *
   * @throws MemoryFault where the access is not allowed
   */
  public int load(int address, int bytes, Mode mode) {
    LineTable lines = lines(mode);
    int index = LineTable.index(address, 0) & lines.places.length - 1;
    long place = lines.places[index];
    if (LineTable.holds(place, address) && (address & bytes - 1) == 0) {
      stampFastHit(place);
      int word = lines.words[index >>> 1][LineTable.word(place, address)];
      return bytes == 4 ? word : word >>> (address & 3) * 8 & (1 << bytes * 8) - 1;
    }
    return loadSlowly(address, bytes, mode);
  }

  /**
   * Stores the low 1, 2 or 4 bytes of a value.
   *
   * @throws MemoryFault where the access is not allowed; nothing is stored then
   */
  public void store(int address, int value, int bytes, Mode mode) {
    LineTable lines = lines(mode);
    int index = LineTable.index(address, 1) & lines.places.length - 1;
    long place = lines.places[index];
    if (bytes == 4 && (address & 3) == 0 && LineTable.holds(place, address)) {
      stampFastHit(place);
      lines.words[index >>> 1][LineTable.word(place, address)] = value;
      return;
    }
    storeSlowly(address, value, bytes, mode);
  }

  /** {@link #load} without the short way, for engines that have tried it. */
  public int loadSlowly(int address, int bytes, Mode mode) {
    if ((address & bytes - 1) == 0) {
      return memory.read(access(address, bytes, Access.LOAD, mode), bytes);
    }
    return Misaligned.load(this, memory, address, bytes, mode);
  }

  /** {@link #store} without the short way, for engines that have tried it. */
  public void storeSlowly(int address, int value, int bytes, Mode mode) {
    if ((address & bytes - 1) == 0) {
      memory.write(access(address, bytes, Access.STORE, mode), value, bytes);
    } else {
      Misaligned.store(this, memory, address, value, bytes, mode);
    }
  }

  /**
   * Accesses data that lies in one line: D-TLB, then L1 D-cache, all charged.
   *
   * @return the physical address
   * @throws MemoryFault where the access is not allowed
   */
  public int access(int address, int bytes, Access access, Mode mode) {
    long start = meter.clock();
    boolean store = access == Access.STORE;
    int tlbSlot = translateData(address, bytes, access, mode, start);
    int physical = tlbSlot < 0 ? address : physical(dtlb, tlbSlot, address);
    requireMemory(physical, access, address);
    Origin origin = data.access(physical, store, address, nextStamp());
    if (observer != null) {
      Kind kind = store ? Kind.STORE : Kind.LOAD;
      observer.access(start, mode, kind, address, physical, bytes, translation(tlbSlot), origin);
    } else if (tlbSlot >= 0) {
      install(address, physical, tlbSlot, mode, false);
    }
    return physical;
  }

  /**
   * Brings the line of an aligned access to the fast path, if the D-TLB has its page and nobody
   * observes: fills the L1 D-cache on a miss, charged, and makes the line dirty for a store. The
   * engine goes on as after a hit in {@link #lines}, stamps and counts included. Its counts may
   * wait: that the books are behind its clock does no harm, for the stamp of the fill, which that
   * of the hit replaces, matters only beside those of other fills.
   *
   * @return the cycles that the access waits, or -1: nothing has been done, and the way is {@link
   *     #loadSlowly} or {@link #storeSlowly}
   */
  public int admit(int address, Access access, Mode mode) {
    if (observer != null || !translator.satp().translates()) {
      return -1;
    }
    int tlbSlot = dtlb.find(VirtualAddress.page(address), translator.asid());
    if (tlbSlot < 0 || !dtlb.allows(tlbSlot, access, mode)) {
      return -1;
    }
    int physical = physical(dtlb, tlbSlot, address);
    boolean store = access == Access.STORE;
    if (!memory.contains(physical) || store && memory.isWatched(physical >>> 12)) {
      return -1;
    }
    int cycles = data.admit(physical, store, address, nextStamp());
    install(address, physical, tlbSlot, mode, store);
    return cycles;
  }

  /**
   * Fetches from a line: I-TLB, then L1 I-cache, all charged.
   *
   * @param bytes 4 for an instruction, 64 for a line of the kernel's text
   * @return the physical address
   * @throws MemoryFault where the access is not allowed
   */
  public int fetch(int pc, int bytes, Mode mode) {
    long start = meter.clock();
    int tlbSlot = translateFetch(pc, bytes, mode, start);
    int physical = tlbSlot < 0 ? pc : physical(itlb, tlbSlot, pc);
    requireMemory(physical, Access.FETCH, pc);
    Origin origin = instructions.access(physical, false, pc, nextStamp());
    if (observer != null) {
      observer.access(
          start, mode, Kind.INSTRUCTION, pc, physical, bytes, translation(tlbSlot), origin);
    }
    return physical;
  }

  /**
   * The stamp of the one access that an engine makes itself in a cycle. Stamps grow with the clock:
   * an instruction takes at least one cycle, and its slow accesses, few as they are, get lower
   * ones.
   */
  public static long fastStamp(long clock) {
    return (clock + 1 << STAMP_SHIFT) - 1;
  }

  /** Counts fetches that an engine knows to hit: further instructions of a line. */
  public void countFetchHits(long count) {
    itlb.countHits(count);
    l1i.countHits(count);
  }

  /**
   * Writes the page-table base. Without ASIDs that discards all entries but the global ones.
   *
   * @param space serial number of the address space, which only the history of entries uses
   */
  public void writeSatp(Satp satp, long space) {
    translator.setSatp(satp, space);
    report(Fence.SATP, (int) space, satp.rootFrame() << 12, translator.asid());
    if (translator.asidOn()) {
      forgetLines();
    } else {
      flush(false, Departure.flushedBySwitch(meter.tid()));
    }
  }

  /** sfence.vma without operands: discards every entry. */
  public void flushAll() {
    report(Fence.ALL, 0, 0, 0);
    flush(true, Departure.flushedByFence(meter.tid()));
  }

  /** sfence.vma for the current address space: discards its entries, not the global ones. */
  public void flushSpace() {
    if (translator.asidOn()) {
      flushAsid(translator.asid());
    } else {
      report(Fence.NOT_GLOBAL, 0, 0, 0);
      flush(false, Departure.flushedByFence(meter.tid()));
    }
  }

  /** sfence.vma for one ASID, when it is recycled. */
  public void flushAsid(int asid) {
    report(Fence.ASID, 0, 0, asid);
    long departure = Departure.flushedByFence(meter.tid());
    for (Tlb tlb : tlbs()) {
      tlb.flushAsid(asid, departure);
    }
    forgetLines();
  }

  /** sfence.vma for one page of the current address space. */
  public void flushPage(int address) {
    report(Fence.PAGE, VirtualAddress.page(address) << 12, 0, translator.asid());
    long departure = Departure.flushedByFence(meter.tid());
    for (Tlb tlb : tlbs()) {
      tlb.flushPage(VirtualAddress.page(address), translator.asid(), departure);
    }
    userLines.pageLeft(VirtualAddress.page(address));
    kernelLines.pageLeft(VirtualAddress.page(address));
  }

  /** fence.i: empties the L1 I-cache. */
  public void emptyInstructionCache() {
    report(Fence.INSTRUCTIONS, 0, 0, 0);
    l1i.empty(Departure.flushedByFence(meter.tid()));
  }

  /** Stops fast stores, as a frame has become watched code. */
  public void forgetStores() {
    userLines.clearStores();
    kernelLines.clearStores();
  }

  /** Sets who sees every access; null for nobody, which lets engines be fast. */
  public void observeWith(@Nullable AccessObserver accessObserver) {
    observer = accessObserver;
    forgetLines();
  }

  /** Whether every access is observed, so that engines must make each one here. */
  public boolean isObserved() {
    return observer != null;
  }

  /** Counts data accesses that an engine has made and stamped itself. */
  public void countDataHits(long count) {
    dtlb.countHits(count);
    l1d.countHits(count);
  }

  /** The page-table base. */
  public Satp satp() {
    return translator.satp();
  }

  /** The fast path of a mode. */
  public LineTable lines(Mode mode) {
    return mode == Mode.USER ? userLines : kernelLines;
  }

  /** Physical memory. */
  public PhysicalMemory memory() {
    return memory;
  }

  /** The clock and account that accesses charge. */
  public Meter meter() {
    return meter;
  }

  /** Instruction TLB. */
  public Tlb itlb() {
    return itlb;
  }

  /** Data TLB. */
  public Tlb dtlb() {
    return dtlb;
  }

  /** Unified second-level TLB, if there is one. */
  public @Nullable Tlb secondTlb() {
    return translator.second();
  }

  /** First-level instruction cache. */
  public Cache l1i() {
    return l1i;
  }

  /** First-level data cache. */
  public Cache l1d() {
    return l1d;
  }

  void chargeMisaligned() {
    meter.charge(Cause.MISALIGNED, misalignedCycles);
  }

  private int translateData(int address, int bytes, Access access, Mode mode, long start) {
    if (!translator.satp().translates()) {
      return -1;
    }
    walksFor(Cause.DTLB, mode);
    try {
      return translator.translate(dtlb, address, access, mode, Cause.DTLB, nextStamp());
    } catch (MemoryFault fault) {
      Kind kind = access == Access.STORE ? Kind.STORE : Kind.LOAD;
      reportFault(start, mode, kind, address, bytes);
      throw fault;
    }
  }

  private int translateFetch(int pc, int bytes, Mode mode, long start) {
    if (!translator.satp().translates()) {
      return -1;
    }
    walksFor(Cause.ITLB, mode);
    try {
      return translator.translate(itlb, pc, Access.FETCH, mode, Cause.ITLB, nextStamp());
    } catch (MemoryFault fault) {
      reportFault(start, mode, Kind.INSTRUCTION, pc, bytes);
      throw fault;
    }
  }

  /** Says who pays for a walk; mostly as before, and then there is nothing to write. */
  private void walksFor(Cause cause, Mode mode) {
    if (walkCause != cause || walkMode != mode) {
      walkCause = cause;
      walkMode = mode;
    }
  }

  private void reportFault(long start, Mode mode, Kind kind, int address, int bytes) {
    if (observer != null) {
      observer.access(start, mode, kind, address, 0, bytes, Translation.FAULT, null);
    }
  }

  private void report(Fence fence, int address, int base, int asid) {
    if (observer != null) {
      observer.fence(meter.clock(), fence, address, base, asid);
    }
  }

  private Translation translation(int tlbSlot) {
    return tlbSlot < 0 ? Translation.NONE : translator.last();
  }

  private static int physical(Tlb tlb, int slot, int address) {
    return tlb.frame(slot, VirtualAddress.page(address)) << 12 | VirtualAddress.offset(address);
  }

  private void requireMemory(int physical, Access access, int address) {
    if (!memory.contains(physical)) {
      throw new MemoryFault(MemoryFault.Kind.ACCESS_FAULT, access, address);
    }
  }

  private void stampFastHit(long place) {
    long stamp = fastStamp(meter.clock());
    dtlb.hit(LineTable.tlbSlot(place, LineTable.SLOT_MASK), stamp);
    l1d.recency.used[LineTable.cacheSlot(place, LineTable.SLOT_MASK)] = stamp;
    l1d.countHits(1);
  }

  /**
   * A stamp for one of several accesses of an instruction: later than all before, earlier than
   * {@link #fastStamp} of the same cycle.
   */
  private long nextStamp() {
    lastStamp = Math.max(lastStamp + 1, meter.clock() << STAMP_SHIFT);
    return lastStamp;
  }

  private void install(int address, int physical, int tlbSlot, Mode mode, boolean stored) {
    int cacheSlot = data.slot();
    boolean mayStore =
        stored
            || dtlb.allows(tlbSlot, Access.STORE, mode)
                && l1d.isDirty(cacheSlot)
                && !memory.isWatched(physical >>> 12);
    lines(mode)
        .install(
            address,
            mayStore,
            memory.chunk(physical),
            PhysicalMemory.wordIndex(physical),
            tlbSlot,
            cacheSlot);
  }

  /** Entries of all TLBs that flushes have discarded. */
  public long flushedEntries() {
    long entries = 0;
    for (Tlb tlb : tlbs()) {
      entries += tlb.flushedEntries();
    }
    return entries;
  }

  private void flush(boolean globalsToo, long departure) {
    for (Tlb tlb : tlbs()) {
      tlb.flush(globalsToo, departure);
    }
    forgetLines();
  }

  private void forgetLines() {
    userLines.clear();
    kernelLines.clear();
  }

  private void lineLeft(int slot, int line) {
    userLines.cacheSlotLeft(slot);
    kernelLines.cacheSlotLeft(slot);
  }

  private void pageLeft(int virtualPage, boolean superpage) {
    if (superpage) {
      forgetLines();
    } else {
      userLines.pageLeft(virtualPage);
      kernelLines.pageLeft(virtualPage);
    }
  }

  private Tlb[] tlbs() {
    Tlb second = translator.second();
    return second == null ? new Tlb[] {itlb, dtlb} : new Tlb[] {itlb, dtlb, second};
  }

  /** Reads page-table entries through the L1 D-cache and charges them to the TLB that missed. */
  private final class WalkReader implements PteReader {
    @Override
    public int read(int physicalAddress, int level) {
      long start = meter.clock();
      meter.charge(walkCause, pteReadCycles);
      Origin origin = data.accessFor(walkCause, physicalAddress, nextStamp());
      if (observer != null) {
        observer.access(
            start,
            walkMode,
            Kind.WALK,
            physicalAddress,
            physicalAddress,
            4,
            Translation.NONE,
            origin);
      }
      return memory.readWord(physicalAddress);
    }

    @Override
    public boolean readable(int physicalAddress) {
      return memory.contains(physicalAddress);
    }
  }
}
