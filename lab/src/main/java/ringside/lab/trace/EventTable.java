package ringside.lab.trace;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import ringside.kernel.event.Event;
import ringside.lab.report.JsonWriter;

/** What traces write of each record of {@link Event}: its title, and its fields in their order. */
final class EventTable {
  private static final Map<Class<? extends Event>, Row<?>> ROWS = rows();

  private final Map<Class<? extends Event>, Row<?>> rows = new HashMap<>();

  /** The title of a record, and who tells its fields. */
  private record Row<E extends Event>(
      Class<E> type, String title, BiConsumer<E, JsonWriter> fields) {
    void describe(Event event, JsonWriter out) {
      fields.accept(type.cast(event), out);
    }
  }

  private EventTable() {}

  /** What an event is called, as in {@code state-changed}. */
  static String title(Event event) {
    return row(event).title;
  }

  /** Tells the fields of an event but its stamp. */
  static void describe(Event event, JsonWriter out) {
    row(event).describe(event, out);
  }

  private static Row<?> row(Event event) {
    Row<?> row = ROWS.get(event.getClass());
    if (row == null) {
      throw new IllegalStateException("no row for " + event.getClass());
    }
    return row;
  }

  /** Adds a record; each has one row. */
  <E extends Event> EventTable add(Class<E> type, String title, BiConsumer<E, JsonWriter> fields) {
    if (rows.put(type, new Row<>(type, title, fields)) != null) {
      throw new IllegalStateException("two rows for " + type);
    }
    return this;
  }

  /** A constant as traces write it: {@code copy-on-write}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<Class<? extends Event>, Row<?>> rows() {
    EventTable table = new EventTable();
    ThreadEvents.addTo(table);
    MemoryEvents.addTo(table);
    DeviceEvents.addTo(table);
    return Map.copyOf(table.rows);
  }
}
