package ringside.kernel.statistics;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;

/** Counts system calls by name. A call that waits and is tried again is one call. */
public final class CallCounts implements EventSink {
  private final Map<String, Long> counts = new TreeMap<>();

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.CALL);
  }

  @Override
  public void event(Event event) {
    if (event instanceof Event.Called call) {
      counts.merge(call.title(), 1L, Long::sum);
    }
  }

  /** Calls made so far, by name. */
  public Map<String, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }
}
