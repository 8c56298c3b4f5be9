package ringside.lab.learn.threads;

import java.util.List;
import ringside.kernel.config.Setting;
import ringside.kernel.statistics.CallStatistics;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;

/** C7: what it costs to protect an update, when nobody else wants in and when others do. */
final class LockCost implements Experiment {
  private static final List<String> WAYS = List.of("none", "spin", "mutex", "post", "atomic");
  private static final int THREADS = 4;
  private static final int UPDATES = 400;
  private static final long SHORT_TURN = 2000;

  @Override
  public String id() {
    return "C7";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("lock-cost", "by_mutex:", 20);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    List<Entry> alone = WAYS.stream().map(way -> Entry.of(way, 1, 100_000)).toList();
    List<Entry> contended = WAYS.stream().map(way -> Entry.of(way, THREADS, SHORT_TURN)).toList();
    Evidence.Builder table =
        Evidence.table(
                "cost", ".way", ".alone", ".alone-calls", ".contended", ".contended-calls", ".lost")
            .bars(3);
    Findings findings = Findings.option(answer(alone));
    findings.value("threads", THREADS).value("quantum", SHORT_TURN);
    for (int i = 0; i < WAYS.size(); i++) {
      Entry without = alone.get(i);
      Entry with = contended.get(i);
      String way = WAYS.get(i);
      table.row(".way." + way, without.cycles, without.calls, with.cycles, with.calls, with.lost);
      findings
          .value(way, without.cycles)
          .value(way + ".calls", without.calls)
          .value(way + ".contended", with.cycles)
          .value(way + ".contended.calls", with.calls)
          .value(way + ".lost", with.lost);
    }
    return findings.table(table.done());
  }

  /**
   * An update.
   *
   * @param cycles of one, all included
   * @param calls system calls of one
   * @param lost updates, in all
   */
  private record Entry(double cycles, double calls, long lost) {
    /** By what a run with twice as many updates takes longer: to begin and to end cancels out. */
    static Entry of(String way, int threads, long quantum) {
      RunStatistics once = run(way, threads, UPDATES, quantum);
      RunStatistics twice = run(way, threads, 2 * UPDATES, quantum);
      double entries = (double) threads * UPDATES;
      int found = Updates.found(guest(way, threads, UPDATES), quantum);
      return new Entry(
          (twice.cycles() - once.cycles()) / entries,
          (callsOf(twice) - callsOf(once)) / entries,
          (long) threads * UPDATES - found);
    }
  }

  private static RunStatistics run(String way, int threads, int updates, long quantum) {
    Machine machine = Machine.classic().with(Setting.QUANTUM, quantum);
    return Watched.run(guest(way, threads, updates), machine).result().statistics();
  }

  private static Guest guest(String way, int threads, int updates) {
    return Guest.of("lock-cost").args(way, String.valueOf(threads), String.valueOf(updates));
  }

  private static long callsOf(RunStatistics run) {
    return run.calls().stream().mapToLong(CallStatistics::count).sum();
  }

  /** The dearest of the four that protect, when nobody waits. */
  private static char answer(List<Entry> alone) {
    int dearest = 1;
    for (int way = 2; way < alone.size(); way++) {
      dearest = alone.get(way).cycles > alone.get(dearest).cycles ? way : dearest;
    }
    return (char) ('a' + dearest - 1);
  }
}
