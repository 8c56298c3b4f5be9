package ringside.mmu;

import ringside.mmu.cache.Cache;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Mode;
import ringside.mmu.sv32.Access;
import ringside.mmu.tlb.Tlb;

/** The way of instructions: I-TLB, then L1 I-cache. */
final class FetchWay extends Way {
  private static final int NOT_KNOWN = -1;

  private final Cache l1i;
  private final L1Access instructions;
  private final KnownFetches known;
  private final TextLines text;

  FetchWay(Common common, Tlb itlb, Cache l1i, L1Access instructions) {
    super(common, itlb, Cause.ITLB);
    this.l1i = l1i;
    this.instructions = instructions;
    this.known = new KnownFetches(itlb, l1i);
    this.text = new TextLines(l1i.lines());
    l1i.listenWith((slot, line) -> text.cacheSlotLeft(slot));
    itlb.listenWith((page, superpage) -> textLeft(superpage));
  }

  /** {@link Mmu#fetchText}. */
  void fetchText(int pc) {
    int place = text.find(pc);
    if (place == TextLines.NONE) {
      fetch(pc, CacheShape.LINE_BYTES, Mode.KERNEL);
      return;
    }
    long stamp = stamps.next();
    tlb.hit(TextLines.tlbSlot(place), stamp);
    l1i.hit(TextLines.cacheSlot(place), false, stamp);
  }

  /** {@link Mmu#fetchKnown}. */
  boolean fetchKnown(TextRun run, int line) {
    if (!text.find(run)) {
      return false;
    }
    int place = run.places[line];
    long stamp = stamps.next();
    tlb.hit(TextLines.tlbSlot(place), stamp);
    l1i.hit(TextLines.cacheSlot(place), false, stamp);
    return true;
  }

  /** {@link Mmu#fetch}. */
  int fetch(int pc, int bytes, Mode mode) {
    boolean watched = watch.isOn(mode, pc);
    long place = watched || !translator.isOn() ? 0 : known.find(pc, mode, translator.asid());
    if (place == 0) {
      return look(pc, bytes, mode, watched);
    }
    tlb.hit(KnownFetches.tlbSlot(place), stamps.next());
    int slot = KnownFetches.cacheSlot(place);
    l1i.hit(slot, false, stamps.next());
    return l1i.tags[slot] << CacheShape.LINE_SHIFT | pc & CacheShape.LINE_BYTES - 1;
  }

  private int look(int pc, int bytes, Mode mode, boolean watched) {
    long start = meter.clock();
    int slot = translate(pc, bytes, Access.FETCH, mode, start);
    int physical = physical(slot, pc, Access.FETCH);
    Origin origin = instructions.access(physical, false, pc, stamps.next());
    if (watched) {
      watch.access(start, mode, kind(Access.FETCH), pc, physical, bytes, translation(slot), origin);
    } else if (slot >= 0) {
      boolean any = tlb.isGlobal(slot) || !translator.asidOn();
      int asid = any ? KnownFetches.ANY : translator.asid();
      known.note(pc, mode, asid, slot, physical, instructions.slot());
      if (mode == Mode.KERNEL && tlb.isGlobal(slot) && tlb.isSuperpage(slot)) {
        text.note(pc, slot, instructions.slot());
      }
    }
    return physical;
  }

  /** {@link Mmu#fetchFast}. */
  int fast(int pc, Mode mode, long clock) {
    long place = translator.isOn() ? known.find(pc, mode, translator.asid()) : 0;
    if (place == 0 || watch.isOn(mode, pc)) {
      return NOT_KNOWN;
    }
    long stamp = Stamps.fast(clock);
    int slot = KnownFetches.cacheSlot(place);
    tlb.recency.used[KnownFetches.tlbSlot(place)] = stamp;
    l1i.recency.used[slot] = stamp;
    return slot;
  }

  /** {@link Mmu#isFetched}. */
  boolean isKnown(int pc) {
    return text.find(pc) != TextLines.NONE
        || !watch.isOn(Mode.KERNEL, pc)
            && translator.isOn()
            && known.find(pc, Mode.KERNEL, translator.asid()) != 0;
  }

  /** Somebody has begun to look, or has ceased to, or translation has been switched. */
  void forgetText() {
    text.clear();
  }

  private void textLeft(boolean superpage) {
    if (superpage) {
      text.clear();
    }
  }

  void countHits(long count) {
    tlb.countHits(count);
    l1i.countHits(count);
  }

  Cache l1i() {
    return l1i;
  }
}
