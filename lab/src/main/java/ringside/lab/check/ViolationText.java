package ringside.lab.check;

import java.util.List;
import java.util.Locale;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** Functions that do not keep the calling convention, in sentences. */
public final class ViolationText {
  private static final String NO_LINE = "?";

  private final Texts texts;

  /** Sentences in the language of the texts. */
  public ViolationText(Texts texts) {
    this.texts = texts;
  }

  /** A sentence for each mistake. */
  public List<String> lines(List<Violation> violations) {
    return violations.stream().map(this::line).toList();
  }

  private String line(Violation each) {
    return texts.get(
        "convention." + each.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        each.function(),
        each.line().isEmpty() ? NO_LINE : each.line(),
        each.register(),
        Numbers.hex(each.before()),
        Numbers.hex(each.after()),
        each.after() - each.before());
  }
}
