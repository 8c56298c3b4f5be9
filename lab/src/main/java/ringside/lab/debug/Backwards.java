package ringside.lab.debug;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Finds the last place before another where a point matches. A run of its own goes forward through
 * a stretch before it and keeps the last hit; without one a longer stretch is tried. As looking for
 * points takes hardly longer than going on, it looks from where that run has stood before the
 * stretch, unless there is much to be met there.
 */
final class Backwards {
  /** The first stretch, in cycles; each next one is longer. */
  private static final long FIRST_STRETCH = 50_000;

  private static final int GROWTH = 16;

  /** Hits before the stretch after which the run goes to it without stopping. */
  private static final int PATIENCE = 200;

  private final Timeline timeline;
  private final Twins twins;
  private final BooleanSupplier interrupted;

  Backwards(Timeline timeline, Twins twins, BooleanSupplier interrupted) {
    this.timeline = timeline;
    this.twins = twins;
    this.interrupted = interrupted;
  }

  /** The last place before a cycle where a point matches, in whichever computer. */
  Optional<Stopped> lastBefore(List<Point> points, long end) {
    Map<Integer, List<Point>> byComputer =
        points.stream()
            .collect(Collectors.groupingBy(point -> point.computer(timeline.computer())));
    Optional<Stopped> last = Optional.empty();
    for (Map.Entry<Integer, List<Point>> each : byComputer.entrySet()) {
      List<Point> own = each.getValue().stream().map(Point::own).toList();
      Optional<Stopped> found = timeline.lookingAt(each.getKey(), () -> lastOfLooked(own, end));
      boolean later =
          last.isEmpty()
              || found.isPresent()
                  && found.get().position().cycle() > last.get().position().cycle();
      last = later ? found : last;
    }
    return last;
  }

  private Optional<Stopped> lastOfLooked(List<Point> points, long end) {
    long stretch = FIRST_STRETCH;
    long high = end;
    while (high > timeline.start() && !interrupted.getAsBoolean()) {
      Search search = new Search(points, Math.max(timeline.start(), high - stretch), high);
      if (search.last.isPresent()) {
        return interrupted.getAsBoolean() ? Optional.empty() : search.last;
      }
      // What is met at the place where it has begun to look is found from before it only.
      high = search.from > timeline.start() ? search.from + 1 : timeline.start();
      stretch *= GROWTH;
    }
    return Optional.empty();
  }

  /** One stretch. */
  private final class Search {
    private final List<Point> points;
    private final long high;
    private final Twin twin;

    /** The first cycle that has been looked at. */
    private long from;

    private Optional<Stopped> last = Optional.empty();

    Search(List<Point> points, long low, long high) {
      this.points = points;
      this.high = high;
      this.twin = twins.takeBefore(low);
      this.from = twin.cycle();
      for (int hits = 0; next(); hits++) {
        if (hits == PATIENCE && twin.cycle() < low) {
          twin.goTo(low);
          from = twin.cycle();
          last = Optional.empty();
        }
      }
      timeline.park(twin);
    }

    private boolean next() {
      Optional<Stopped> next = twin.seek(points, last.isEmpty() ? from : twin.cycle() + 1, high);
      boolean met = next.filter(found -> found.position().cycle() < high).isPresent();
      last = met ? next : last;
      return met;
    }
  }
}
