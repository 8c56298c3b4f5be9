package ringside.junit;

import java.util.Optional;
import ringside.lab.expect.ExpectedText;
import ringside.lab.expect.MismatchText;

/** Where what was printed is another text than expected, to the byte, in words. */
final class Difference {
  private Difference() {}

  /** The first line that differs, with what should stand there; empty where all is the same. */
  static Optional<String> between(String stream, byte[] expected, byte[] printed) {
    MismatchText text = new MismatchText(Words.ofHost().reports());
    return ExpectedText.toTheByte(expected)
        .check(printed)
        .map(wrong -> String.join("\n", text.lines(stream, wrong)));
  }
}
