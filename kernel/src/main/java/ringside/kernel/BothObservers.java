package ringside.kernel;

import org.jspecify.annotations.Nullable;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;

/** Tells two observers of every access, in order. */
public record BothObservers(AccessObserver first, AccessObserver second) implements AccessObserver {
  @Override
  public boolean sees(Mode mode, int virtualAddress) {
    return first.sees(mode, virtualAddress) || second.sees(mode, virtualAddress);
  }

  @Override
  public boolean seesEachFetch() {
    return first.seesEachFetch() || second.seesEachFetch();
  }

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
    first.access(cycle, mode, kind, virtualAddress, physicalAddress, bytes, translation, origin);
    second.access(cycle, mode, kind, virtualAddress, physicalAddress, bytes, translation, origin);
  }

  @Override
  public void fence(long cycle, Fence fence, int address, int base, int asid) {
    first.fence(cycle, fence, address, base, asid);
    second.fence(cycle, fence, address, base, asid);
  }

  @Override
  public void altered(long cycle, int virtualAddress, int physicalAddress) {
    first.altered(cycle, virtualAddress, physicalAddress);
    second.altered(cycle, virtualAddress, physicalAddress);
  }

  @Override
  public void deviceTakes(long cycle, Cargo cargo, int offset, int physicalAddress, int bytes) {
    first.deviceTakes(cycle, cargo, offset, physicalAddress, bytes);
    second.deviceTakes(cycle, cargo, offset, physicalAddress, bytes);
  }

  @Override
  public void deviceStores(long cycle, Cargo cargo, int offset, int physicalAddress, int bytes) {
    first.deviceStores(cycle, cargo, offset, physicalAddress, bytes);
    second.deviceStores(cycle, cargo, offset, physicalAddress, bytes);
  }
}
