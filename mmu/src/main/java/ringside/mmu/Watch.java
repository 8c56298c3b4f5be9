package ringside.mmu;

import org.jspecify.annotations.Nullable;
import ringside.mmu.AccessObserver.Cargo;
import ringside.mmu.AccessObserver.Fence;
import ringside.mmu.AccessObserver.Kind;
import ringside.mmu.AccessObserver.Translation;
import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/** Tells of a hart's accesses, misses and fences, if anybody wants to know; mostly nobody does. */
final class Watch {
  private final Meter meter;
  private @Nullable AccessObserver observer;
  private @Nullable MissObserver misses;

  Watch(Meter meter) {
    this.meter = meter;
  }

  void observeWith(@Nullable AccessObserver accessObserver) {
    observer = accessObserver;
  }

  void observeWith(@Nullable MissObserver missObserver) {
    misses = missObserver;
  }

  /** Whether misses must be made here: somebody wants to know of them, or some cost nothing. */
  boolean missesAreSlow() {
    return misses != null || !meter.isWhole();
  }

  void miss(Buffer buffer, int address, long departure, long cycles) {
    if (misses != null) {
      misses.miss(buffer, address, departure, cycles);
    }
  }

  /** The fence of that number discards entries. */
  void discards(int number, boolean bySwitch) {
    if (misses != null) {
      misses.fence(number, bySwitch);
    }
  }

  /** Whether anybody wants to know of the fetch of each instruction. */
  boolean seesEachFetch() {
    return observer != null && observer.seesEachFetch();
  }

  /** Whether nobody wants to know of any access. */
  boolean isOff() {
    return observer == null;
  }

  /** Whether anybody wants to know of accesses to an address. */
  boolean isOn(Mode mode, int address) {
    return observer != null && observer.sees(mode, address);
  }

  /** An access that was allowed. */
  void access(
      long start,
      Mode mode,
      Kind kind,
      int address,
      int physical,
      int bytes,
      Translation translation,
      Origin origin) {
    if (observer != null) {
      observer.access(start, mode, kind, address, physical, bytes, translation, origin);
    }
  }

  /** An access that the page tables did not allow. */
  void fault(long start, Mode mode, Kind kind, int address, int bytes) {
    if (observer != null && isOn(mode, address)) {
      observer.access(start, mode, kind, address, 0, bytes, Translation.FAULT, null);
    }
  }

  void fence(Fence fence, int address, int base, int asid) {
    if (observer != null) {
      observer.fence(meter.clock(), fence, address, base, asid);
    }
  }

  void deviceTakes(Cargo cargo, int offset, int physical, int bytes) {
    if (observer != null) {
      observer.deviceTakes(meter.clock(), cargo, offset, physical, bytes);
    }
  }

  void deviceStores(Cargo cargo, int offset, int physical, int bytes) {
    if (observer != null) {
      observer.deviceStores(meter.clock(), cargo, offset, physical, bytes);
    }
  }
}
