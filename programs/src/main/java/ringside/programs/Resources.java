package ringside.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of this package that the jar carries. */
final class Resources {
  private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_.-]+");

  /** What was read before: unpacking an executable takes longer than starting it. */
  private static final Map<String, byte[]> KNOWN = new ConcurrentHashMap<>();

  private Resources() {}

  /** A file's bytes, or null if there is none of that name. */
  static byte @Nullable [] load(String name) {
    // A guest's source may ask for any name: only what lies below this package is given out.
    if (!NAME.matcher(name).matches() || name.contains("..")) {
      return null;
    }
    try (InputStream stream = Resources.class.getResourceAsStream(name)) {
      return stream == null ? null : stream.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read the bundled file " + name, broken);
    }
  }

  /** A file's bytes, which the caller may change. */
  static byte[] bytes(String name) {
    byte[] known = KNOWN.get(name);
    if (known == null) {
      known = load(name);
      if (known == null) {
        throw new IllegalArgumentException("there is no bundled file " + name);
      }
      KNOWN.put(name, known);
    }
    return known.clone();
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }
}
