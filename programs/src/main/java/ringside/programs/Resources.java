package ringside.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of this package that the jar carries. */
final class Resources {
  private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_.-]+");

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

  static byte[] bytes(String name) {
    byte[] bytes = load(name);
    if (bytes == null) {
      throw new IllegalArgumentException("there is no bundled file " + name);
    }
    return bytes;
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }
}
