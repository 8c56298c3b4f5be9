package ringside.lab.compare;

import java.util.List;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Departure;
import ringside.kernel.choice.TurnFollower;
import ringside.kernel.choice.TurnLog;

/**
 * What two runs left.
 *
 * @param first the first
 * @param second the second
 * @param followed turns of the first that the second was to have; 0 where it was to have none
 * @param departures where the second could not have them, in order
 */
public record TwoRuns(
    Trial.Outcome first, Trial.Outcome second, int followed, List<Departure> departures) {

  /** Each by itself. */
  public static TwoRuns of(Trial first, Trial second) {
    return new TwoRuns(first.run(), second.run(), 0, List.of());
  }

  /** The second with the turns of the first, to the instruction. */
  public static TwoRuns withSameTurns(Trial first, Trial second) {
    TurnLog log = new TurnLog();
    Trial.Outcome before = first.by(log.record(Choices.ORDINARY)).run();
    TurnFollower follower = new TurnFollower(log);
    Trial.Outcome after = second.by(follower).run();
    return new TwoRuns(before, after, log.turns().size(), follower.departures());
  }

  /** What they differ in. */
  public Difference difference() {
    return Difference.between(first.statistics(), second.statistics());
  }
}
