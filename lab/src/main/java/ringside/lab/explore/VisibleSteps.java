package ringside.lab.explore;

import java.util.Set;
import ringside.cpu.Hart;

/**
 * Takes every visible step for one that could make a difference: without any reduction, all orders
 * of all of them are worth while. Only after the last choice of a schedule, as what lies before is
 * of the runs that have led to it.
 */
final class VisibleSteps implements StepObserver {
  private final Position position;
  private final int choices;
  private final Set<Integer> known;
  private final Alternatives alternatives;
  private Block last = Block.NONE;
  private boolean stepped;

  /**
   * An observer of a run.
   *
   * @param choices of its schedule
   * @param known words that several threads use, as far as they are known before
   */
  VisibleSteps(Position position, int choices, Set<Integer> known, Alternatives alternatives) {
    this.position = position;
    this.choices = choices;
    this.known = known;
    this.alternatives = alternatives;
  }

  @Override
  public void began() {
    Block block = position.block();
    stepped &= block.equals(last);
    last = block;
    if (block.kind() == Choice.Kind.PICK && block.taken() == choices) {
      alternatives.everyone(block);
    }
  }

  @Override
  public void used(Touch touch) {
    if (known.contains(touch.word())) {
      step();
    }
  }

  @Override
  public void called(Hart hart) {
    step();
  }

  @Override
  public void wakes(long number, int waiting) {
    if (position.moment().taken() == choices) {
      alternatives.wakes(position.moment(), position.at(), number, waiting);
    }
  }

  private void step() {
    Moment moment = position.moment();
    // Before the first one of its block, another could as well have begun it.
    if (moment.taken() == choices && stepped) {
      alternatives.everyone(moment, position.at());
    }
    if (moment.taken() == choices && position.sleepers().expectSignal()) {
      alternatives.timerEnds(moment, position.at());
    }
    stepped = true;
  }
}
