package ringside.lab.explore;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.lab.check.Leaks;
import ringside.lab.place.ProgramBook;

/**
 * What those who watched a run have found, as far as they looked for it.
 *
 * @param alternatives schedules that it shows to be worth while
 * @param visible words that threads race for or synchronise by, by physical address
 * @param races data races
 * @param crash the first deed of a program that has ended it; null where there was none
 * @param leaks what was left behind
 * @param waits threads that wait at the end of the run
 * @param steps visible steps
 * @param programs to which the places of all these belong
 */
public record Findings(
    Set<Alternative> alternatives,
    Set<Integer> visible,
    List<Race> races,
    @Nullable Step crash,
    Leaks leaks,
    List<Wait> waits,
    List<Step> steps,
    ProgramBook programs) {
  /** The threads that wait for each other in a circle, the first of them again at the end. */
  public List<Integer> circle() {
    return Waits.circle(waits);
  }
}
