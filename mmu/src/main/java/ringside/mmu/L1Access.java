package ringside.mmu;

import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.CacheShape;
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
  private final Meter meter;
  private final Cause fromSecond;
  private final Cause fromDram;
  private final Watch watch;
  private final Buffer buffer;
  private int slot;

  L1Access(Cache cache, Meter meter, Cause fromSecond, Cause fromDram, Watch watch, Buffer buffer) {
    this.cache = cache;
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
    Supply supply = miss(place, line, write, address, stamp);
    watch.miss(buffer, address, place, meter.clock() - start);
    return supply.origin();
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
    Supply supply = miss(place, line, write, address, stamp);
    return supply.cycles() + cache.writeBackCycles();
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
    cache.miss(place, meter.tid());
    Supply supply = cache.fill(line, false, meter.tid(), physical, stamp);
    meter.charge(payer, supply.cycles() + cache.writeBackCycles());
    watch.miss(buffer, physical, place, 0);
    return supply.origin();
  }

  private Supply miss(long departure, int line, boolean write, int address, long stamp) {
    cache.miss(departure, meter.tid());
    Supply supply = cache.fill(line, write, meter.tid(), address, stamp);
    slot = cache.filledSlot();
    long start = meter.clock();
    meter.charge(
        supply.origin() == Origin.L2 ? fromSecond : fromDram,
        supply.cycles() + cache.writeBackCycles());
    blame(departure, meter.clock() - start);
    return supply;
  }

  private void blame(long departure, long cycles) {
    if (Departure.isEviction(departure) && Departure.tid(departure) != meter.tid()) {
      meter.switches().blameCache(meter.lastSwitch(), cycles);
    }
  }
}
