package ringside.lab.record;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import ringside.kernel.event.Event;
import ringside.kernel.event.Reason;
import ringside.kernel.event.ThreadState;

/** How often threads went from each state to each, and why. */
public final class Transitions {
  private final Map<ThreadState, Map<ThreadState, Map<Reason, Long>>> counts =
      new EnumMap<>(ThreadState.class);

  void add(Event.StateChanged change) {
    counts
        .computeIfAbsent(change.from(), from -> new EnumMap<>(ThreadState.class))
        .computeIfAbsent(change.to(), to -> new EnumMap<>(Reason.class))
        .merge(change.reason(), 1L, Long::sum);
  }

  /** How often, by reason; empty where it did not happen. */
  public Map<Reason, Long> reasons(ThreadState from, ThreadState to) {
    return Collections.unmodifiableMap(
        counts.getOrDefault(from, Map.of()).getOrDefault(to, Map.of()));
  }

  /** How often. */
  public long count(ThreadState from, ThreadState to) {
    return reasons(from, to).values().stream().mapToLong(count -> count).sum();
  }
}
