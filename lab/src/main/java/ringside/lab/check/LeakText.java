package ringside.lab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ringside.lab.report.Texts;

/** What a run has left behind, in sentences. */
public final class LeakText {
  private final Texts texts;

  /** Sentences in the language of the texts. */
  public LeakText(Texts texts) {
    this.texts = texts;
  }

  /** A sentence for each thing that was left. */
  public List<String> lines(Leaks leaks) {
    List<String> lines = new ArrayList<>();
    leaks
        .descriptors()
        .forEach(
            each ->
                lines.add(
                    texts.get(
                        "leak.descriptor",
                        each.program(),
                        each.pid(),
                        each.number(),
                        each.what())));
    leaks
        .children()
        .forEach(
            each ->
                lines.add(
                    texts.get(
                        each.ended() ? "leak.zombie" : "leak.orphan",
                        each.parentProgram(),
                        each.parent(),
                        each.program(),
                        each.pid())));
    leaks
        .objects()
        .forEach(
            each ->
                lines.add(
                    texts.get(
                        "leak." + each.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        each.name(),
                        each.frames())));
    return lines;
  }
}
