package ringside.lab.explore;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.lab.place.ProgramBook;

/** Those who watch one run, and what they have found. */
final class Watch {
  private final Conductor conductor;
  private final Watching watching;
  private final int choices;
  private final Alternatives alternatives = new Alternatives();
  private final StepLog log;
  private @Nullable DataRaces races;

  /**
   * Nobody has seen anything yet.
   *
   * @param choices of the schedule
   */
  Watch(Conductor conductor, Watching watching, int choices) {
    this.conductor = conductor;
    this.watching = watching;
    this.choices = choices;
    this.log = new StepLog(conductor.position(), watching.known());
  }

  /** The computer has been built. */
  void meet(Computer built) {
    Steps steps = conductor.steps();
    Position position = conductor.position();
    steps.meet(built);
    switch (watching.orders()) {
      case DEPENDENT -> steps.observe(new Dependences(built, position, alternatives));
      case ALL ->
          steps.observe(new VisibleSteps(position, choices, watching.known(), alternatives));
      case NONE -> {}
    }
    if (watching.races()) {
      races = new DataRaces(built, position, log.programs());
      steps.observe(races);
    }
    if (watching.steps()) {
      log.meet(built);
      steps.observe(log);
    }
  }

  Set<Alternative> alternatives() {
    return alternatives.all();
  }

  /** Words that make a step visible; none where nobody has looked for races. */
  Set<Integer> visible() {
    return races == null ? Set.of() : races.visible();
  }

  List<Race> races() {
    return races == null ? List.of() : races.races();
  }

  List<Step> steps() {
    return log.steps();
  }

  ProgramBook programs() {
    return log.programs();
  }
}
