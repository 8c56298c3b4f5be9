package ringside.cli;

import java.util.List;
import ringside.lab.host.Host;
import ringside.lab.host.sweep.SweepRun;
import ringside.lab.report.Texts;
import ringside.lab.session.GuestException;

/** Runs at points of a grid, with a line that says how far they have come. */
final class GridRuns {
  private GridRuns() {}

  /** Refuses a number of host threads that makes no sense. */
  static void checkJobs(int jobs) throws Failure {
    if (jobs <= 0) {
      throw new Failure(Status.USAGE, "ringside: --jobs: a positive number, please");
    }
  }

  /**
   * Makes them.
   *
   * @param points their numbers, in order
   * @throws E what the taker throws
   * @throws Failure where the guest can't be started
   */
  static <E extends Exception> void make(
      Host host,
      Texts texts,
      SweepRun runs,
      List<Integer> points,
      int jobs,
      SweepRun.Taker<E> taker)
      throws E, Failure {
    Progress progress = new Progress(host, texts, points.size());
    try {
      runs.run(
          points,
          jobs,
          row -> {
            taker.take(row);
            progress.step();
          });
    } catch (GuestException refused) {
      throw new Failure(Status.LOAD, "ringside: " + refused.getMessage());
    } finally {
      progress.end();
    }
  }
}
