package ringside.lab.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import ringside.kernel.Computer;

/** What is done to the first computer of a session where it stands at some cycle. */
final class Deeds {
  private static final long NEVER = Long.MAX_VALUE / 4;

  private final Deque<Deed> planned = new ArrayDeque<>();

  private record Deed(long cycle, Consumer<Computer> what) {}

  /** One more, not before those that are planned already. */
  void plan(long cycle, Consumer<Computer> what) {
    planned.addLast(new Deed(cycle, what));
  }

  /** The cycle of the next; far away where there is none. */
  long next() {
    Deed first = planned.peekFirst();
    return first == null ? NEVER : first.cycle;
  }

  /** Does what is due; whether there was anything. */
  boolean doDue(Computer computer) {
    boolean any = false;
    while (next() <= computer.hart().meter().clock()) {
      planned.removeFirst().what.accept(computer);
      any = true;
    }
    return any;
  }

  /** Forgets what has not been done. */
  void forget() {
    planned.clear();
  }
}
