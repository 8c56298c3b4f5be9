package ringside.mmu;

import org.jspecify.annotations.Nullable;
import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.MemoryLevel;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Access;
import ringside.mmu.tlb.Tlb;

/**
 * One hart's way to memory, as engines and kernel call it. A load translates ({@link Translator}:
 * D-TLB, walk), then looks the L1 D-cache up, then reads {@link PhysicalMemory}; each stop charges
 * its own cycles. Loads and stores go the {@link DataWay}, instructions the {@link FetchWay}, and
 * {@link Fences} discard what either holds.
 */
public final class Mmu {
  private final PhysicalMemory memory;
  private final Meter meter;
  private final Translator translator;
  private final Watch watch;
  private final DataWay data;
  private final LineTables lines;
  private final LineRuns runs;
  private final FetchWay fetches;
  private final Fences fences;

  /** A hart's memory system in front of what all harts share. */
  public Mmu(MmuConfig config, PhysicalMemory memory, MemoryLevel shared, Meter meter) {
    this.memory = memory;
    this.meter = meter;
    this.watch = new Watch(meter);
    Stamps stamps = new Stamps(meter);
    Cache l1d = new Cache(config.l1d(), config.seed() + 5);
    L1Access dataCache =
        new L1Access(l1d, shared, meter, Cause.L1D_L2, Cause.L1D_DRAM, watch, Buffer.L1D);
    WalkReads walks =
        new WalkReads(memory, meter, dataCache, stamps, watch, config.pteReadCycles());
    this.translator = new Translator(meter, walks, config, watch);
    Way.Common common = new Way.Common(meter, memory, translator, stamps, watch);
    Tlb dtlb = new Tlb(config.dtlb(), config.seed() + 1);
    this.data = new DataWay(common, dtlb, l1d, dataCache, config.misalignedCycles());
    this.lines = data.lines();
    this.runs = new LineRuns(data);
    Tlb itlb = new Tlb(config.itlb(), config.seed());
    Cache l1i = new Cache(config.l1i(), config.seed() + 4);
    L1Access instructions =
        new L1Access(l1i, shared, meter, Cause.L1I_L2, Cause.L1I_DRAM, watch, Buffer.L1I);
    this.fetches = new FetchWay(common, itlb, l1i, instructions);
    this.fences = new Fences(common, data, fetches);
  }

  /**
   * Loads 1, 2 or 4 bytes, zero-extended.
   *
   * @throws MemoryFault where the access is not allowed
   */
  public int load(int address, int bytes, Mode mode) {
    return data.load(address, bytes, mode);
  }

  /**
   * Stores the low 1, 2 or 4 bytes of a value.
   *
   * @throws MemoryFault where the access is not allowed; nothing is stored then
   */
  public void store(int address, int value, int bytes, Mode mode) {
    data.store(address, value, bytes, mode);
  }

  /** {@link #load} without the short way, for engines that have tried it. */
  public int loadSlowly(int address, int bytes, Mode mode) {
    return data.loadSlowly(address, bytes, mode);
  }

  /** {@link #store} without the short way, for engines that have tried it. */
  public void storeSlowly(int address, int value, int bytes, Mode mode) {
    data.storeSlowly(address, value, bytes, mode);
  }

  /**
   * Accesses data that lies in one line: D-TLB, then L1 D-cache, all charged.
   *
   * @return the physical address
   * @throws MemoryFault where the access is not allowed
   */
  public int access(int address, int bytes, Access access, Mode mode) {
    return data.access(address, bytes, access, mode);
  }

  /**
   * Brings the line of an aligned access to the fast path, if it is allowed and nobody observes:
   * walks if the D-TLB has not its page, fills the L1 D-cache on a miss, both charged, and makes
   * the line dirty for a store. The engine goes on as after a hit in {@link #lines}, stamps and
   * counts included. Its counts may wait: that the books are behind its clock does no harm, for the
   * stamp of the fill, which that of the hit replaces, matters only beside those of other fills.
   *
   * @param clock the engine's, of the instruction
   * @return the cycles that the access waits, or -1: nothing has been done, and the way is {@link
   *     #loadSlowly} or {@link #storeSlowly}
   */
  public int admit(int address, Access access, Mode mode, long clock) {
    return data.admit(address, access, mode, clock);
  }

  /**
   * Fetches from a line: I-TLB, then L1 I-cache, all charged.
   *
   * @param bytes 4 for an instruction, 64 for a line of the kernel's text
   * @return the physical address
   * @throws MemoryFault where the access is not allowed
   */
  public int fetch(int pc, int bytes, Mode mode) {
    return fetches.fetch(pc, bytes, mode);
  }

