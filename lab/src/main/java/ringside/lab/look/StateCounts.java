package ringside.lab.look;

import java.util.EnumMap;
import java.util.Map;
import ringside.kernel.Computer;
import ringside.kernel.event.ThreadState;

/** How many threads are in each state. */
public final class StateCounts {
  private StateCounts() {}

  /** Of a computer; those that have ended count from the first cycle on. */
  public static Map<ThreadState, Integer> of(Computer computer) {
    Map<ThreadState, Integer> counts = new EnumMap<>(ThreadState.class);
    for (ThreadState state : ThreadState.values()) {
      counts.put(state, 0);
    }
    computer.processes().threads().forEach(thread -> counts.merge(thread.state(), 1, Integer::sum));
    counts.put(ThreadState.TERMINATED, computer.processes().endedThreads());
    return counts;
  }
}
