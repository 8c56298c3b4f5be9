package ringside.mmu;

import ringside.mmu.cache.Cache;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Access;
import ringside.mmu.sv32.VirtualAddress;
import ringside.mmu.tlb.Tlb;

/**
 * The way of loads and stores: D-TLB, then L1 D-cache. What hits everywhere takes the short way of
 * {@link LineTable}, which changes nothing but speed.
 */
final class DataWay extends Way {
  private final Cache l1d;
  private final L1Access data;
  private final LineTables lines;
  private final int misalignedCycles;

  /** Whether nobody sees anything, kept here because every miss of the fast path asks. */
  private boolean quiet;

  /**
   * A way with empty entries.
   *
   * @param data the L1 D-cache, through which walks read, too
   * @param misalignedCycles that a misaligned access takes more
   */
  DataWay(Common common, Tlb dtlb, Cache l1d, L1Access data, int misalignedCycles) {
    super(common, dtlb, Cause.DTLB);
    this.l1d = l1d;
    this.data = data;
    this.lines = new LineTables(l1d.lines());
    this.misalignedCycles = misalignedCycles;
    this.quiet = isQuiet();
    l1d.listenWith(lines::lineLeft);
    dtlb.listenWith(lines::entryLeft);
  }

  /** {@link Mmu#load}. */
  int load(int address, int bytes, Mode mode) {
    LineTable table = lines.of(mode);
    int index = LineTable.index(address, 0) & table.places.length - 1;
    long place = table.places[index];
    if (LineTable.holds(place, address) && (address & bytes - 1) == 0) {
      stampFastHit(place);
      int word = table.words[index >>> 1][LineTable.word(place, address)];
      return bytes == 4 ? word : word >>> (address & 3) * 8 & (1 << bytes * 8) - 1;
    }
    return loadSlowly(address, bytes, mode);
  }

  /** {@link Mmu#store}. */
  void store(int address, int value, int bytes, Mode mode) {
    LineTable table = lines.of(mode);
    int index = LineTable.index(address, 1) & table.places.length - 1;
    long place = table.places[index];
    if (bytes == 4 && (address & 3) == 0 && LineTable.holds(place, address)) {
      stampFastHit(place);
      table.words[index >>> 1][LineTable.word(place, address)] = value;
      return;
    }
    storeSlowly(address, value, bytes, mode);
  }

  /** {@link #load} without the short way. */
  int loadSlowly(int address, int bytes, Mode mode) {
    if ((address & bytes - 1) == 0) {
      return memory.read(access(address, bytes, Access.LOAD, mode), bytes);
    }
    return Misaligned.load(this, memory, address, bytes, mode);
  }

  /** {@link #store} without the short way. */
  void storeSlowly(int address, int value, int bytes, Mode mode) {
    if ((address & bytes - 1) == 0) {
      memory.write(access(address, bytes, Access.STORE, mode), value, bytes);
    } else {
      Misaligned.store(this, memory, address, value, bytes, mode);
    }
  }

  /** {@link Mmu#access}. */
  int access(int address, int bytes, Access access, Mode mode) {
    long start = meter.clock();
    int slot = translate(address, bytes, access, mode, start);
    int physical = physical(slot, address, access);
    Origin origin = data.access(physical, access == Access.STORE, address, stamps.next());
    if (watch.isOn(mode, address)) {
      watch.access(start, mode, kind(access), address, physical, bytes, translation(slot), origin);
    } else if (slot >= 0) {
      install(address, physical, slot, mode, false);
    }
    return physical;
  }

  /** {@link Mmu#admit}. */
  int admit(int address, Access access, Mode mode, long clock) {
    if (!translator.isOn() || !quiet && !isUnseen(mode, address)) {
      return -1;
    }
    boolean store = access == Access.STORE;
    int slot = tlb.find(VirtualAddress.page(address), translator.asid());
    if (slot < 0) {
      return admitPage(address, store, mode, clock);
    }
    if (!tlb.allowsData(slot, store, mode)) {
      return -1;
    }
    int physical = tlb.physical(slot, address);
    return isPlain(physical, store) ? admit(slot, physical, address, store, mode) : -1;
  }

