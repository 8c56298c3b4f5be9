package ringside.lab.debug;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ringside.lab.session.GuestException;
import ringside.lab.session.SessionBuilder;

/**
 * Runs that stand at earlier cycles, so that a step back need not begin at the start. A computer
 * can't be copied, so each is a run of its own, and who goes on with one takes it away. Those
 * behind the present stand ever farther apart, the farther back they are.
 */
final class Twins {
  /** Also a bound of memory: a few MiB each for programs of usual size. */
  private static final int MOST = 24;

  /** Cycles from the present to the nearest one; the others are twice as far each. */
  private static final long NEAREST = 400;

  private final Recipe recipe;
  private final Focus focus;
  private final BooleanSupplier interrupted;
  private final TreeMap<Long, Twin> parked = new TreeMap<>();
  private List<Change> changes = List.of();

  /** The present that was cared for last, and the distance from it of the run to be parked next. */
  private long tended = -1;

  private long distance = NEAREST;

  Twins(Recipe recipe, Focus focus, BooleanSupplier interrupted) {
    this.recipe = recipe;
    this.focus = focus;
    this.interrupted = interrupted;
  }

  /**
   * A run at its start.
   *
   * @throws GuestException where the guest can't be started
   */
  Twin atStart() {
    return atStart(UnaryOperator.identity());
  }

  /**
   * The same with more that is said of it before it is built.
   *
   * @throws GuestException where the guest can't be started
   */
  Twin atStart(UnaryOperator<SessionBuilder> more) {
    return other(changes, more);
  }

  /**
   * The same of a run with other changes.
   *
   * @throws GuestException where the guest can't be started
   */
  Twin other(List<Change> others, UnaryOperator<SessionBuilder> more) {
    return new Twin(recipe, others, more, focus, interrupted);
  }

  /** The recipe of the run as it is now, its changes included. */
  Recipe recipe() {
    return recipe.with(changes);
  }

  /** What was changed in the run. */
  List<Change> changes() {
    return changes;
  }

  /** Lets it be a run with other changes; those that are beyond where the two differ go. */
  void follow(List<Change> others) {
    changes = List.copyOf(others);
    parked.values().removeIf(twin -> !twin.follow(changes));
    tended = -1;
  }

  /** Another computer is looked at: they stand where it does. */
  void look() {
    List<Twin> all = List.copyOf(parked.values());
    parked.clear();
    all.forEach(twin -> parked.put(twin.cycle(), twin));
    tended = -1;
  }

  /** The nearest run that stands at a cycle or before it, which is parked no longer. */
  Twin takeBefore(long cycle) {
    Map.Entry<Long, Twin> nearest = parked.floorEntry(cycle);
    if (nearest == null) {
      return atStart();
    }
    parked.remove(nearest.getKey());
    return nearest.getValue();
  }

  /** A run of which no computer has come to a cycle yet, which is parked no longer. */
  Twin takeClear(long cycle) {
    for (Map.Entry<Long, Twin> each : parked.headMap(cycle, false).descendingMap().entrySet()) {
      Twin twin = each.getValue();
      if (twin.farthest() < cycle) {
        parked.remove(each.getKey());
        return twin;
      }
    }
    return atStart();
  }

  /** A run that stands between two cycles, both included, which is parked no longer; or null. */
  @Nullable Twin takeBetween(long first, long last) {
    Map.Entry<Long, Twin> nearest = parked.floorEntry(last);
    return nearest == null || nearest.getKey() < first ? null : parked.remove(nearest.getKey());
  }

  /** Parks a run; where there are too many, one goes that is missed least. */
  void park(Twin twin, long present) {
    if (twin.end() == null && twin.isTogether()) {
      parked.put(twin.cycle(), twin);
    }
    if (parked.size() > MOST) {
      parked.remove(leastMissed(present));
    }
  }

  /** The one farthest ahead, or the one behind whose neighbours are nearest for its distance. */
  private long leastMissed(long present) {
    if (parked.lastKey() > present && parked.higherKey(present) < parked.lastKey()) {
      return parked.lastKey();
    }
    long least = parked.firstKey();
    double smallest = Double.MAX_VALUE;
    for (long cycle : parked.headMap(present, true).keySet()) {
      Long before = parked.lowerKey(cycle);
      Long after = parked.higherKey(cycle);
      if (before != null && after != null) {
        double gap = (double) (after - before) / (1 + present - cycle);
        if (gap < smallest) {
          smallest = gap;
          least = cycle;
        }
      }
    }
    return least;
  }

  /**
   * Parks one more run behind the present, where none is within reach: the next one that stands
   * farther back goes there, as that is not far. So what is missing in the end is the farthest one,
   * which begins at the start.
   *
   * @return whether there was anything to do
   */
  boolean parkOne(long present) {
    if (present != tended) {
      tended = present;
      distance = NEAREST;
    }
    for (; distance < present && !interrupted.getAsBoolean(); distance *= 2) {
      long from = present - distance;
      long reach = distance / 4;
      if (parked.subMap(from - reach, true, from + reach, true).isEmpty()) {
        return send(from, present);
      }
    }
    return false;
  }

  /** Lets a run go to a cycle, and parks it where it comes; whether it was sent from behind it. */
  private boolean send(long from, long present) {
    Twin twin = takeBefore(from);
    boolean behind = twin.cycle() < from;
    if (behind && twin.goTo(from)) {
      distance *= 2;
    } else if (!behind || twin.end() != null) {
      distance = present; // those that are farther would stand before the start
    }
    if (twin.cycle() < present) {
      park(twin, present);
    }
    return behind;
  }

  /** How many are parked. */
  int parked() {
    return parked.size();
  }
}
