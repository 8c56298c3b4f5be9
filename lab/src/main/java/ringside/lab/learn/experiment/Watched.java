package ringside.lab.learn.experiment;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;

/**
 * A run that is over, and what happened in it.
 *
 * @param result what it left
 * @param events of the kinds that were asked for, in order
 */
public record Watched(RunResult result, List<Event> events) {
  /** Runs a guest on the classic machine to its end. */
  public static Watched run(Guest guest, EventKind... kinds) {
    return run(guest, Machine.classic(), kinds);
  }

  /** Runs a guest to its end. */
  public static Watched run(Guest guest, Machine machine, EventKind... kinds) {
    Collector collector = new Collector(Set.of(kinds));
    try (Session session = Session.of(guest).on(machine).sink(collector).build()) {
      return new Watched(session.runToEnd(), List.copyOf(collector.all));
    }
  }

  /** The events of a record, in order. */
  public <E extends Event> List<E> all(Class<E> record) {
    return events.stream().filter(record::isInstance).map(record::cast).toList();
  }

  private static final class Collector implements EventSink {
    private final Set<EventKind> kinds;
    private final List<Event> all = new ArrayList<>();

    Collector(Set<EventKind> kinds) {
      this.kinds = kinds.isEmpty() ? EnumSet.noneOf(EventKind.class) : EnumSet.copyOf(kinds);
    }

    @Override
    public Set<EventKind> kinds() {
      return kinds;
    }

    @Override
    public void event(Event event) {
      all.add(event);
    }
  }
}
