package ringside.lab.explore;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a schedule that fails could be saved for the last time.
 *
 * @param failure how it fails; NONE where it does not
 * @param known whether there was time to find it out
 * @param step after which all that can come within the bound fails; null where it does not fail, or
 *     fails whatever comes
 * @param before what could still come before that step; null where that is not known
 */
public record LastChance(
    Failure failure, boolean known, @Nullable Step step, NoReturn.@Nullable Future before) {
  /** Preemptions of the schedules that it is compared with, unless it has more itself. */
  private static final int BOUND = 2;

  /**
   * That of a schedule; some hundreds of runs are made.
   *
   * @param isTimeUp asked after each run whether to leave it
   */
  public static LastChance of(Stage stage, Judge judge, Path path, BooleanSupplier isTimeUp) {
    Played run = stage.playForRaces(path);
    Failure failure = judge.apply(run);
    if (failure == Failure.NONE) {
      return new LastChance(failure, true, null, null);
    }
    Played failing = stage.playWithSteps(path, run.findings().visible());
    int bound = Math.max(BOUND, path.preemptions());
    NoReturn lost = NoReturn.of(stage, judge, bound, failing, isTimeUp);
    if (lost == null) {
      return new LastChance(failure, false, null, null);
    }
    return failing.steps().stream()
        .filter(step -> step.number() == lost.point())
        .findFirst()
        .map(step -> new LastChance(failure, true, step, lost.before()))
        .orElseGet(() -> new LastChance(failure, true, null, null));
  }
}
