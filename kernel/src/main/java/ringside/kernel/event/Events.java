package ringside.kernel.event;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ringside.mmu.ledger.Meter;

/**
 * Where the kernel tells what happens. An event of a kind that nobody wants is counted and not
 * made:
 *
 * <pre>{@code
 * if (events.happens(EventKind.SWITCH)) {
 *   events.tell(new Event.Switched(events.at(pid, tid), kind));
 * }
 * }</pre>
 */
public final class Events {
  private final Meter meter;
  private final boolean[] wanted = new boolean[EventKind.values().length];
  private final Map<EventKind, List<EventSink>> sinks = new EnumMap<>(EventKind.class);
  private long number;

  /** Events of a hart, of which the sinks hear in the order given. */
  public Events(Meter meter, List<? extends EventSink> all) {
    this.meter = meter;
    for (EventSink sink : all) {
      for (EventKind kind : sink.kinds()) {
        sinks.computeIfAbsent(kind, first -> new ArrayList<>()).add(sink);
        wanted[kind.ordinal()] = true;
      }
    }
  }

  /** An event happens; says whether anybody wants to hear of it. To be asked once for each. */
  public boolean happens(EventKind kind) {
    number++;
    return wanted[kind.ordinal()];
  }

  /** The stamp of the event that happens now, and is about a thread. */
  public Stamp at(int pid, int tid) {
    return new Stamp(meter.clock(), meter.hart(), pid, tid, number - 1);
  }

  /** The stamp of the event that happens now, on behalf of whoever is charged. */
  public Stamp now() {
    return at(meter.account().key().pid(), meter.account().key().tid());
  }

  /** Tells those who want to hear. */
  public void tell(Event event) {
    for (EventSink sink : sinks.getOrDefault(event.kind(), List.of())) {
      sink.event(event);
    }
  }
}
