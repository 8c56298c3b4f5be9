package ringside.lab.sweep;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * What a sweep varies, and the values that it takes.
 *
 * @param name a setting's key, a parameter of the program, or {@code machine}
 * @param values in the order of the points; none twice
 */
public record Axis(String name, List<String> values) {
  /** Copies the values. */
  public Axis {
    values = List.copyOf(values);
  }

  /**
   * Reads {@code pages=1,4,16}.
   *
   * @throws IllegalArgumentException where it is not written that way; the message says how
   */
  public static Axis parse(String text) {
    int equals = text.indexOf('=');
    List<String> values =
        equals < 0 ? List.of() : Arrays.asList(text.substring(equals + 1).split(",", -1));
    if (equals < 1 || values.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("write it as NAME=VALUE,VALUE, as in pages=1,4,16");
    }
    List<String> stripped = values.stream().map(String::strip).toList();
    if (new HashSet<>(stripped).size() < stripped.size()) {
      throw new IllegalArgumentException("a value comes twice");
    }
    return new Axis(text.substring(0, equals).strip(), stripped);
  }
}
