package ringside.lab.debug;

import java.util.function.LongSupplier;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Question;

/** Follows what was recorded, until the run is no longer that one. */
final class Follower implements Choices {
  private final Choices recorded;
  private boolean alone;

  Follower(Choices recorded) {
    this.recorded = recorded;
  }

  /** From now on the kernel's own rules decide. */
  void leave() {
    alone = true;
  }

  @Override
  public long choose(Question question, LongSupplier rule) {
    return alone ? rule.getAsLong() : recorded.choose(question, rule);
  }
}
