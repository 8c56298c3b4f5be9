package ringside.lab.explore;

import java.util.Set;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;
import ringside.kernel.trap.Kernel;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;

/**
 * What is explored: a guest on a machine, whose clock ends no turn.
 *
 * @param guest what runs
 * @param machine on what
 * @param limit clock at which a run ends at the latest
 */
public record Stage(Guest guest, Machine machine, long limit) {
  /** A machine's quantum never ends here. */
  public Stage {
    machine = machine.with(Setting.QUANTUM, Setting.UNLIMITED_QUANTUM);
  }

  /** The same of a configuration. */
  public static Configuration unlimited(Configuration configuration) {
    return Machine.of(configuration)
        .with(Setting.QUANTUM, Setting.UNLIMITED_QUANTUM)
        .configuration();
  }

  /**
   * Makes a run that follows a schedule.
   *
   * @param shared words that several threads use, by physical address
   * @param keepsSteps whether its visible steps are kept
   */
  public Played play(Path path, Set<Integer> shared, boolean keepsSteps) {
    SharedWords words = new SharedWords(shared);
    StepLog log = new StepLog();
    Conductor conductor = new Conductor(path, words, keepsSteps ? log : null);
    try (Session session =
        Session.of(guest)
            .on(machine)
            .limit(limit)
            .withoutCallCounts()
            .choices(conductor)
            .sink(conductor)
            .accesses(meter -> conductor)
            .prepared(conductor::meet)
            .build()) {
      session.runUntil(Stop.asked(conductor::isLivelock));
      RunResult result = session.result();
      Kernel.End end = result.reason().end();
      return new Played(
          path,
          conductor.isFollowed(),
          end,
          conductor.isLivelock(),
          end == Kernel.End.EXITED ? result.exitStatus() : -1,
          result.output(),
          conductor.points(),
          words.found(),
          log.steps(),
          log.programs(),
          conductor.executed());
    }
  }
}
