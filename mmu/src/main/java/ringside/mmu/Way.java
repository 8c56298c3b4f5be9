package ringside.mmu;

import ringside.mmu.AccessObserver.Kind;
import ringside.mmu.AccessObserver.Translation;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Access;
import ringside.mmu.tlb.Tlb;

/**
 * One of a hart's two ways to memory, for data or for instructions: through a first-level TLB of
 * its own and the {@link Translator} behind both.
 */
abstract sealed class Way permits DataWay, FetchWay {
  final Meter meter;
  final PhysicalMemory memory;
  final Translator translator;
  final Stamps stamps;
  final Watch watch;
  final Tlb tlb;
  private final Cause payer;

  /**
   * A way with empty entries.
   *
   * @param payer what translations of this way are charged to
   */
  Way(Common common, Tlb tlb, Cause payer) {
    this.meter = common.meter();
    this.memory = common.memory();
    this.translator = common.translator();
    this.stamps = common.stamps();
    this.watch = common.watch();
    this.tlb = tlb;
    this.payer = payer;
  }

  /** What both ways of a hart share. */
  record Common(
      Meter meter, PhysicalMemory memory, Translator translator, Stamps stamps, Watch watch) {}

  /**
   * Translates an address, charged.
   *
   * @param start the clock at which the access began
   * @return the slot of the TLB that has the page, or -1 where translation is off
   * @throws MemoryFault where the page tables do not allow the access; the watch has been told
   */
  final int translate(int address, int bytes, Access access, Mode mode, long start) {
    if (!translator.isOn()) {
      return -1;
    }
    try {
      return translator.translate(tlb, address, access, mode, payer, stamps.next());
    } catch (MemoryFault fault) {
      watch.fault(start, mode, kind(access), address, bytes);
      throw fault;
    }
  }

  /**
   * The physical address that {@link #translate} has found.
   *
   * @throws MemoryFault where no memory is there
   */
  final int physical(int slot, int address, Access access) {
    int physical = slot < 0 ? address : tlb.physical(slot, address);
    if (!memory.contains(physical)) {
      throw new MemoryFault(MemoryFault.Kind.ACCESS_FAULT, access, address);
    }
    return physical;
  }

  /** How the access was translated whose slot this is. */
  final Translation translation(int slot) {
    return slot < 0 ? Translation.NONE : translator.last();
  }

  static Kind kind(Access access) {
    return switch (access) {
      case FETCH -> Kind.INSTRUCTION;
      case LOAD -> Kind.LOAD;
      case STORE -> Kind.STORE;
    };
  }
}
