package ringside.lab.explore;

import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import ringside.isa.SplitMix64;

/**
 * Draws schedules, in turn by priorities that change at a few places (probabilistic concurrency
 * testing, Burckhardt and others 2010) and by walking at random.
 *
 * @param seed of what is drawn
 * @param isOver asked before each run
 */
public record Sampler(long seed, BooleanSupplier isOver) {
  /** Places at which priorities change, and one more: bugs that so many choices make are found. */
  private static final int DEPTH = 3;

  private static final int FEWEST_STEPS = 8;

  /**
   * What came of it.
   *
   * @param failing the schedule of the run that failed; null where none did
   */
  record Outcome(long runs, @Nullable Path failing, Failure failure) {}

  Outcome sample(
      Stage stage,
      Function<Played, Failure> judge,
      Watching watching,
      LongConsumer progress,
      long before) {
    SplitMix64 random = new SplitMix64(seed);
    Watching plain =
        new Watching(
            Watching.Orders.NONE, watching.known(), watching.races(), watching.leaks(), false);
    int steps = FEWEST_STEPS;
    long runs = 0;
    while (!isOver.getAsBoolean()) {
      Drawing drawing =
          runs % 2 == 0
              ? Drawing.byPriorities(random.nextLong(), DEPTH, steps, plain.known())
              : Drawing.atRandom(random.nextLong(), plain.known());
      Played run = stage.play(drawing, plain);
      steps = Math.max(steps, drawing.steps());
      runs++;
      progress.accept(before + runs);
      Failure failure = judge.apply(run);
      if (failure != Failure.NONE) {
        return new Outcome(runs, run.path(), failure);
      }
    }
    return new Outcome(runs, null, Failure.NONE);
  }
}
