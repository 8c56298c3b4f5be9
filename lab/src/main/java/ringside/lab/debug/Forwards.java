package ringside.lab.debug;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The way on to the next point. Where a run has several computers, each of them stands at its first
 * place at a common cycle or behind it; what one of them has met on the last bit of its way there
 * is ahead of the others. So points of those that are not looked at are looked for by another run,
 * that comes from farther back; what it has found, it keeps.
 */
final class Forwards {
  /** How far ahead it looks at the least, in cycles, for steps ask again and again. */
  private static final long WINDOW = 100_000;

  private static final int GROWTH = 8;
  private static final long LONGEST_WINDOW = 1_000_000_000;

  private final Timeline timeline;
  private final Twins twins;
  private final BooleanSupplier interrupted;
  private Known known = new Known(List.of(), 0, 0, Optional.empty());

  /** The first that others meet from a cycle on, up to another. */
  private record Known(List<Point> points, long from, long to, Optional<Stopped> first) {
    /** Whether it tells what they meet there. */
    private boolean covers(List<Point> asked, long low, long high) {
      boolean same = asked.equals(points) && low >= from;
      return same && (first.isPresent() ? first.get().position().cycle() >= low : high <= to);
    }
  }

  Forwards(Timeline timeline, Twins twins, BooleanSupplier interrupted) {
    this.timeline = timeline;
    this.twins = twins;
    this.interrupted = interrupted;
  }

  /** It is another run from now on. */
  void forget() {
    known = new Known(List.of(), 0, 0, Optional.empty());
  }

  /**
   * Goes to the next point before a cycle, and looks at the computer that has met it; to that cycle
   * where there is none.
   */
  Optional<Stopped> next(List<Point> points, long bound) {
    if (timeline.computers().size() == 1) {
      return timeline.seekHere(points, bound);
    }
    long window = WINDOW;
    long end = Math.min(bound, timeline.cycle() + window);
    Optional<Stopped> found = step(points, end);
    while (found.isEmpty() && end < bound && timeline.cycle() >= end && !timeline.isOver()) {
      window = Math.min(window * GROWTH, LONGEST_WINDOW);
      end = Math.min(bound, end + window);
      found = step(points, end);
    }
    return found;
  }

  private Optional<Stopped> step(List<Point> points, long bound) {
    int looked = timeline.computer();
    long from = timeline.cycle() + 1;
    List<Point> others = points.stream().filter(point -> point.computer(looked) != looked).toList();
    List<Point> own =
        points.stream().filter(point -> !others.contains(point)).map(Point::own).toList();
    Optional<Stopped> mine = timeline.seekHere(own, bound);
    long end = mine.map(found -> found.position().cycle()).orElseGet(timeline::cycle);
    Optional<Stopped> first = others.isEmpty() ? mine : ofOthers(others, from, end).or(() -> mine);
    first.ifPresent(found -> timeline.stand(found.position()));
    return first;
  }

  /** The first that others meet between two cycles, both included. */
  private Optional<Stopped> ofOthers(List<Point> points, long from, long to) {
    Known now = known;
    if (!now.covers(points, from, to)) {
      long end = Math.max(to, from + WINDOW);
      now = new Known(points, from, end, find(points, from, end));
      if (!interrupted.getAsBoolean()) {
        known = now; // otherwise it may not have looked everywhere
      }
    }
    return now.first.filter(found -> found.position().cycle() <= to);
  }

  /** One of them has met a point; another may meet one before it. */
  private Optional<Stopped> find(List<Point> points, long from, long to) {
    Twin scout = twins.takeClear(from);
    Set<Integer> met = new HashSet<>();
    Optional<Stopped> first = Optional.empty();
    Optional<Stopped> next = scout.seek(points, from, to + 1);
    while (next.isPresent()) {
      first = next;
      met.add(next.get().position().computer());
      long bound = next.get().position().cycle();
      List<Point> left = points.stream().filter(point -> !met.contains(point.computer(0))).toList();
      next = left.isEmpty() ? Optional.empty() : scout.seek(left, from, bound);
      next = next.filter(found -> found.position().cycle() < bound);
    }
    timeline.park(scout);
    return first;
  }
}
