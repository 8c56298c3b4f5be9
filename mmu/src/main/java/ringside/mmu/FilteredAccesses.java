package ringside.mmu;

import org.jspecify.annotations.Nullable;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/**
 * Tells an observer of the accesses that a filter lets through, and of all that discards entries.
 */
public record FilteredAccesses(AccessFilter filter, Meter meter, AccessObserver observer)
    implements AccessObserver {
  @Override
  public void access(
      long cycle,
      Mode mode,
      Kind kind,
      int virtualAddress,
      int physicalAddress,
      int bytes,
      Translation translation,
      @Nullable Origin origin) {
    if (filter.matches(kind, virtualAddress, meter.tid(), translation, origin)) {
      observer.access(
          cycle, mode, kind, virtualAddress, physicalAddress, bytes, translation, origin);
    }
  }

  @Override
  public void fence(long cycle, Fence fence, int address, int base, int asid) {
    observer.fence(cycle, fence, address, base, asid);
  }
}
