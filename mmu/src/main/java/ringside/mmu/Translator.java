package ringside.mmu;

import org.jspecify.annotations.Nullable;
import ringside.mmu.AccessObserver.Translation;
import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.ledger.SwitchKind;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.replacement.Departure;
import ringside.mmu.sv32.Access;
import ringside.mmu.sv32.PageTableWalker;
import ringside.mmu.sv32.Permissions;
import ringside.mmu.sv32.VirtualAddress;
import ringside.mmu.sv32.Walk;
import ringside.mmu.tlb.Tlb;

/**
 * From a virtual page to a slot of a first-level TLB: look up, else ask the second level, else
 * walk. A faulting walk is charged and fills nothing.
 */
final class Translator {
  private final Meter meter;
  private final WalkReads reads;
  private final PageTableWalker walker;

  /** Finds what the walker would find, and costs nothing. */
  private final PageTableWalker looker;

  private final @Nullable Tlb second;
  private final int secondHitCycles;
  private final int walkStartCycles;
  private final boolean asidOn;
  private final Watch watch;
  private Satp satp = Satp.BARE;
  private boolean on;
  private int asid;
  private long space;
  private long secondStamp;
  private Translation last = Translation.NONE;

  Translator(Meter meter, WalkReads reads, MmuConfig config, Watch watch) {
    this.meter = meter;
    this.reads = reads;
    this.walker = new PageTableWalker(reads);
    this.looker = new PageTableWalker(reads.free());
    this.second =
        config.secondTlb() == null ? null : new Tlb(config.secondTlb(), config.seed() + 3);
    this.secondHitCycles = config.secondTlbHitCycles();
    this.walkStartCycles = config.walkStartCycles();
    this.asidOn = config.asid();
    this.watch = watch;
  }

  Satp satp() {
    return satp;
  }

  /** Whether addresses are translated. */
  boolean isOn() {
    return on;
  }

  @Nullable Tlb second() {
    return second;
  }

  int asid() {
    return asid;
  }

  /** How the last translation was found. */
  Translation last() {
    return last;
  }

  void setSatp(Satp next, long addressSpace) {
    satp = next;
    on = next.translates();
    asid = asidOn ? next.asid() : 0;
    space = addressSpace;
  }

  boolean asidOn() {
    return asidOn;
  }

  /**
   * The slot that translates an address, filled if need be.
   *
   * @throws MemoryFault where the page tables do not allow the access
   */
  int translate(Tlb first, int address, Access access, Mode mode, Cause cause, long stamp) {
    int page = VirtualAddress.page(address);
    int slot = first.find(page, asid());
    if (slot >= 0) {
      first.hit(slot, stamp);
      if (last != Translation.HIT) {
        last = Translation.HIT;
      }
      if (!first.allows(slot, access, mode)) {
        throw fault(MemoryFault.Kind.PAGE_FAULT, address, access);
      }
      return slot;
    }
    return miss(first, address, access, mode, cause, stamp);
  }

  /**
   * What a walk would find, without making it.
   *
   * @return the physical address; or 0, where no memory is: the walk would end otherwise, or
   *     another TLB has to be asked first
   */
  int foresee(int address, Access access, Mode mode) {
    if (second != null) {
      return 0;
    }
    long walk = looker.find(satp.rootFrame(), address);
    int frame = Walk.frame(walk, VirtualAddress.page(address));
    return allows(walk, access, mode)
        ? frame << PhysicalMemory.FRAME_SHIFT | VirtualAddress.offset(address)
        : 0;
  }

  private int miss(Tlb first, int address, Access access, Mode mode, Cause cause, long stamp) {
    int page = VirtualAddress.page(address);
    long start = meter.clock();
    long walk = fromSecondOrWalk(address, cause, mode);
    long identity = Tlb.identity(page, walk, space);
    long departure = first.miss(identity, meter.tid());
    long cycles = meter.clock() - start;
    blame(departure, cycles);
    watch.miss(cause == Cause.ITLB ? Buffer.ITLB : Buffer.DTLB, address, departure, cycles);
    require(walk, address, access, mode);
    int leaf = (int) walk;
    if (last == Translation.MISS && second != null) {
      second.fill(page, asid(), identity, leaf, meter.tid(), secondStamp);
    }
    return first.fill(page, asid(), identity, leaf, meter.tid(), stamp);
  }

  /** The leaf of an address, or where the walk ended without one. */
  private long fromSecondOrWalk(int address, Cause cause, Mode mode) {
    int page = VirtualAddress.page(address);
    if (second == null) {
      return walk(address, cause, mode);
    }
    secondStamp++;
    int slot = second.find(page, asid());
    if (slot >= 0) {
      second.hit(slot, secondStamp);
      meter.charge(cause, secondHitCycles);
      last = Translation.SECOND;
      return Walk.leaf(second.pte(slot), second.isSuperpage(slot));
    }
    long walk = walk(address, cause, mode);
    long departure = second.miss(Tlb.identity(page, walk, space), meter.tid());
    watch.miss(Buffer.SECOND_TLB, address, departure, 0);
    return walk;
  }

  private long walk(int address, Cause cause, Mode mode) {
    last = Translation.MISS;
    reads.walkFor(cause, mode);
    meter.charge(cause, walkStartCycles);
    return walker.find(satp.rootFrame(), address);
  }

  private void require(long walk, int address, Access access, Mode mode) {
    if (!allows(walk, access, mode)) {
      boolean beyond = Walk.result(walk) == Walk.Result.ACCESS_FAULT;
      MemoryFault.Kind kind = beyond ? MemoryFault.Kind.ACCESS_FAULT : MemoryFault.Kind.PAGE_FAULT;
      throw fault(kind, address, access);
    }
  }

  private static boolean allows(long walk, Access access, Mode mode) {
    return Walk.isLeaf(walk) && (Permissions.all((int) walk) & Permissions.bit(access, mode)) != 0;
  }

  private MemoryFault fault(MemoryFault.Kind kind, int address, Access access) {
    last = Translation.FAULT;
    return new MemoryFault(kind, access, address);
  }

  private void blame(long departure, long cycles) {
    if (Departure.isSwitchFlush(departure)) {
      meter.switches().blameTlb(SwitchKind.PROCESS, cycles);
    } else if (Departure.isEviction(departure) && Departure.tid(departure) != meter.tid()) {
      meter.switches().blameTlb(meter.lastSwitch(), cycles);
    }
  }
}
