package ringside.lab.debug;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;

/** Hears of events while somebody wants to stop for one. */
final class Spy implements EventSink {
  private static final Set<EventKind> KINDS =
      EnumSet.complementOf(EnumSet.of(EventKind.FRAME, EventKind.TIMER, EventKind.PACKET));

  private final int computer;
  private List<Point> wanted = List.of();
  private @Nullable Heard heard;

  /** One that hears a computer of the run, by its number from 1. */
  Spy(int computer) {
    this.computer = computer;
  }

  /** What has happened, and who wanted to hear of it. */
  record Heard(Point.Happened point, Event event) {}

  @Override
  public Set<EventKind> kinds() {
    return KINDS;
  }

  @Override
  public void event(Event event) {
    for (Point point : wanted) {
      if (heard == null && point instanceof Point.Happened own && own.what().test(event)) {
        heard = new Heard(own, event);
      }
    }
  }

  /** Whether something wanted has happened. */
  boolean isHit() {
    return heard != null;
  }

  /** What has happened, or null; it is forgotten, and nothing is wanted any more. */
  @Nullable Heard take() {
    Heard first = heard;
    heard = null;
    wanted = List.of();
    return first;
  }

  /**
   * Wants to hear of the first such event from now on.
   *
   * @param looked the computer that is looked at
   */
  void want(List<Point> points, int looked) {
    heard = null;
    wanted =
        points.stream()
            .filter(point -> point.computer(looked) == computer)
            .map(Point::own)
            .toList();
  }
}
