package ringside.lab.learn.switching;

import ringside.kernel.statistics.RunStatistics;
import ringside.kernel.statistics.SwitchStatistics;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.session.Guest;
import ringside.mmu.ledger.Mode;
import ringside.mmu.ledger.SwitchPart;

/** D5: a switch is made in kernel mode, and most of its instructions are the way in and out. */
final class WayInAndOut implements Experiment {
  @Override
  public String id() {
    return "D5";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("switch-cost", "static void take_turns", 9);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Amount("unit.percent", 1.2);
  }

  @Override
  public Findings measure() {
    RunStatistics run =
        Watched.run(Guest.of("switch-cost").args("threads", "2", "1", "200")).result().statistics();
    SwitchStatistics switches = run.threadSwitches();
    Evidence.Builder table = Evidence.table("parts", ".part", ".each").bars(1);
    for (SwitchPart part : SwitchPart.values()) {
      table.row(".part." + part.name(), each(switches, part));
    }
    double direct = (double) switches.directCycles() / switches.count();
    double way = each(switches, SwitchPart.ENTER) + each(switches, SwitchPart.LEAVE);
    long user = run.ledger().sum(key -> key.mode() == Mode.USER);
    long kernel = run.ledger().sum(key -> key.mode() == Mode.KERNEL);
    Evidence modes =
        Evidence.table("modes", ".mode", "cycles")
            .bars(1)
            .row(".user", user)
            .row(".kernel", kernel)
            .done();
    return Findings.amount(100 * way / direct)
        .value("percent", 100 * way / direct)
        .value("way", way)
        .value("direct", direct)
        .value("user", user)
        .value("kernel", kernel)
        .value("kernel.percent", 100.0 * kernel / (user + kernel))
        .table(table.done())
        .table(modes);
  }

  private static double each(SwitchStatistics switches, SwitchPart part) {
    return (double) switches.cycles(part) / switches.count();
  }
}
