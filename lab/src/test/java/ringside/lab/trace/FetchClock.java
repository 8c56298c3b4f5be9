package ringside.lab.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/** Notes the clock before each fetch of programs, and what jumps have cost up to there. */
final class FetchClock implements AccessObserver {
  /** Where a program fetches. */
  record Fetch(int pc, long cycle, long control) {}

  private final List<Fetch> fetches = new ArrayList<>();
  private final Meter meter;

  FetchClock(Meter meter) {
    this.meter = meter;
  }

  List<Fetch> fetches() {
    return fetches;
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
    if (mode == Mode.USER && kind == Kind.INSTRUCTION) {
      fetches.add(new Fetch(virtualAddress, cycle, meter.account().cycles(Cause.CONTROL)));
    }
  }

  @Override
  public void fence(long cycle, Fence fence, int address, int base, int asid) {}
}
