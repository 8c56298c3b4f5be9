package ringside.mmu;

import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.cache.MemoryLevel;
import ringside.mmu.cache.Origin;
import ringside.mmu.cache.Supply;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.replacement.Departure;

/**
 * An access to a first-level cache: look up, fill on a miss, charge, and say whose fault it was.
 */
final class L1Access {
  private final Cache cache;
  private final MemoryLevel next;
  private final Meter meter;
  private final Cause fromSecond;
  private final Cause fromDram;
  private final Watch watch;
  private final Buffer buffer;
  private int slot;
  private int filledSlot;

  /**
   * Accesses a cache in front of the next level.
   *
   * @param fromSecond what waits for a line of the second level are charged to
   * @param fromDram the same of lines of memory
   */
  L1Access(
      Cache cache,
      MemoryLevel next,
      Meter meter,
      Cause fromSecond,
      Cause fromDram,
      Watch watch,
      Buffer buffer) {
    this.cache = cache;
    this.next = next;
    this.meter = meter;
    this.fromSecond = fromSecond;
    this.fromDram = fromDram;
    this.watch = watch;
    this.buffer = buffer;
  }

  Origin access(int physical, boolean write, int address, long stamp) {
    int line = physical >>> CacheShape.LINE_SHIFT;
    long place = cache.look(line);
    slot = Cache.slot(place);
    if (slot >= 0) {
      cache.hit(slot, write, stamp);
      return Origin.L1;
    }
    long start = meter.clock();
    long supply = miss(place, line, write, address, stamp);
    watch.miss(buffer, address, place, meter.clock() - start);
    return Supply.origin(supply);
  }

  /**
   * An access that its engine will make as a hit, stamp and count: if it is a miss, that is taken
   * back here beforehand.
   *
   * @return the cycles that it waits, charged already
   */
  int admit(int physical, boolean write, int address, long stamp) {
    int line = physical >>> CacheShape.LINE_SHIFT;
    long place = cache.look(line);
    slot = Cache.slot(place);
    if (slot >= 0) {
      if (write) {
        cache.markDirty(slot);
      }
      return 0;
    }
    cache.countHits(-1);
    return Supply.cycles(miss(place, line, write, address, stamp));
  }

  /** Where the line of the last access stands; walks' reads aside. */
  int slot() {
    return slot;
  }

  /** A walk's read: the cache counts it, the TLB that missed pays. */
  Origin accessFor(Cause payer, int physical, long stamp) {
    int line = physical >>> CacheShape.LINE_SHIFT;
    long place = cache.look(line);
    int found = Cache.slot(place);
    if (found >= 0) {
      cache.hit(found, false, stamp);
      return Origin.L1;
    }
    cache.miss(line, place, meter.tid());
    long supply = fill(line, false, physical, stamp);
    meter.charge(payer, Supply.cycles(supply));
    watch.miss(buffer, physical, place, 0);
    return Supply.origin(supply);
  }

  private long miss(long departure, int line, boolean write, int address, long stamp) {
    cache.miss(line, departure, meter.tid());
    long supply = fill(line, write, address, stamp);
    slot = filledSlot;
    long start = meter.clock();
    meter.charge(Supply.isFromSecond(supply) ? fromSecond : fromDram, Supply.cycles(supply));
    blame(departure, meter.clock() - start);
    return supply;
  }

  /** Victims are written back before the line comes. */
  private long fill(int line, boolean write, int address, long stamp) {
    int tid = meter.tid();
    filledSlot = cache.fill(line, write, tid, address, stamp);
    int dirty = cache.dirtyVictim();
    long supply =
        dirty >= 0
            ? next.exchange(line, dirty, cache.dirtyVictimFrom(), tid, address)
            : next.fetch(line, tid, address);
    cache.supplied(filledSlot, supply);
    return supply;
  }

  private void blame(long departure, long cycles) {
    if (Departure.isEviction(departure) && Departure.tid(departure) != meter.tid()) {
      meter.switches().blameCache(meter.lastSwitch(), cycles);
    }
  }
}
