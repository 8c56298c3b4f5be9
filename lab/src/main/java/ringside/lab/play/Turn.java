package ringside.lab.play;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Syscall;
import ringside.lab.explore.Failure;
import ringside.lab.explore.Played;
import ringside.lab.explore.Step;

/**
 * How a game stands.
 *
 * @param done visible steps up to now
 * @param options threads that could go on, by tid; none where the run is over
 * @param preemptions up to now
 * @param run as it goes on from here when nobody chooses any more
 * @param failure how the run has failed; NONE where it has passed, null where it is not over
 */
public record Turn(
    List<Step> done, List<Option> options, int preemptions, Played run, @Nullable Failure failure) {
  /** Whether nothing can be chosen any more. */
  public boolean isOver() {
    return failure != null;
  }

  /** Whether the aim is reached. */
  public boolean isWon() {
    return failure != null && failure != Failure.NONE;
  }

  /** Tid of the thread that has made the last step; 0 before the first. */
  public int current() {
    return done.isEmpty() ? 0 : done.get(done.size() - 1).tid();
  }

  /** The thread as it could go on, or null where it can't. */
  public @Nullable Option option(int tid) {
    return options.stream().filter(each -> each.tid() == tid).findFirst().orElse(null);
  }

  /** All threads that have shown up. */
  public List<Integer> tids() {
    TreeSet<Integer> tids = new TreeSet<>(done.stream().map(Step::tid).toList());
    options.forEach(option -> tids.add(option.tid()));
    return List.copyOf(tids);
  }

  /** The last step of a thread; null where it has made none. */
  public @Nullable Step last(int tid) {
    Step last = null;
    for (Step step : done) {
      last = step.tid() == tid ? step : last;
    }
    return last;
  }

  /** Whether a thread has ended. */
  public boolean hasEnded(int tid) {
    Step last = last(tid);
    return last != null
        && last.kind() == Step.Kind.CALL
        && (last.value() == Syscall.EXIT.number() || last.value() == Syscall.EXIT_GROUP.number());
  }
}
