package ringside.lab.explore;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.lab.check.LeakWatch;
import ringside.lab.check.Leaks;
import ringside.lab.session.SessionBuilder;

/** Those who watch one run, and what they have found. */
final class Watch {
  private final Conductor conductor;
  private final Watching watching;
  private final int choices;
  private final Alternatives alternatives = new Alternatives();
  private final StepLog log;
  private final LeakWatch leaks = new LeakWatch();
  private @Nullable DataRaces races;
  private @Nullable Waits waits;
  private List<Wait> waiting = List.of();

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

  /** Lets a session be watched. */
  void describe(SessionBuilder session) {
    session
        .choices(conductor)
        .sink(conductor.steps())
        .accesses(meter -> conductor.steps())
        .prepared(this::meet);
    if (watching.leaks()) {
      leaks.describe(session);
    }
  }

  /** The run has come to its end, but everything is still as it was then. */
  void stopped() {
    waiting = waits == null ? List.of() : waits.all();
  }

  private void meet(Computer built) {
    Steps steps = conductor.steps();
    Position position = conductor.position();
    steps.meet(built);
    switch (watching.orders()) {
      case DEPENDENT -> steps.observe(new Dependences(built, position, alternatives));
      case ALL ->
          steps.observe(new VisibleSteps(position, choices, watching.known(), alternatives));
      case NONE -> {}
    }
    waits = new Waits(built, position, log.programs());
    steps.observe(waits);
    if (watching.races()) {
      races = new DataRaces(built, position, log.programs());
      steps.observe(races);
    }
    if (watching.steps()) {
      log.meet(built);
      steps.observe(log);
    }
  }

  /** What was found up to now. */
  Findings findings() {
    return new Findings(
        alternatives.all(),
        races == null ? Set.of() : races.visible(),
        races == null ? List.of() : races.races(),
        waits == null ? null : waits.crash(),
        watching.leaks() ? leaks.found() : Leaks.NONE,
        waiting,
        log.steps(),
        log.programs());
  }
}
