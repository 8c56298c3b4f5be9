package ringside.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Texts by key in one language: English, or Korean for the locale ko, in which a text that is
 * missing is English. They are read from files beside a class, so that no locale of the host has a
 * say; and by this class, as other Java libraries than the JDK's spoil all but Latin letters.
 *
 * <p>A file has lines {@code key = text}, in UTF-8, and comments after #. In a text \n ends a line,
 * backslash and blank is a blank that counts, backslash, u and four digits any character.
 */
public final class TextBundle {
  private final Map<String, String> texts = new HashMap<>();

  private TextBundle() {}

  /**
   * The texts of a language.
   *
   * @param beside class of the package that has the files
   * @param name of the files: name.properties and name_ko.properties
   */
  public static TextBundle of(Class<?> beside, String name, Locale locale) {
    TextBundle bundle = new TextBundle();
    bundle.add(read(beside, name + ".properties"));
    if (locale.getLanguage().equals(Locale.KOREAN.getLanguage())) {
      bundle.add(read(beside, name + "_ko.properties"));
    }
    return bundle;
  }

  /**
   * The text of a key.
   *
   * @throws IllegalArgumentException if there is none
   */
  public String get(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("there is no text " + key);
    }
    return text;
  }

  private void add(String file) {
    for (String line : file.replace("\r\n", "\n").split("\n", -1)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        if (equals < 0) {
          throw new IllegalStateException("no text: " + line);
        }
        texts.put(line.substring(0, equals).trim(), text(line.substring(equals + 1)));
      }
    }
  }

  private static String text(String written) {
    String text = written.stripLeading();
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        result.append(c);
      } else if (text.charAt(++i) == 'u') {
        result.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        result.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
      }
    }
    return result.toString();
  }

  private static String read(Class<?> beside, String file) {
    try (InputStream stream = beside.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("there is no bundled file " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read the bundled file " + file, broken);
    }
  }
}
