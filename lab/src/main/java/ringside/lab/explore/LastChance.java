package ringside.lab.explore;

import org.jspecify.annotations.Nullable;

/**
 * Where a schedule that fails could be saved for the last time.
 *
 * @param failure how it fails; NONE where it does not
 * @param step after which all that can come within the bound fails; null where it does not fail, or
 *     fails whatever comes
 * @param before what could still come before that step; null where that is not known
 */
public record LastChance(Failure failure, @Nullable Step step, NoReturn.@Nullable Future before) {
  /** Preemptions of the schedules that it is compared with, unless it has more itself. */
  private static final int BOUND = 2;

  /** That of a schedule; some hundreds of runs are made. */
  public static LastChance of(Stage stage, Judge judge, Path path) {
    Played run = stage.playForRaces(path);
    Failure failure = judge.apply(run);
    if (failure == Failure.NONE) {
      return new LastChance(failure, null, null);
    }
    Played failing = stage.playWithSteps(path, run.findings().visible());
    int bound = Math.max(BOUND, path.preemptions());
    NoReturn lost = NoReturn.of(stage, judge, bound, failing);
    return failing.steps().stream()
        .filter(step -> step.number() == lost.point())
        .findFirst()
        .map(step -> new LastChance(failure, step, lost.before()))
        .orElseGet(() -> new LastChance(failure, null, null));
  }
}
