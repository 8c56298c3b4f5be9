package ringside.lab.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.replacement.Departure;
import ringside.mmu.tlb.Tlb;

/**
 * What came into one TLB and went, up to now: the last of it one by one. Between two things that it
 * is told of, a single one changes the TLB: one miss fills one slot, one fence empties some. So
 * what has changed since is compared, and its time and reason are known: the slot that was filled,
 * or all of them after a fence.
 */
public final class TlbTrack {
  /** Entries that have gone, kept one by one. */
  private static final int MOST = 160;

  private final Buffer buffer;
  private final Tlb tlb;
  private final @Nullable TlbStay[] present;
  private final Deque<TlbStay> gone = new ArrayDeque<>();
  private long completeFrom;
  private long fills;
  private long flushed;
  private long fillsSeen;
  private long flushesSeen;
  private long cycle;
  private int pid;
  private long departure = Departure.COLD;

  TlbTrack(Buffer buffer, Tlb tlb) {
    this.buffer = buffer;
    this.tlb = tlb;
    this.present = new TlbStay[tlb.entries()];
  }

  /** Something is about to change it; what did so before has been done. */
  void changes(long atCycle, int byPid, long why) {
    sync();
    cycle = atCycle;
    pid = byPid;
    departure = why;
  }

  /** Takes in what the last change has done. */
  void sync() {
    boolean onlyFilled = tlb.flushes() == flushesSeen;
    if (onlyFilled && tlb.fills() == fillsSeen) {
      return;
    }
    if (onlyFilled && tlb.fills() == fillsSeen + 1) {
      compare(tlb.lastFilled());
    } else {
      for (int slot = 0; slot < present.length; slot++) {
        compare(slot);
      }
    }
    fillsSeen = tlb.fills();
    flushesSeen = tlb.flushes();
  }

  private void compare(int slot) {
    TlbStay known = present[slot];
    int page = tlb.page(slot);
    if (known != null && !isIn(known, slot, page)) {
      leave(known);
      known = null;
    }
    if (known == null && page >= 0) {
      enter(slot, page);
    }
  }

  private boolean isIn(TlbStay known, int slot, int page) {
    return known.page() == page && known.asid() == tlb.asid(slot);
  }

  private void enter(int slot, int page) {
    fills++;
    present[slot] =
        new TlbStay(
            slot,
            page,
            tlb.isSuperpage(slot),
            tlb.asid(slot),
            tlb.pte(slot),
            pid,
            tlb.filledBy(slot),
            cycle,
            TlbStay.STAYS,
            Departure.COLD);
  }

  private void leave(TlbStay known) {
    TlbStay ended = known.ended(cycle, departure);
    flushed += ended.wasFlushed() ? 1 : 0;
    present[known.slot()] = null;
    gone.add(ended);
    if (gone.size() > MOST) {
      completeFrom = gone.remove().to();
    }
  }

  /** Which TLB it is. */
  public Buffer buffer() {
    return buffer;
  }

  /** Slots that it has. */
  public int slots() {
    return present.length;
  }

  /** Those that have gone last, in the order in which they went, and those that are there. */
  public List<TlbStay> stays() {
    List<TlbStay> stays = new ArrayList<>(gone);
    for (TlbStay stay : present) {
      if (stay != null) {
        stays.add(stay);
      }
    }
    return stays;
  }

  /** Cycle from which on all that went is among the stays. */
  public long completeFrom() {
    return completeFrom;
  }

  /** Entries that have come, in all. */
  public long fills() {
    return fills;
  }

  /** Entries that flushes have discarded, in all. */
  public long flushed() {
    return flushed;
  }
}
