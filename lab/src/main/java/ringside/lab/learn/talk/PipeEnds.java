package ringside.lab.learn.talk;

import java.util.List;
import ringside.isa.abi.Errno;
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
import ringside.lab.session.Guest;

/** E1: one way, through a buffer that can be full and empty, with an end at both ends. */
final class PipeEnds implements Experiment {
  private static final int[] SIZES = {1, 64, 4096};
  private static final int LONG = 100_000;

  @Override
  public String id() {
    return "E1";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("pipe-ends", "static void ask", 4);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Amount("unit.bytes", 1.1);
  }

  @Override
  public Findings measure() {
    Watched run =
        Watched.run(Guest.of("pipe-ends"), EventKind.STATE, EventKind.CALL, EventKind.MESSAGE);
    long pipes = run.all(Event.Moved.class).stream().map(Event.Moved::object).distinct().count();
    List<Event.Returned> calls = run.all(Event.Returned.class);
    Evidence.Builder bytes = Evidence.table("bytes", ".size", ".cycles", ".each").bars(2);
    for (int size : SIZES) {
      long cycles = write(calls, size).cycles();
      bytes.literal(String.valueOf(size), cycles, (double) cycles / size);
    }
    long capacity = before(run);
    long emptyWaits = waits(run, WaitTarget.Kind.PIPE_WRITTEN);
    long fullWaits = waits(run, WaitTarget.Kind.PIPE_READ);
    long ends = calls.stream().filter(call -> is(call, "read", 0)).count();
    long refused = calls.stream().filter(call -> call.errno() == Errno.EPIPE).count();
    Evidence ways =
        Evidence.table("ends", ".what", ".times")
            .row(".empty", emptyWaits)
            .row(".full", fullWaits)
            .row(".end", ends)
            .row(".epipe", refused)
            .done();
    return Findings.amount((double) capacity)
        .value("capacity", capacity)
        .value("long", LONG)
        .value("pipes", pipes)
        .value("waits.empty", emptyWaits)
        .value("waits.full", fullWaits)
        .value("ends", ends)
        .value("epipe", refused)
        .value("byte.first", (double) write(calls, SIZES[0]).cycles())
        .value("byte.last", (double) write(calls, SIZES[2]).cycles() / SIZES[2])
        .table(ways)
        .table(bytes.done());
  }

  /** The parent's first write of some bytes, which finds room. */
  private static Event.Returned write(List<Event.Returned> calls, int size) {
    return calls.stream().filter(call -> is(call, "write", size)).findFirst().orElseThrow();
  }

  private static boolean is(Event.Returned call, String title, int value) {
    return call.title().equals(title) && call.errno() == null && call.value() == value;
  }

  private static long waits(Watched run, WaitTarget.Kind kind) {
    return run.all(Event.StateChanged.class).stream().filter(change -> isFor(change, kind)).count();
  }

  private static boolean isFor(Event.StateChanged change, WaitTarget.Kind kind) {
    WaitTarget target = change.target();
    return target != null && target.kind() == kind;
  }

  /** Bytes that are in the pipe when its writer waits for the first time. */
  private static long before(Watched run) {
    Event.StateChanged wait =
        run.all(Event.StateChanged.class).stream()
            .filter(change -> isFor(change, WaitTarget.Kind.PIPE_READ))
            .findFirst()
            .orElseThrow();
    List<Event.Moved> moved =
        run.all(Event.Moved.class).stream()
            .filter(move -> move.at().number() < wait.at().number())
            .toList();
    String pipe =
        moved.stream()
            .filter(move -> move.at().tid() == wait.at().tid())
            .reduce((first, second) -> second)
            .orElseThrow()
            .object();
    return moved.stream()
        .filter(move -> move.object().equals(pipe))
        .mapToLong(move -> move.direction() == Direction.IN ? move.bytes() : -move.bytes())
        .sum();
  }
}
