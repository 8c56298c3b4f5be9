package ringside.mmu;

import ringside.mmu.AccessObserver.Kind;
import ringside.mmu.AccessObserver.Translation;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.PteReader;

/** Reads page-table entries through the L1 D-cache and charges them to the TLB that missed. */
final class WalkReads implements PteReader {
  private final PhysicalMemory memory;
  private final Meter meter;
  private final L1Access data;
  private final Stamps stamps;
  private final Watch watch;
  private final int cycles;
  private Cause payer = Cause.DTLB;
  private Mode mode = Mode.USER;

  /**
   * Reads through a cache.
   *
   * @param cycles that each read takes, beside what the cache does
   */
  WalkReads(
      PhysicalMemory memory, Meter meter, L1Access data, Stamps stamps, Watch watch, int cycles) {
    this.memory = memory;
    this.meter = meter;
    this.data = data;
    this.stamps = stamps;
    this.watch = watch;
    this.cycles = cycles;
  }

  /** Says who pays for the reads of a walk, and in which mode the hart is. */
  void walkFor(Cause cause, Mode hartMode) {
    payer = cause;
    mode = hartMode;
  }

  /** Reads of the same memory that nobody pays for, and that leave nothing behind. */
  PteReader free() {
    return new PteReader() {
      @Override
      public int read(int physicalAddress, int level) {
        return memory.readWord(physicalAddress);
      }

      @Override
      public boolean readable(int physicalAddress) {
        return memory.contains(physicalAddress);
      }
    };
  }

  @Override
  public int read(int physicalAddress, int level) {
    long start = meter.clock();
    meter.charge(payer, cycles);
    Origin origin = data.accessFor(payer, physicalAddress, stamps.next());
    watch.access(
        start, mode, Kind.WALK, physicalAddress, physicalAddress, 4, Translation.NONE, origin);
    return memory.readWord(physicalAddress);
  }

  @Override
  public boolean readable(int physicalAddress) {
    return memory.contains(physicalAddress);
  }
}
