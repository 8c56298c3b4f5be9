package ringside.lab.learn.switching;

import ringside.kernel.statistics.SwitchStatistics;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.session.Guest;

/** D3: the instructions of a process switch against the walks that it causes, by pages. */
final class DirectAndIndirect implements Experiment {
  private static final int[] PAGES = {1, 4, 8, 16, 28};

  @Override
  public String id() {
    return "D3";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("switch-cost", "static void take_turns", 9);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(3);
  }

  @Override
  public Findings measure() {
    Evidence.Builder table =
        Evidence.table("cost", ".pages", ".direct", ".walks", ".misses", ".all").bars(2);
    double[] direct = new double[PAGES.length];
    double[] walks = new double[PAGES.length];
    for (int i = 0; i < PAGES.length; i++) {
      SwitchStatistics switches =
          Watched.run(Guest.of("switch-cost").args("processes", "2", String.valueOf(PAGES[i])))
              .result()
              .statistics()
              .processSwitches();
      direct[i] = (double) switches.directCycles() / switches.count();
      walks[i] = (double) switches.indirectTlbCycles() / switches.count();
      double misses = (double) switches.indirectCacheCycles() / switches.count();
      table.literal(
          String.valueOf(PAGES[i]), direct[i], walks[i], misses, direct[i] + walks[i] + misses);
    }
    int last = PAGES.length - 1;
    double directGrowth = direct[last] / direct[0];
    double walkGrowth = walks[last] / walks[0];
    return Findings.option(
            walkGrowth > 2 * directGrowth ? 'b' : directGrowth > 2 * walkGrowth ? 'a' : 'c')
        .value("direct.first", direct[0])
        .value("direct.last", direct[last])
        .value("walks.first", walks[0])
        .value("walks.last", walks[last])
        .value("most", PAGES[last])
        .table(table.done());
  }
}
