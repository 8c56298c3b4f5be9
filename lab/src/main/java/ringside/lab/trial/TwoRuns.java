package ringside.lab.trial;

import java.util.List;
import java.util.Optional;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Departure;
import ringside.kernel.choice.TurnFollower;
import ringside.kernel.choice.TurnLog;
import ringside.lab.compare.Difference;
import ringside.lab.path.CriticalPath;
import ringside.lab.path.PathBook;

/**
 * What two runs left.
 *
 * @param first the first
 * @param second the second
 * @param followed turns of the first that the second was to have; 0 where it was to have none
 * @param departures where the second could not have them, in order
 * @param path the critical path of the first, with what the cost took on it that the second is
 *     spared; empty where there is none or too much happened
 */
public record TwoRuns(
    Trial.Outcome first,
    Trial.Outcome second,
    int followed,
    List<Departure> departures,
    Optional<CriticalPath> path) {

  /** Each by itself. */
  public static TwoRuns of(Trial first, Trial second) {
    return new TwoRuns(first.run(), second.run(), 0, List.of(), Optional.empty());
  }

  /** The second with the turns of the first, to the instruction. */
  public static TwoRuns withSameTurns(Trial first, Trial second) {
    TurnLog log = new TurnLog();
    PathBook book = new PathBook(second.exemption());
    Trial.Outcome before = first.by(log.record(Choices.ORDINARY)).run(book);
    TurnFollower follower = new TurnFollower(log);
    Trial.Outcome after = second.by(follower).run();
    Optional<CriticalPath> path = book.path(before.statistics().cycles());
    return new TwoRuns(before, after, log.turns().size(), follower.departures(), path);
  }

  /** What they differ in. */
  public Difference difference() {
    return Difference.between(first.statistics(), second.statistics());
  }
}