  /** The kernel's fetch of a line of its text, as {@link #fetch} makes it. */
  public void fetchText(int pc) {
    fetches.fetchText(pc);
  }

  /**
   * The kernel's fetch of a line of a routine, if all of its lines hit.
   *
   * @return false where one may not: nothing has been done, and the way is {@link #fetchText}
   */
  public boolean fetchKnown(TextRun run, int line) {
    return fetches.fetchKnown(run, line);
  }

  /**
   * An engine's fetch from another line, if it is known to hit everywhere and nobody looks. It is
   * stamped, and for the engine to count; the books may be behind the engine's clock.
   *
   * @return the slot in the L1 I-cache; or -1: nothing has been done, and the way is {@link #fetch}
   */
  public int fetchFast(int pc, Mode mode, long clock) {
    return fetches.fast(pc, mode, clock);
  }

  /** Whether the kernel's fetch of a line would hit everywhere, and nobody would see it. */
  public boolean isFetched(int pc) {
    return fetches.isKnown(pc);
  }

  /** Counts fetches that an engine knows to hit: further instructions of a line. */
  public void countFetchHits(long count) {
    fetches.countHits(count);
  }

  /**
   * Writes the page-table base. Without ASIDs that discards all entries but the global ones.
   *
   * @param space serial number of the address space, which only the history of entries uses
   */
  public void writeSatp(Satp satp, long space) {
    fences.writeSatp(satp, space);
  }

  /** sfence.vma without operands: discards every entry. */
  public void flushAll() {
    fences.flushAll();
  }

  /** sfence.vma for the current address space: discards its entries, not the global ones. */
  public void flushSpace() {
    fences.flushSpace();
  }

  /** sfence.vma for one ASID, when it is recycled. */
  public void flushAsid(int asid) {
    fences.flushAsid(asid);
  }

  /** sfence.vma for one page of the current address space. */
  public void flushPage(int address) {
    fences.flushPage(address);
  }

  /** fence.i: empties the L1 I-cache. */
  public void emptyInstructionCache() {
    fences.emptyInstructionCache();
  }

  /** Stops fast stores, as a frame has become watched code. */
  public void forgetStores() {
    lines.clearStores();
  }

  /** Sets who sees every access; null for nobody, which lets engines be fast. */
  public void observeWith(@Nullable AccessObserver accessObserver) {
    watch.observeWith(accessObserver);
    data.observed();
    fetches.forgetText();
  }

  /** Sets who sees every miss, those of the second-level cache aside; null for nobody. */
  public void observeMissesWith(@Nullable MissObserver missObserver) {
    watch.observeWith(missObserver);
    data.observed();
  }

  /** Lets who observes know that a device takes bytes; see {@link AccessObserver#deviceTakes}. */
  public void deviceTakes(AccessObserver.Cargo cargo, int offset, int physical, int bytes) {
    watch.deviceTakes(cargo, offset, physical, bytes);
  }

  /** Lets who observes know that the stores that follow put bytes there that a device has taken. */
  public void deviceStores(AccessObserver.Cargo cargo, int offset, int physical, int bytes) {
    watch.deviceStores(cargo, offset, physical, bytes);
  }

  /** Whether the fetch of each instruction is observed, so that engines must make it here. */
  public boolean observesFetches() {
    return watch.seesEachFetch();
  }

  /** Counts data accesses that an engine has made and stamped itself. */
  public void countDataHits(long count) {
    data.countHits(count);
  }

  /** The page-table base. */
  public Satp satp() {
    return translator.satp();
  }

  /** The fast path of a mode. */
  public LineTable lines(Mode mode) {
    return lines.of(mode);
  }

  /** The kernel's accesses to consecutive words. */
  public LineRuns runs() {
    return runs;
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
    return fetches.tlb;
  }

  /** Data TLB. */
  public Tlb dtlb() {
    return data.tlb;
  }

  /** Unified second-level TLB, if there is one. */
  public @Nullable Tlb secondTlb() {
    return translator.second();
  }

  /** First-level instruction cache. */
  public Cache l1i() {
    return fetches.l1i();
  }

  /** First-level data cache. */
  public Cache l1d() {
    return data.l1d();
  }

  /** Entries of all TLBs that flushes have discarded. */
  public long flushedEntries() {
    return fences.flushedEntries();
  }
}
