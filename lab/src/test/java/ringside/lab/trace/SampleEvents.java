package ringside.lab.trace;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import ringside.kernel.event.Event;
import ringside.kernel.event.Stamp;
import ringside.kernel.event.WaitTarget;

/** An event of every record that there is, whichever those are. */
final class SampleEvents {
  private static final int HEADER_BYTES = 20;
  private static final int VALUES = 6;

  private SampleEvents() {}

  /** One of each record. */
  static List<Event> ofEachRecord() throws ReflectiveOperationException {
    List<Event> all = new ArrayList<>();
    for (Class<?> type : Event.class.getPermittedSubclasses()) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = value(components[i]);
      }
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      all.add((Event) constructor.newInstance(values));
    }
    return all;
  }

  private static Object value(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == Stamp.class) {
      return new Stamp(12_345, 0, 2, 3, 17);
    } else if (type == int.class) {
      return 9;
    } else if (type == long.class) {
      return 90L;
    } else if (type == boolean.class) {
      return true;
    } else if (type == String.class) {
      return "a \"quoted\"\nline";
    } else if (type == byte[].class) {
      return new byte[HEADER_BYTES];
    } else if (type == OptionalInt.class) {
      return OptionalInt.of(5);
    } else if (type == WaitTarget.class) {
      return WaitTarget.of(WaitTarget.Kind.KEY);
    } else if (type == List.class) {
      boolean longs = component.getGenericType().getTypeName().contains("Long");
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < VALUES; i++) {
        list.add(longs ? (Object) Long.valueOf(i) : (Object) Integer.valueOf(i));
      }
      return list;
    }
    Object[] constants = type.getEnumConstants();
    if (constants == null) {
      throw new AssertionError("no sample of " + component);
    }
    return constants[0];
  }
}
