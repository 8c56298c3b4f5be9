package ringside.lab.adapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import ringside.kernel.event.Event;
import ringside.lab.debug.Point;
import ringside.lab.debug.Timeline;
import ringside.lab.debug.View;
import ringside.lab.report.Texts;

/**
 * Hears of output and of points that only say something, while a run goes forward: it does not stop
 * for them.
 */
final class Overhearing {
  private final Timeline timeline;
  private final StopPoints points;
  private final LogText texts;
  private final Listener listener;
  private final TreeSet<Integer> tids = new TreeSet<>();
  private int shown;
  private boolean goesForward;

  Overhearing(Timeline timeline, StopPoints points, Texts texts, Listener listener) {
    this.timeline = timeline;
    this.points = points;
    this.texts = new LogText(texts);
    this.listener = listener;
  }

  /** The points of a way forward, which begins now: those of others, ours, and our own ears. */
  List<Point> begin(List<Point> others) {
    goesForward = true;
    tids.clear();
    timeline.view().computer().processes().threads().forEach(thread -> tids.add(thread.tid()));
    List<Point> all = new ArrayList<>(List.of(new Point.Happened(this::hear)));
    for (StopPoint point : points.all()) {
      all.add(
          point.isLog() && point.point() instanceof Point.Code code
              ? log(point, code)
              : point.point());
    }
    all.addAll(others);
    return all;
  }

  private boolean hear(Event event) {
    if (goesForward && event.at().tid() != 0) {
      tids.add(event.at().tid());
    }
    if (goesForward && event instanceof Event.ConsoleWritten written) {
      shown += written.error() ? 0 : written.bytes().length;
      listener.printed(written.bytes(), written.error(), written.at().cycle());
    }
    return false;
  }

  private Point log(StopPoint point, Point.Code code) {
    Predicate<View> says =
        view -> {
          if (code.when().test(view) && point.counts(view.cycle())) {
            listener.logged(texts.of(point.message(), view), view.cycle());
          }
          return false;
        };
    return new Point.Code(code.addresses(), says);
  }

  /** It stands again: what was printed unheard, or is not printed any more, is told now. */
  void end() {
    goesForward = false;
    byte[] all = timeline.view().output();
    if (all.length > shown) {
      listener.printed(Arrays.copyOfRange(all, shown, all.length), false, timeline.cycle());
    } else if (all.length < shown) {
      listener.takenBack(shown - all.length);
    }
    shown = all.length;
  }

  /** The threads that something has been heard of since the way began. */
  Collection<Integer> heardOf() {
    return tids;
  }
}
