package ringside.lab.debugger;

import java.util.Optional;
import ringside.kernel.event.Event;
import ringside.lab.debug.Position;
import ringside.lab.debug.Stopped;
import ringside.lab.debug.Timeline;

/** Where to stand when a program has crashed. */
public final class Crashes {
  private Crashes() {}

  /**
   * A crash leaves nothing to look at: the last place before it is where to stand.
   *
   * @param stopped where the timeline has come to
   * @param from the cycle that it came from, where it would not stand again
   */
  public static Stopped before(Timeline timeline, Stopped stopped, long from) {
    Optional<Position> place = place(timeline, stopped);
    if (place.isEmpty() || place.get().cycle() == from) {
      return stopped;
    }
    timeline.go(place.get().cycle());
    return stopped;
  }

  /**
   * The last place before a crash; empty where the timeline has stopped for something else.
   *
   * @param stopped where the timeline has come to
   */
  public static Optional<Position> place(Timeline timeline, Stopped stopped) {
    int tid =
        stopped
            .event()
            .filter(Event.Crashed.class::isInstance)
            .map(event -> event.at().tid())
            .orElse(0);
    return tid == 0 ? Optional.empty() : timeline.before(tid, stopped.position().cycle());
  }
}
