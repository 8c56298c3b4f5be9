package ringside.lab.debug;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.statistics.RunStatistics;

/**
 * Two runs that are the same up to a place, each to its end.
 *
 * @param first of them
 * @param second of them
 * @param firstEvent the first that happens otherwise, or at another time, in the first run; empty
 *     where nothing does
 * @param secondEvent what happens in its place in the second run
 */
public record SideBySide(
    Side first, Side second, Optional<Event> firstEvent, Optional<Event> secondEvent) {
  /** Events of both are compared so many cycles at a time: they have to be kept until then. */
  private static final long STRETCH = 200_000;

  /**
   * How one of them ended.
   *
   * @param end why it goes no further; null where somebody wanted no more
   * @param exit of the first process; empty where it did not end
   * @param cycle the clock at the end
   * @param output all of standard output
   * @param statistics its figures
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never changed
  public record Side(
      Stopped.@Nullable Why end,
      Optional<ExitStatus> exit,
      long cycle,
      byte[] output,
      RunStatistics statistics) {
    private static Side of(Twin twin) {
      twin.goTo(Long.MAX_VALUE / 4);
      View view = twin.view();
      Optional<ExitStatus> exit = view.exit();
      return new Side(twin.end(), exit, twin.cycle(), view.output(), twin.statistics());
    }
  }

  static SideBySide of(Twins twins, Branch one, Branch other) {
    Events first = new Events();
    Events second = new Events();
    Twin left = twins.other(one.changes(), session -> session.sink(first));
    Twin right = twins.other(other.changes(), session -> session.sink(second));
    for (long cycle = parting(one.changes(), other.changes());
        !Events.differ(first, second) && left.end() == null && right.end() == null;
        cycle += STRETCH) {
      boolean came = left.goTo(cycle);
      boolean both = right.goTo(cycle) || came;
      Events.dropEqual(first, second);
      if (!both) {
        break; // somebody wants no more
      }
    }
    Optional<Event> here = first.oldest();
    Optional<Event> there = second.oldest();
    first.stop();
    second.stop();
    return new SideBySide(Side.of(left), Side.of(right), here, there);
  }

  /** The cycle from which on they may differ. */
  private static long parting(List<Change> one, List<Change> other) {
    int same = 0;
    while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
      same++;
    }
    long first = same < one.size() ? one.get(same).cycle() : Long.MAX_VALUE;
    return Math.min(first, same < other.size() ? other.get(same).cycle() : first);
  }
}