  /** The same where the D-TLB has no such page: walks, if that is sure to end well. */
  private int admitPage(int address, boolean store, Mode mode, long clock) {
    Access access = store ? Access.STORE : Access.LOAD;
    if (!watch.isOff() || !isPlain(translator.foresee(address, access, mode), store)) {
      return -1;
    }
    // What the walk reads is used after all that the engine has stamped until now.
    stamps.reach(clock);
    long before = meter.clock();
    int slot = translator.translate(tlb, address, access, mode, Cause.DTLB, stamps.next());
    tlb.countHits(-1); // the engine counts each access that it makes as a hit; this one was a miss
    int walked = (int) (meter.clock() - before);
    return walked + admit(slot, tlb.physical(slot, address), address, store, mode);
  }

  private int admit(int slot, int physical, int address, boolean store, Mode mode) {
    int cycles = data.admit(physical, store, address, stamps.next());
    install(address, physical, slot, mode, store);
    return cycles;
  }

  /** Whether memory is there, and no code that a store would change. */
  private boolean isPlain(int physical, boolean store) {
    return store ? memory.storesPlainly(physical) : memory.contains(physical);
  }

  private boolean isQuiet() {
    return watch.isOff() && !watch.missesAreSlow();
  }

  /** Whether nobody sees an access to an address, nor what it misses. */
  private boolean isUnseen(Mode mode, int address) {
    return !watch.missesAreSlow() && !watch.isOn(mode, address);
  }

  /** {@link LineRuns#steady}. */
  int steady(int address, Access access) {
    if (!l1d.keepsLast() || !translator.isOn() || !isUnseen(Mode.KERNEL, address)) {
      return 0;
    }
    int slot = tlb.find(VirtualAddress.page(address), translator.asid());
    if (slot < 0 || !tlb.allows(slot, access, Mode.KERNEL)) {
      return 0;
    }
    int physical = tlb.physical(slot, address);
    return isPlain(physical, access == Access.STORE) ? physical : 0;
  }

  /**
   * Fills the line of a {@link #steady} page where it is missing; the hit is for the caller to
   * count and to stamp.
   *
   * @return its slot
   */
  int admit(int physical, int address, Access access) {
    data.admit(physical, access == Access.STORE, address, stamps.next());
    return data.slot();
  }

  /** Somebody has begun to look, or has ceased to. */
  void observed() {
    quiet = isQuiet();
    lines.clear();
  }

  void countHits(long count) {
    tlb.countHits(count);
    l1d.countHits(count);
  }

  void chargeMisaligned() {
    meter.charge(Cause.MISALIGNED, misalignedCycles);
  }

  Cache l1d() {
    return l1d;
  }

  /** The short ways. */
  LineTables lines() {
    return lines;
  }

  private void stampFastHit(long place) {
    long stamp = Stamps.fast(meter.clock());
    tlb.hit(LineTable.tlbSlot(place, LineTable.SLOT_MASK), stamp);
    l1d.recency.used[LineTable.cacheSlot(place, LineTable.SLOT_MASK)] = stamp;
    l1d.countHits(1);
  }

  private void install(int address, int physical, int tlbSlot, Mode mode, boolean stored) {
    int cacheSlot = data.slot();
    boolean mayStore =
        stored
            || tlb.allowsData(tlbSlot, true, mode)
                && l1d.isDirty(cacheSlot)
                && !memory.isWatched(physical >>> 12);
    lines
        .of(mode)
        .install(
            address,
            mayStore,
            memory.chunk(physical),
            PhysicalMemory.wordIndex(physical),
            tlbSlot,
            cacheSlot);
  }
}
