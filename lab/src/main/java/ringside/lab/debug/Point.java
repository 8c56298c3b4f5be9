package ringside.lab.debug;

import java.util.Set;
import java.util.function.Predicate;
import ringside.kernel.event.Event;

/** What a run is to stop for: a breakpoint, a watch point, or something that happens. */
public sealed interface Point {
  /**
   * Before an instruction is executed.
   *
   * @param addresses virtual
   * @param when whether this time counts
   */
  record Code(Set<Integer> addresses, Predicate<View> when) implements Point {}

  /**
   * After a word has been written, by whom ever and by whatever address.
   *
   * @param when whether this time counts
   */
  record Written(Word word, Predicate<View> when) implements Point {}

  /**
   * After a word has been read: by a program, or by the kernel for it by its address.
   *
   * @param when whether this time counts
   */
  record Read(Word word, Predicate<View> when) implements Point {}

  /** After the kernel's stay in which something has happened. */
  record Happened(Predicate<Event> what) implements Point {}

  /**
   * One of another computer of the run than the one that is looked at.
   *
   * @param computer its number, from 1
   */
  record Elsewhere(int computer, Point point) implements Point {}

  /** The number of the computer that it is of, where another is looked at. */
  default int computer(int looked) {
    return this instanceof Elsewhere elsewhere ? elsewhere.computer : looked;
  }

  /** What it is, whosever. */
  default Point own() {
    return this instanceof Elsewhere elsewhere ? elsewhere.point : this;
  }
}
