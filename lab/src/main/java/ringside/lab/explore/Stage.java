package ringside.lab.explore;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;
import ringside.kernel.trap.Kernel;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Stop;

/**
 * What is explored: a guest on a machine, whose clock ends no turn.
 *
 * @param guest what runs
 * @param machine on what
 * @param limit clock at which a run ends at the latest
 * @param surroundings describe what each run finds besides, as folders; each finds it anew
 */
public record Stage(
    Guest guest, Machine machine, long limit, Consumer<SessionBuilder> surroundings) {
  /** A machine's quantum never ends here. */
  public Stage {
    machine = machine.with(Setting.QUANTUM, Setting.UNLIMITED_QUANTUM);
  }

  /** A guest that finds nothing besides. */
  public Stage(Guest guest, Machine machine, long limit) {
    this(guest, machine, limit, session -> {});
  }

  /** The same of a configuration. */
  public static Configuration unlimited(Configuration configuration) {
    return Machine.of(configuration)
        .with(Setting.QUANTUM, Setting.UNLIMITED_QUANTUM)
        .configuration();
  }

  /** Makes the run of a schedule, for how it ends. */
  public Played play(Path path) {
    return play(path, Watching.NOTHING);
  }

  /**
   * Makes the run of a schedule, with its visible steps.
   *
   * @param visible words that make a step visible, by physical address
   */
  public Played playWithSteps(Path path, Set<Integer> visible) {
    return play(path, new Watching(Watching.Orders.NONE, visible, true, true, true));
  }

  /** Makes the run of a schedule, with its data races. */
  public Played playForRaces(Path path) {
    return play(path, Watching.RACES);
  }

  /**
   * The same, with the other threads that could have gone on before each step behind the last
   * choice.
   */
  public Played playWithChoices(Path path, Set<Integer> visible) {
    return play(path, new Watching(Watching.Orders.ALL, visible, true, true, true));
  }

  /** Makes the run of a schedule. */
  Played play(Path path, Watching watching) {
    PathDecider decider = new PathDecider(path);
    Conductor conductor = new Conductor(decider);
    return play(
        conductor, new Watch(conductor, watching, path.choices().size()), decider::isFollowed);
  }

  /** Makes a run whose schedule is drawn on the way. */
  Played play(Drawing drawing, Watching watching) {
    Conductor conductor = new Conductor(drawing);
    conductor.steps().observe(drawing);
    return play(conductor, new Watch(conductor, watching, 0), () -> true);
  }

  private Played play(Conductor conductor, Watch watch, BooleanSupplier isFollowed) {
    SessionBuilder builder = Session.of(guest).on(machine).limit(limit).withoutCallCounts();
    surroundings.accept(builder);
    watch.describe(builder);
    try (Session session = builder.build()) {
      session.runUntil(Stop.asked(conductor.steps()::isLivelock));
      watch.stopped();
      RunResult result = session.result();
      Kernel.End end = result.reason().end();
      return new Played(
          new Path(conductor.made()),
          List.copyOf(conductor.places()),
          isFollowed.getAsBoolean(),
          end,
          conductor.steps().isLivelock(),
          end == Kernel.End.EXITED ? result.exitStatus() : -1,
          result.output(),
          conductor.steps().executed(),
          watch.findings());
    }
  }
}
