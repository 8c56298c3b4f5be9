package ringside.kernel.event;

import java.util.Set;

/**
 * Hears of events at the moment they happen, and changes nothing: what it looks up in the computer
 * meanwhile must be free of charge. Its methods are not called from two host threads at a time.
 */
public interface EventSink {
  /** Which kinds it wants to hear of; asked once, before the first event. */
  Set<EventKind> kinds();

  /** One of those has happened. */
  void event(Event event);
}
