package ringside.lab.learn.switching;

import ringside.kernel.config.Setting;
import ringside.kernel.statistics.SwitchStatistics;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;

/**
 * D6: what a switch costs between threads and between processes, by pages, without and with ASIDs.
 */
final class ThreadAgainstProcess implements Experiment {
  private static final int[] PAGES = {1, 4, 8, 16};

  /** Pages of which the question asks. */
  private static final int ASKED = 8;

  private static final Machine WITH_ASIDS = Machine.classic().with(Setting.ASID, "on");

  @Override
  public String id() {
    return "D6";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("switch-cost", "static void take_turns", 9);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Amount("unit.times", 1.5);
  }

  @Override
  public Findings measure() {
    Evidence.Builder table =
        Evidence.table("cost", ".pages", ".thread", ".process", ".ratio", ".asid", ".asid-ratio")
            .bars(3);
    for (int pages : PAGES) {
      double thread = thread(pages);
      double process = process(pages, Machine.classic());
      double asid = process(pages, WITH_ASIDS);
      table.literal(String.valueOf(pages), thread, process, process / thread, asid, asid / thread);
    }
    double thread = thread(ASKED);
    double process = process(ASKED, Machine.classic());
    double asid = process(ASKED, WITH_ASIDS);
    return Findings.amount(process / thread)
        .value("thread", thread)
        .value("process", process)
        .value("ratio", process / thread)
        .value("asid", asid)
        .value("asid.ratio", asid / thread)
        .table(table.done());
  }

  private static double thread(int pages) {
    return each(
        Watched.run(Guest.of("switch-cost").args("threads", "2", String.valueOf(pages)))
            .result()
            .statistics()
            .threadSwitches());
  }

  private static double process(int pages, Machine machine) {
    return each(
        Watched.run(Guest.of("switch-cost").args("processes", "2", String.valueOf(pages)), machine)
            .result()
            .statistics()
            .processSwitches());
  }

  /** Cycles of one: direct, and what it is to blame for. */
  private static double each(SwitchStatistics switches) {
    return (double) switches.cycles() / switches.count();
  }
}
