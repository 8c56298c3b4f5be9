package ringside.lab.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a schedule; where it says nothing, nobody is preempted, and who is first is next. */
final class PathDecider implements Decider {
  private final List<Choice> choices;
  private int taken;

  PathDecider(Path path) {
    this.choices = path.choices();
  }

  /** Whether all choices have been made. */
  boolean isFollowed() {
    return taken == choices.size();
  }

  private @Nullable Choice next(Choice.Kind kind) {
    return isFollowed() || choices.get(taken).kind() != kind ? null : choices.get(taken);
  }

  @Override
  public long nextPreemption() {
    Choice choice = next(Choice.Kind.PREEMPTION);
    return choice == null ? NEVER : choice.at();
  }

  @Override
  public boolean isDue(long at, Ready ready) {
    Choice choice = next(Choice.Kind.PREEMPTION);
    return choice != null && choice.at() == at && ready.contains(choice.tid());
  }

  @Override
  public int preempts(long at, Ready ready) {
    return isDue(at, ready) ? choices.get(taken++).tid() : 0;
  }

  @Override
  public int waiter(long number, int waiting) {
    Choice choice = next(Choice.Kind.WAITER);
    if (choice == null || choice.at() != number || choice.tid() >= waiting) {
      return 0;
    }
    taken++;
    return choice.tid();
  }

  @Override
  public int picks(long number, List<Integer> candidates) {
    Choice choice = next(Choice.Kind.PICK);
    if (choice == null || choice.at() != number || !candidates.contains(choice.tid())) {
      return candidates.get(0);
    }
    taken++;
    return choice.tid();
  }
}
