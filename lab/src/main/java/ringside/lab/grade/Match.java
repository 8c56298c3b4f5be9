package ringside.lab.grade;

import java.util.Locale;
import java.util.stream.Collectors;
import ringside.lab.expect.ExpectedText;

/** How a text is compared with what is expected. */
public enum Match {
  /** Each character counts, but for whether the last line is ended. */
  EXACT,
  /** Blanks count as one, and not at all at the ends of lines; empty lines do not count. */
  SPACES,
  /** All of it has to match a regular expression, in which a dot is any character. */
  REGEX;

  /** As assignments name it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What is expected.
   *
   * @throws IllegalArgumentException where it is no regular expression; the message says why
   */
  ExpectedText expectation(String text) {
    return switch (this) {
      case EXACT -> ExpectedText.exactly(text);
      case SPACES -> ExpectedText.exactly(squeezed(text));
      case REGEX -> ExpectedText.of("/" + text + "/");
    };
  }

  /** What is compared. */
  String compared(String printed) {
    return this == SPACES ? squeezed(printed) : printed;
  }

  private static String squeezed(String text) {
    return TextLines.of(text).stream()
        .map(line -> line.strip().replaceAll("\\s+", " "))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
