package ringside.lab.explore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schedules that are known to be worth while and have not been made, each once. */
final class Frontier {
  /** Schedules that are remembered, to be made later or made already, at most. */
  private static final int MOST_REMEMBERED = 4_000_000;

  private final int bound;
  private final Set<Path> known = new HashSet<>();
  private Deque<Path> now = new ArrayDeque<>();
  private Deque<Path> later = new ArrayDeque<>();
  private int level;
  private int dropped = Integer.MAX_VALUE;

  /**
   * A frontier of one schedule.
   *
   * @param bound preemptions of a schedule at most
   */
  Frontier(Path first, int bound) {
    this.bound = bound;
    this.level = first.preemptions();
    now.add(first);
    known.add(first);
  }

  /** The next schedule, or null: those with fewer preemptions first. */
  @Nullable Path next() {
    Path next = now.poll();
    while (next == null && !later.isEmpty()) {
      level++;
      Deque<Path> all = later;
      later = new ArrayDeque<>();
      all.forEach(path -> (path.preemptions() > level ? later : now).add(path));
      next = now.poll();
    }
    return next;
  }

  /** Takes the schedule back that was handed out last: it has not been made. */
  void takeBack(Path path) {
    now.push(path);
  }

  /** A schedule can't be made: with as many preemptions, not all have been. */
  void drop(Path path) {
    dropped = Math.min(dropped, path.preemptions());
  }

  /** Preemptions of the schedules that are made now. */
  int level() {
    return level;
  }

  /** Adds a schedule, unless it is known or not within the bound. */
  void add(Path path) {
    int preemptions = path.preemptions();
    if (preemptions > bound || known.contains(path)) {
      return;
    }
    if (known.size() >= MOST_REMEMBERED) {
      drop(path);
      return;
    }
    known.add(path);
    if (preemptions > level) {
      later.add(path);
    } else {
      now.push(path);
    }
  }

  /** Schedules that are known and have not been made. */
  long pending() {
    return (long) now.size() + later.size();
  }

  /** Up to how many preemptions all schedules have been made; -1 where not even those without. */
  int complete() {
    int done = pending() == 0 ? bound : level - 1;
    return Math.min(done, dropped - 1);
  }

  /** As many schedules as there seem to be, where so many have been made. */
  long estimate(long made) {
    long atLevel = made + now.size();
    double growth = made == 0 ? 0 : (double) later.size() / made;
    double all = atLevel;
    double next = growth * (double) atLevel;
    for (int i = level; i < bound && next >= 1; i++) {
      all += next;
      next *= growth;
    }
    return (long) Math.max(all, (double) (made + pending()));
  }
}
