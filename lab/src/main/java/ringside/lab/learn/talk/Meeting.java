package ringside.lab.learn.talk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.kernel.event.Direction;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.WaitTarget;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.look.DescriptorTable;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;

/** E2: a program that inherited no pipe meets another at a path. */
final class Meeting implements Experiment {
  /** Standard input, output and error, which every process has from its parent. */
  private static final int INHERITED = 3;

  @Override
  public String id() {
    return "E2";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("meeting", "int reader = fork();", 12);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(3);
  }

  @Override
  public Findings measure() {
    Guest guest = Guest.of("meeting");
    Watched run =
        Watched.run(guest, EventKind.PROCESS, EventKind.STATE, EventKind.CALL, EventKind.MESSAGE);
    Event.StateChanged waits =
        run.all(Event.StateChanged.class).stream()
            .filter(change -> isForPartner(change.target()))
            .findFirst()
            .orElseThrow();
    Event.Executed other =
        run.all(Event.Executed.class).stream()
            .filter(executed -> executed.program().equals("cat"))
            .findFirst()
            .orElseThrow();
    List<Event.Moved> moved = run.all(Event.Moved.class);
    long in = bytes(moved, Direction.IN);
    long out = bytes(moved, Direction.OUT);
    long shared = shared(guest, moved.get(0).at().cycle());
    Evidence table =
        Evidence.table("meeting", ".what", ".figure")
            .row(".waited", waits.at().pid())
            .row(".shared", shared)
            .row(".in", in)
            .row(".out", out)
            .done();
    return Findings.option(waits.at().cycle() < moved.get(0).at().cycle() ? 'b' : 'a')
        .value("reader", other.at().pid())
        .value("waiter", waits.at().pid())
        .value("shared", shared)
        .value("in", in)
        .value("out", out)
        .table(table);
  }

  private static boolean isForPartner(@Nullable WaitTarget target) {
    return target != null && target.kind() == WaitTarget.Kind.FIFO_PARTNER;
  }

  private static long bytes(List<Event.Moved> moved, Direction direction) {
    return moved.stream()
        .filter(move -> move.direction() == direction)
        .mapToLong(Event.Moved::bytes)
        .sum();
  }

  /** Open files that both have, beside the standard streams, when the first bytes are written. */
  private static long shared(Guest guest, long cycle) {
    try (Session session = Session.of(guest).build()) {
      session.runUntil(Stop.atCycle(cycle));
      Computer computer = session.station().computer();
      return DescriptorTable.of(computer).stream()
          .filter(table -> table.process().pid() == session.station().first().pid())
          .flatMap(table -> table.rows().stream())
          .filter(row -> row.number() >= INHERITED && !row.others().isEmpty())
          .count();
    }
  }
}
