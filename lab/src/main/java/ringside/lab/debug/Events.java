package ringside.lab.debug;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.lab.trace.EventText;

/** The events of a run that have not been compared with another's yet. */
final class Events implements EventSink {
  private final Deque<Event> waiting = new ArrayDeque<>();
  private boolean over;

  @Override
  public Set<EventKind> kinds() {
    return EnumSet.allOf(EventKind.class);
  }

  @Override
  public void event(Event event) {
    if (!over) {
      waiting.addLast(event);
    }
  }

  /** Wants no more. */
  void stop() {
    over = true;
    waiting.clear();
  }

  /** The oldest that is there. */
  Optional<Event> oldest() {
    return Optional.ofNullable(waiting.peekFirst());
  }

  /** Forgets those with which both begin. */
  static void dropEqual(Events one, Events other) {
    while (one.oldest().isPresent() && other.oldest().isPresent() && !differ(one, other)) {
      one.waiting.removeFirst();
      other.waiting.removeFirst();
    }
  }

  /** Whether the oldest two are not alike. */
  static boolean differ(Events one, Events other) {
    Event first = one.waiting.peekFirst();
    Event second = other.waiting.peekFirst();
    return first != null && second != null && !first.equals(second) && !isSameText(first, second);
  }

  /** Of bytes that are equal, only the text says so. */
  private static boolean isSameText(Event first, Event second) {
    return EventText.of(first).equals(EventText.of(second));
  }
}
