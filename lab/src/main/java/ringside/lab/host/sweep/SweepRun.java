package ringside.lab.host.sweep;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import ringside.lab.compare.RunFigures;
import ringside.lab.sweep.Grid;
import ringside.lab.sweep.SweepRow;
import ringside.lab.trial.Trial;

/**
 * Makes the runs of a sweep on several threads of the host. Rows come out in the order of the
 * points, whatever the number of threads: runs share nothing.
 */
public final class SweepRun {
  /** Who takes the rows. */
  @FunctionalInterface
  public interface Taker<E extends Exception> {
    /** The next row. */
    void take(SweepRow row) throws E;
  }

  private final Grid grid;
  private final Function<Map<String, String>, Trial> trials;

  /**
   * A sweep over a grid.
   *
   * @param trials makes the run of a point
   */
  public SweepRun(Grid grid, Function<Map<String, String>, Trial> trials) {
    this.grid = grid;
    this.trials = trials;
  }

  /**
   * Runs some points.
   *
   * @param points their numbers, in order
   * @param threads of the host, at least 1
   * @throws E what the taker throws; no run is begun after that
   */
  public <E extends Exception> void run(List<Integer> points, int threads, Taker<E> taker)
      throws E {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Deque<Future<SweepRow>> begun = new ArrayDeque<>();
      int next = 0;
      while (next < points.size() || !begun.isEmpty()) {
        // A few more than threads, so that none waits for a long run at the head of the line.
        while (next < points.size() && begun.size() < 4 * threads) {
          int point = points.get(next++);
          begun.add(pool.submit(() -> row(point)));
        }
        taker.take(result(begun.remove()));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private SweepRow row(int point) {
    Map<String, String> values = grid.point(point);
    Trial.Outcome outcome = trials.apply(values).run();
    return new SweepRow(
        point,
        values,
        outcome.end().name().toLowerCase(Locale.ROOT),
        outcome.status(),
        RunFigures.of(outcome.statistics()));
  }

  private static SweepRow result(Future<SweepRow> future) {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }
}
