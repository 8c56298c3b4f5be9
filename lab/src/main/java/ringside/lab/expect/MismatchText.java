package ringside.lab.expect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.lab.report.Texts;
import ringside.lab.report.VisibleText;

/** Where a text is another than expected, in lines. */
public final class MismatchText {
  private final Texts texts;

  /** Lines in the language of the texts. */
  public MismatchText(Texts texts) {
    this.texts = texts;
  }

  /**
   * What should stand there, and what does.
   *
   * @param name of the text, as in stdout
   */
  public List<String> lines(String name, ExpectedText.Mismatch wrong) {
    String printed = "  " + texts.get("expect.printed", quoted(wrong.printed()));
    if (wrong.line() == 0) {
      String pattern = VisibleText.of(String.valueOf(wrong.expected()));
      return List.of(texts.get("expect.pattern", name, pattern), printed);
    }
    return List.of(
        texts.get("expect.differs", name, wrong.line()),
        "  " + texts.get("expect.expected", quoted(wrong.expected())),
        printed);
  }

  private String quoted(@Nullable String line) {
    return line == null ? texts.get("expect.end") : "'" + VisibleText.of(line) + "'";
  }
}
