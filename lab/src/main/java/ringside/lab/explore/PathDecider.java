package ringside.lab.explore;

import java.util.List;
import java.util.function.Predicate;
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

  /** How many choices have been made. */
  int taken() {
    return taken;
  }

  private @Nullable Choice next(Predicate<Choice> kind) {
    return isFollowed() || !kind.test(choices.get(taken)) ? null : choices.get(taken);
  }

  @Override
  public long nextPreemption() {
    Choice choice = next(Choice::interrupts);
    return choice == null ? NEVER : choice.at();
  }

  @Override
  public boolean isDue(long at, Position position) {
    Choice choice = next(Choice::interrupts);
    return choice != null
        && choice.at() == at
        && (choice.kind() == Choice.Kind.TIMER
            ? position.sleepers().expectSignal()
            : position.couldGoOn(choice.tid()));
  }

  @Override
  public int preempts(long at, Position position) {
    Choice choice = next(Choice::interrupts);
    if (choice == null || choice.at() != at) {
      return 0;
    }
    // A timer may have ended by now, on the way into the kernel: then no time has to pass.
    boolean timer = choice.kind() == Choice.Kind.TIMER;
    if (!timer && !position.couldGoOn(choice.tid())) {
      return 0;
    }
    taken++;
    return timer ? position.running() : choice.tid();
  }

  @Override
  public int waiter(long number, int waiting) {
    Choice choice = next(each -> each.kind() == Choice.Kind.WAITER);
    if (choice == null || choice.at() != number || choice.tid() >= waiting) {
      return 0;
    }
    taken++;
    return choice.tid();
  }

  @Override
  public int picks(long number, List<Integer> candidates) {
    Choice choice = next(Choice::picks);
    if (choice == null || choice.at() != number || !candidates.contains(choice.tid())) {
      return candidates.get(0);
    }
    taken++;
    return choice.tid();
  }
}
