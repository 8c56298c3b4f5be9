package ringside.lab.report;

/**
 * Takes a JSON value piece by piece, in order: text on a host, objects in a browser. Whoever writes
 * begins and ends in pairs.
 */
public interface JsonWriter {
  /** An object begins, as the whole value, in an array, or behind its {@link #name}. */
  void beginObject();

  /** An object begins, as a field of the object that has begun last. */
  default void beginObject(String name) {
    name(name);
    beginObject();
  }

  /** The object that has begun last ends. */
  void endObject();

  /** An array begins, as a field of the object that has begun last. */
  void beginArray(String name);

  /** An array begins, in an array. */
  void beginArray();

  /** The array that has begun last ends. */
  void endArray();

  /** The name of the field whose value comes next. */
  void name(String name);

  /** A field that holds text. */
  void text(String name, String value);

  /** A field that holds a whole number. */
  void number(String name, long value);

  /** A whole number, in an array. */
  void number(long value);

  /** A field that holds null. */
  void nothing(String name);
}
