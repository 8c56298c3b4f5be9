package ringside.lab.debug;

import java.util.Optional;
import ringside.kernel.event.Event;
import ringside.lab.session.StopReason;

/**
 * Where a timeline has come to, and why it has stopped there.
 *
 * @param why the reason
 * @param point what was asked for, where that is the reason
 * @param written the write, where a watch point is the reason
 * @param event what happened, where that is the reason
 */
public record Stopped(
    Why why,
    Position position,
    Optional<Point> point,
    Optional<StopReason.Written> written,
    Optional<Event> event) {
  /** Reasons to stop. */
  public enum Why {
    /** It is where it was to go. */
    THERE,
    /** One of the points. */
    POINT,
    /** The run begins here. */
    START,
    /** The first process has ended. */
    ENDED,
    /** Nothing can run, and nothing will happen. */
    DEADLOCK,
    /** Threads run, but only wait for each other. */
    STUCK,
    /** The limit of cycles. */
    LIMIT,
    /** Somebody wanted no more. */
    INTERRUPTED,
    /** There is no such thing in this direction; the run stands where it stood. */
    NOWHERE
  }

  static Stopped at(Why why, Position position) {
    return new Stopped(why, position, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same for another reason. */
  Stopped because(Why other) {
    return new Stopped(other, position, point, written, event);
  }
}
