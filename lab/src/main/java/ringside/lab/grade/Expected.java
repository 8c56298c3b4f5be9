package ringside.lab.grade;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import ringside.lab.expect.ExpectedText;

/**
 * A text that a run should leave, on standard output or in a file.
 *
 * @param text that is expected
 * @param match how it is compared
 */
public record Expected(String text, Match match) {
  /**
   * Checks a regular expression.
   *
   * @throws IllegalArgumentException where it is none; the message says why
   */
  public Expected {
    match.expectation(text);
  }

  /** The first line that is another; empty where the text is as expected. */
  public Optional<ExpectedText.Mismatch> check(byte[] left) {
    String printed = new String(left, StandardCharsets.UTF_8);
    return match.expectation(text).check(match.compared(printed));
  }
}
