package ringside.lab.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.kernel.event.Event;

/**
 * The places at which a run stood before one, instruction by instruction: found by a run of its own
 * that is watched closely, a stretch at a time, and kept while they may be asked for again.
 */
final class Footsteps {
  private static final long FIRST_STRETCH = 4_000;
  private static final int GROWTH = 4;

  /** In longer stretches only a place is looked for. */
  private static final long DETAILED = FIRST_STRETCH;

  private static final int MOST = 400_000;

  /** Instructions that are undone rather than not made. */
  private static final int MOST_UNDONE = 2_000;

  private final Timeline timeline;
  private final Twins twins;

  /** In order, without a gap: all places from a cycle on to one, which is not included. */
  private List<Footstep> steps = List.of();

  private long from;
  private long to;

  Footsteps(Timeline timeline, Twins twins) {
    this.timeline = timeline;
    this.twins = twins;
  }

  /** The last place of a thread before a cycle; empty where it has not run before. */
  Optional<Position> before(int tid, long cycle) {
    if (cycle <= from || cycle > to) {
      restart(cycle);
    }
    Optional<Position> found = find(tid, cycle);
    for (long stretch = FIRST_STRETCH; found.isEmpty() && extend(stretch); stretch *= GROWTH) {
      found = find(tid, cycle);
      if (found.isEmpty()) {
        skip(tid);
      }
    }
    return found;
  }

  /** It is another run from now on. */
  void forget() {
    restart(0);
  }

  private void restart(long cycle) {
    steps = List.of();
    from = cycle;
    to = cycle;
  }

  /**
   * The steps from a place on to where a run stands behind it, if one thread has made them without
   * the kernel; else none.
   *
   * @param behind the run's place, and its retired instructions
   */
  List<Footstep> between(Position place, Position behind, long retired) {
    int first = countBefore(place.cycle());
    int end = countBefore(behind.cycle());
    boolean known = place.cycle() >= from && behind.cycle() <= to && first < end;
    if (!known || end - first > MOST_UNDONE) {
      return List.of();
    }
    for (int i = first; i < end; i++) {
      Position next = i + 1 < end ? steps.get(i + 1).place() : behind;
      if (!steps.get(i).leadsTo(next, i + 1 < end ? steps.get(i + 1).retired() : retired)) {
        return List.of();
      }
    }
    return List.copyOf(steps.subList(first, end));
  }

  private Optional<Position> find(int tid, long cycle) {
    for (int index = countBefore(cycle) - 1; index >= 0; index--) {
      Position place = steps.get(index).place();
      if (place.tid() == tid) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  private int countBefore(long cycle) {
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).place().cycle() < cycle) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** A thread that has not run for long is looked for where it trapped last. */
  private void skip(int tid) {
    Point trap =
        new Point.Happened(event -> event instanceof Event.Trapped && event.at().tid() == tid);
    // The kernel may have come back from it as late as at the first place that is known.
    Optional<Stopped> last = timeline.lastBefore(List.of(trap), from + 1);
    restart(last.flatMap(Stopped::event).map(event -> event.at().cycle()).orElse(0L));
  }

  /** Watches a stretch before those that are known; false where there is none. */
  private boolean extend(long stretch) {
    if (from <= timeline.start()) {
      return false;
    }
    long low = Math.max(timeline.start(), from - stretch);
    List<Footstep> longer = new ArrayList<>();
    Twin twin = twins.takeBefore(low);
    twin.goTo(low);
    long first = Math.min(from, twin.cycle());
    while (twin.cycle() < from && twin.end() == null) {
      longer.add(Footstep.of(twin.view(), stretch <= DETAILED));
      if (!twin.goTo(twin.cycle() + 1) && twin.end() == null) {
        return false; // somebody wants no more
      }
    }
    timeline.park(twin);
    if (longer.size() + steps.size() <= MOST) {
      longer.addAll(steps);
    } else {
      to = from;
    }
    steps = longer;
    from = first;
    return true;
  }
}
