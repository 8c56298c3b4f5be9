package ringside.lab.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where a failing schedule can't be saved any more: for each of its visible steps, how many of the
 * schedules that go on from there within the bound still fail.
 *
 * @param futures by the step's number, in order
 * @param point number of the first step after which all fail; -1 where there is none, or where all
 *     fail from the beginning
 */
public record NoReturn(Map<Long, Future> futures, long point) {
  /** Schedules that are made from one step, at most. */
  private static final int MOST = 64;

  /** Steps before the point of which it is told how many schedules fail. */
  private static final int NEAR = 4;

  /**
   * What can still come after a step.
   *
   * @param failing schedules that fail
   * @param all schedules that were made
   */
  public record Future(int failing, int all) {
    /** Whether none can pass any more. */
    public boolean isLost() {
      return failing == all;
    }
  }

  /** What could still come before the point; null where that is not known. */
  public @Nullable Future before() {
    Map.Entry<Long, Future> last = null;
    for (Map.Entry<Long, Future> each : futures.entrySet()) {
      last = each.getKey() < point ? each : last;
    }
    return last == null ? null : last.getValue();
  }

  /** Finds it out, of a verdict that has a failing run; null where that is not asked for. */
  public static @Nullable NoReturn of(Stage stage, Judge judge, int bound, Verdict verdict) {
    Played failing = verdict.failing();
    boolean seen = verdict.failure() == Failure.RACE || verdict.failure() == Failure.LEAK;
    return failing == null || seen ? null : of(stage, judge, bound, failing, () -> false);
  }

  /**
   * The same of a run that fails, with its visible steps.
   *
   * @param isTimeUp asked after each run
   * @return null where the time was up
   */
  static @Nullable NoReturn of(
      Stage stage,
      Function<Played, Failure> judge,
      int bound,
      Played failing,
      BooleanSupplier isTimeUp) {
    LongFunction<Future> after = number -> after(stage, judge, bound, failing, number, isTimeUp);
    Map<Long, Future> futures = new TreeMap<>();
    List<Long> numbers = failing.steps().stream().map(Step::number).distinct().toList();
    // What is lost after a step is lost after the next one, too.
    int saved = -1;
    int lost = numbers.size();
    while (lost - saved > 1 && !isTimeUp.getAsBoolean()) {
      int middle = (saved + lost) >>> 1;
      Future future = after.apply(numbers.get(middle));
      futures.put(numbers.get(middle), future);
      if (future.isLost()) {
        lost = middle;
      } else {
        saved = middle;
      }
    }
    for (int i = Math.max(0, lost - NEAR); i < lost; i++) {
      if (!futures.containsKey(numbers.get(i))) {
        futures.put(numbers.get(i), after.apply(numbers.get(i)));
      }
    }
    boolean always = saved < 0;
    if (isTimeUp.getAsBoolean()) {
      return null;
    }
    return new NoReturn(futures, always || lost == numbers.size() ? -1 : numbers.get(lost));
  }

  private static Future after(
      Stage stage,
      Function<Played, Failure> judge,
      int bound,
      Played failing,
      long number,
      BooleanSupplier isTimeUp) {
    List<Choice> before = new ArrayList<>();
    for (int i = 0; i < failing.places().size() && failing.places().get(i) <= number; i++) {
      before.add(failing.path().choices().get(i));
    }
    int[] counts = new int[2];
    Explorer explorer =
        new Explorer(
            stage,
            run -> {
              counts[0] += judge.apply(run) == Failure.NONE ? 0 : 1;
              counts[1]++;
              return Failure.NONE;
            },
            bound,
            () -> counts[1] >= MOST || isTimeUp.getAsBoolean(),
            made -> {});
    explorer.from(new Path(before), number + 1).explore();
    return new Future(counts[0], counts[1]);
  }
}
