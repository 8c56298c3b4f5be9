package ringside.lab.learn.life;

import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.session.Guest;
import ringside.lab.session.RunResult;
import ringside.mmu.ledger.Cause;

/** B5: the same waiting and computing by one thread and by several. */
final class Overlap implements Experiment {
  private static final int[] THREADS = {1, 2, 4, 8};

  @Override
  public String id() {
    return "B5";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("overlap", "static void job", 14);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Amount("unit.percent", 1.2);
  }

  @Override
  public Findings measure() {
    Evidence.Builder table =
        Evidence.table("jobs", ".threads", ".cycles", ".idle", ".busy", ".used").bars(4);
    Run one = run(THREADS[0]);
    Run last = one;
    for (int threads : THREADS) {
      last = run(threads);
      table.literal(
          String.valueOf(threads), last.cycles, last.idle, last.cycles - last.idle, last.used());
    }
    return Findings.amount(100.0 * last.cycles / one.cycles)
        .value("cycles", one.cycles)
        .value("idle", one.idle)
        .value("busy", one.cycles - one.idle)
        .value("used", one.used())
        .value("most", THREADS[THREADS.length - 1])
        .value("most.cycles", last.cycles)
        .value("most.idle", last.idle)
        .value("most.busy", last.cycles - last.idle)
        .value("most.used", last.used())
        .value("percent", 100.0 * last.cycles / one.cycles)
        .table(table.done());
  }

  private record Run(long cycles, long idle) {
    /** Percent of the time in which the processor had something to do. */
    double used() {
      return 100.0 * (cycles - idle) / cycles;
    }
  }

  private static Run run(int threads) {
    RunResult result = Watched.run(Guest.of("overlap").args(String.valueOf(threads))).result();
    return new Run(result.cycles(), result.ledger().sum(key -> true, Cause.IDLE));
  }
}
