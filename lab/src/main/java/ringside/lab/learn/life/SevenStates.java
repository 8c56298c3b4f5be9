package ringside.lab.learn.life;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.kernel.config.Setting;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Reason;
import ringside.kernel.event.ThreadState;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Evidence.Cell;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;

/** B2: the states of threads, and every arrow between them with its reason. */
final class SevenStates implements Experiment {
  @Override
  public String id() {
    return "B2";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("pressure", "bnez s0, 5f", 10);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    Machine little = Machine.classic().with(Setting.MEMORY, "2MiB");
    List<Event.StateChanged> changes =
        Watched.run(Guest.of("pressure"), little, EventKind.STATE).all(Event.StateChanged.class);
    Map<Arrow, List<Long>> arrows = new LinkedHashMap<>();
    Map<ThreadState, Long> entered = new EnumMap<>(ThreadState.class);
    for (Event.StateChanged change : changes) {
      Arrow arrow = new Arrow(change.from(), change.to(), change.reason());
      arrows.computeIfAbsent(arrow, key -> new ArrayList<>()).add(change.at().cycle());
      entered.putIfAbsent(change.from(), 0L);
      entered.merge(change.to(), 1L, Long::sum);
    }
    Event.StateChanged written = written(changes);
    char right =
        switch (written.to()) {
          case RUNNING -> 'a';
          case READY -> 'b';
          case READY_SUSPENDED -> 'c';
          default -> 'd';
        };
    return Findings.option(right)
        .value("states", entered.size())
        .value("changes", changes.size())
        .value("arrows", arrows.size())
        .value("cycle", written.at().cycle())
        .value("ran", ran(changes, written))
        .table(table(arrows));
  }

  private record Arrow(ThreadState from, ThreadState to, Reason reason) {}

  private static Evidence table(Map<Arrow, List<Long>> arrows) {
    Evidence.Builder table =
        Evidence.table("arrows", ".from", ".to", ".reason", ".times", ".first");
    arrows.forEach(
        (arrow, cycles) ->
            table.row(
                "report.state." + arrow.from.title(),
                new Cell.Word("report.state." + arrow.to.title()),
                new Cell.Word("report.reason." + arrow.reason.title()),
                cycles.size(),
                cycles.get(0)));
    return table.done();
  }

  /** The moment at which what the suspended process waits for has come. */
  private static Event.StateChanged written(List<Event.StateChanged> changes) {
    return changes.stream()
        .filter(change -> change.from() == ThreadState.BLOCKED_SUSPENDED)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody was blocked and suspended"));
  }

  /** The cycle at which the same thread had the processor again. */
  private static long ran(List<Event.StateChanged> changes, Event.StateChanged since) {
    return changes.stream()
        .filter(change -> change.at().tid() == since.at().tid())
        .filter(change -> change.at().number() > since.at().number())
        .filter(change -> change.to() == ThreadState.RUNNING)
        .mapToLong(change -> change.at().cycle())
        .findFirst()
        .orElseThrow();
  }
}
