package ringside.lab.explore;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of an exploration.
 *
 * @param kind never more than is true
 * @param schedules runs that were made since all shared words are known, each of another schedule
 * @param preemptions bound up to which all schedules were made; -1 where not even those without any
 * @param pending schedules that are known of and were not made
 * @param estimate how many there seem to be in all
 * @param samples runs of schedules that were drawn, after the time for all was up
 * @param failure what failed; NONE where nothing did
 * @param failing the run that failed, with its visible steps, minimised; null where none did
 * @param visible words that threads race for or synchronise by, as far as they are known
 */
public record Verdict(
    Kind kind,
    long schedules,
    int preemptions,
    long pending,
    long estimate,
    long samples,
    Failure failure,
    @Nullable Played failing,
    Set<Integer> visible) {
  /** Kinds of verdicts. */
  public enum Kind {
    /** All schedules within the bound pass. */
    PROVED,
    /** None of those that there was time for failed. */
    UNFINISHED,
    /** One failed. */
    FAILED
  }
}
