package ringside.mmu;

import ringside.mmu.AccessObserver.Fence;
import ringside.mmu.ledger.Meter;
import ringside.mmu.replacement.Departure;
import ringside.mmu.sv32.VirtualAddress;
import ringside.mmu.tlb.Tlb;

/**
 * What discards entries of a hart's TLBs and of its L1 I-cache: sfence.vma, fence.i, and a new
 * page-table base. Each entry that goes is told by whom and why ({@link Departure}).
 */
final class Fences {
  private final Meter meter;
  private final Translator translator;
  private final FetchWay fetches;
  private final LineTables lines;
  private final Watch watch;
  private final Tlb[] tlbs;
  private int number;

  Fences(Way.Common common, DataWay data, FetchWay fetches) {
    this.meter = common.meter();
    this.translator = common.translator();
    this.watch = common.watch();
    this.fetches = fetches;
    this.lines = data.lines();
    Tlb second = translator.second();
    this.tlbs =
        second == null
            ? new Tlb[] {fetches.tlb, data.tlb}
            : new Tlb[] {fetches.tlb, data.tlb, second};
  }

  /** {@link Mmu#writeSatp}. */
  void writeSatp(Satp satp, long space) {
    if (translator.isOn() != satp.translates()) {
      fetches.forgetText();
    }
    translator.setSatp(satp, space);
    watch.fence(Fence.SATP, (int) space, satp.rootFrame() << 12, translator.asid());
    if (translator.asidOn()) {
      lines.clear();
    } else {
      flush(false, Departure.flushedBySwitch(meter.tid(), next(true)));
    }
  }

  /** {@link Mmu#flushAll}. */
  void flushAll() {
    watch.fence(Fence.ALL, 0, 0, 0);
    flush(true, byFence());
  }

  /** {@link Mmu#flushSpace}. */
  void flushSpace() {
    if (translator.asidOn()) {
      flushAsid(translator.asid());
    } else {
      watch.fence(Fence.NOT_GLOBAL, 0, 0, 0);
      flush(false, byFence());
    }
  }

  /** {@link Mmu#flushAsid}. */
  void flushAsid(int asid) {
    watch.fence(Fence.ASID, 0, 0, asid);
    long departure = byFence();
    for (Tlb tlb : tlbs) {
      tlb.flushAsid(asid, departure);
    }
  }

  /** {@link Mmu#flushPage}. */
  void flushPage(int address) {
    int page = VirtualAddress.page(address);
    watch.fence(Fence.PAGE, page << 12, 0, translator.asid());
    long departure = byFence();
    for (Tlb tlb : tlbs) {
      tlb.flushPage(page, translator.asid(), departure);
    }
  }

  /** {@link Mmu#emptyInstructionCache}. */
  void emptyInstructionCache() {
    watch.fence(Fence.INSTRUCTIONS, 0, 0, 0);
    fetches.l1i().empty(byFence());
  }

  /** {@link Mmu#flushedEntries}. */
  long flushedEntries() {
    long entries = 0;
    for (Tlb tlb : tlbs) {
      entries += tlb.flushedEntries();
    }
    return entries;
  }

  private long byFence() {
    return Departure.flushedByFence(meter.tid(), next(false));
  }

  /** The number of a fence, told to who wants to know. */
  private int next(boolean bySwitch) {
    watch.discards(++number, bySwitch);
    return number;
  }

  private void flush(boolean globalsToo, long departure) {
    for (Tlb tlb : tlbs) {
      tlb.flush(globalsToo, departure);
    }
  }
}
