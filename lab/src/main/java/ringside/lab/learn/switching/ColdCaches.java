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

/** D4: cache misses that a switch is to blame for, beside its TLB walks. */
final class ColdCaches implements Experiment {
  private static final int[] KIB = {1, 4, 8, 16};

  @Override
  public String id() {
    return "D4";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("ring-cost", "static void pass_on", 10);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(3);
  }

  @Override
  public Findings measure() {
    Evidence.Builder table = Evidence.table("cold", ".kib", ".misses", ".cache", ".tlb").bars(2);
    double cache = 0;
    double tlb = 0;
    double misses = 0;
    for (int kib : KIB) {
      RunStatistics run = ring(kib);
      SwitchStatistics switches = run.processSwitches();
      cache = (double) switches.indirectCacheCycles() / switches.count();
      tlb = (double) switches.indirectTlbCycles() / switches.count();
      misses =
          run.l1d() == null
              ? 0
              : (double) run.l1d().accesses().evictedByOthers() / switches.count();
      table.literal(kib + " KiB", misses, cache, tlb);
    }
    return Findings.option(cache > 2 * tlb ? 'b' : tlb > 2 * cache ? 'a' : 'c')
        .value("cache", cache)
        .value("tlb", tlb)
        .value("misses", misses)
        .value("kib", KIB[KIB.length - 1])
        .table(table.done());
  }

  private static RunStatistics ring(int kib) {
    Guest guest =
        Guest.of("ring-cost").args("processes", "2", String.valueOf(kib), "20", "64", "no");
    return Watched.run(guest).result().statistics();
  }
}
