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

  private List<Point> wanted = List.of();
  private @Nullable Heard heard;

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

  /** Wants to hear of the first such event from now on. */
  void want(List<Point> points) {
    heard = null;
    wanted = points;
  }
}
