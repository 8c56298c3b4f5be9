package ringside.lab.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import ringside.kernel.Computer;

/** What is done to the computers of a session where they stand at some cycle. */
final class Deeds {
  private static final long NEVER = Long.MAX_VALUE / 4;

  private final Deque<Deed> planned = new ArrayDeque<>();

  private record Deed(long cycle, int computer, Consumer<Computer> what) {
    private Station station(List<Station> stations) {
      return stations.get(computer - 1);
    }
  }

  /** One more, not before those that are planned already. */
  void plan(long cycle, int computer, Consumer<Computer> what) {
    planned.addLast(new Deed(cycle, computer, what));
  }

  /** The cycle of the next; far away where there is none. */
  long next() {
    Deed first = planned.peekFirst();
    return first == null ? NEVER : first.cycle;
  }

  /**
   * Does what is due; whether there was anything.
   *
   * @param reached a cycle that all have come to: a computer that only waits stays behind it
   */
  boolean doDue(List<Station> stations, long reached) {
    boolean any = false;
    while (isDue(stations, reached)) {
      Deed due = planned.removeFirst();
      due.what.accept(due.station(stations).computer());
      any = true;
    }
    return any;
  }

  private boolean isDue(List<Station> stations, long reached) {
    Deed first = planned.peekFirst();
    return first != null && first.cycle <= Math.max(reached, first.station(stations).cycle());
  }

  /** Forgets what has not been done. */
  void forget() {
    planned.clear();
  }
}
