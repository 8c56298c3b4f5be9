package ringside.mmu;

import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Mode;
import ringside.mmu.sv32.Access;
import ringside.mmu.tlb.Tlb;

/** The way of instructions: I-TLB, then L1 I-cache. */
final class FetchWay extends Way {
  private final Cache l1i;
  private final L1Access instructions;

  FetchWay(Common common, Tlb itlb, Cache l1i) {
    super(common, itlb, Cause.ITLB);
    this.l1i = l1i;
    this.instructions = new L1Access(l1i, meter, Cause.L1I_L2, Cause.L1I_DRAM, watch, Buffer.L1I);
  }

  /** {@link Mmu#fetch}. */
  int fetch(int pc, int bytes, Mode mode) {
    long start = meter.clock();
    int slot = translate(pc, bytes, Access.FETCH, mode, start);
    int physical = physical(slot, pc, Access.FETCH);
    Origin origin = instructions.access(physical, false, pc, stamps.next());
    if (watch.isOn(mode, pc)) {
      watch.access(start, mode, kind(Access.FETCH), pc, physical, bytes, translation(slot), origin);
    }
    return physical;
  }

  void countHits(long count) {
    tlb.countHits(count);
    l1i.countHits(count);
  }

  Cache l1i() {
    return l1i;
  }
}
