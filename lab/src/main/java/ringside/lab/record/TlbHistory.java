package ringside.lab.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import ringside.kernel.Computer;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.mmu.MissObserver;
import ringside.mmu.Mmu;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.SwitchKind;
import ringside.mmu.replacement.Departure;
import ringside.mmu.tlb.Tlb;

/**
 * What came into the TLBs of a computer and went. To be given to a session three times: as what
 * {@code misses}, {@code sink} and {@code prepared} take. It takes no more memory in a long run
 * than in a short one, and no cycle.
 */
public final class TlbHistory implements EventSink {
  /** Flushes that are kept. */
  private static final int MOST = 400;

  private final List<TlbTrack> tracks = new ArrayList<>();
  private final Deque<TlbFlush> flushes = new ArrayDeque<>();
  private long switches;

  /** The computer has been built: its TLBs are to be looked into. */
  public void watch(Computer computer) {
    Mmu mmu = computer.hart().mmu();
    tracks.add(new TlbTrack(MissObserver.Buffer.ITLB, mmu.itlb()));
    tracks.add(new TlbTrack(MissObserver.Buffer.DTLB, mmu.dtlb()));
    Tlb second = mmu.secondTlb();
    if (second != null) {
      tracks.add(new TlbTrack(MissObserver.Buffer.SECOND_TLB, second));
    }
    long now = computer.hart().meter().clock();
    tracks.forEach(track -> track.changes(now, 0, Departure.COLD));
  }

  /** What sees the misses that are charged to a meter. */
  public MissObserver of(Meter meter) {
    return new MissObserver() {
      @Override
      public void miss(Buffer buffer, int address, long departure, long cycles) {
        if (buffer == Buffer.ITLB || buffer == Buffer.DTLB) {
          long why = Departure.evicted(meter.tid(), address);
          int pid = meter.account().key().pid();
          for (TlbTrack track : tracks) {
            if (track.buffer() == buffer || track.buffer() == Buffer.SECOND_TLB) {
              track.changes(meter.clock(), pid, why);
            }
          }
        }
      }

      @Override
      public void fence(int number, boolean bySwitch) {
        int tid = meter.tid();
        long why =
            bySwitch
                ? Departure.flushedBySwitch(tid, number)
                : Departure.flushedByFence(tid, number);
        tracks.forEach(track -> track.changes(meter.clock(), 0, why));
        flushes.add(new TlbFlush(number, meter.clock(), tid, bySwitch, 0));
        if (flushes.size() > MOST) {
          flushes.remove();
        }
      }
    };
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.SWITCH);
  }

  /** A switch is told of when it is over, and the flush in it has been. */
  @Override
  public void event(Event event) {
    if (event instanceof Event.Switched to) {
      switches++;
      TlbFlush last = flushes.peekLast();
      boolean own = to.change() == SwitchKind.PROCESS && last != null && last.bySwitch();
      if (own && last.switchNumber() == 0) {
        flushes.removeLast();
        flushes.add(new TlbFlush(last.number(), last.cycle(), last.tid(), true, switches));
      }
    }
  }

  /** The TLBs as they are now, with what has gone: instructions, data, second level. */
  public List<TlbTrack> tracks() {
    tracks.forEach(TlbTrack::sync);
    return List.copyOf(tracks);
  }

  /** The last flushes, in order. */
  public List<TlbFlush> flushes() {
    return List.copyOf(flushes);
  }
}
