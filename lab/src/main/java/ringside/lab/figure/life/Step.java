package ringside.lab.figure.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ringside.kernel.event.Reason;
import ringside.kernel.event.ThreadState;
import ringside.lab.record.Transitions;

/**
 * How often threads went from one state to another.
 *
 * @param reasons why, and how often for each
 */
public record Step(ThreadState from, ThreadState to, Map<Reason, Long> reasons) {
  /** How often, whatever the reason. */
  public long count() {
    return reasons.values().stream().mapToLong(count -> count).sum();
  }

  /** All steps that were taken. */
  public static List<Step> of(Transitions transitions) {
    List<Step> steps = new ArrayList<>();
    for (ThreadState from : ThreadState.values()) {
      for (ThreadState to : ThreadState.values()) {
        if (transitions.count(from, to) > 0) {
          steps.add(new Step(from, to, transitions.reasons(from, to)));
        }
      }
    }
    return steps;
  }
}
