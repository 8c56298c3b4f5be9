package ringside.lab.grade;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.check.Figure;
import ringside.lab.check.LeakText;
import ringside.lab.check.Leaks;
import ringside.lab.check.Violation;
import ringside.lab.check.ViolationText;
import ringside.lab.compare.RunFigures;
import ringside.lab.expect.ExpectedText.Mismatch;
import ringside.lab.explore.Played;
import ringside.lab.explore.Verdict;
import ringside.lab.report.Columns;
import ringside.lab.report.Paragraph;
import ringside.lab.report.Texts;

/** Puts into words what is wrong with a run. */
final class Findings {
  private static final int MOST_LINES = 10;

  private final Texts texts;
  private final List<Finding> all = new ArrayList<>();

  Findings(Texts texts) {
    this.texts = texts;
  }

  List<Finding> all() {
    return all;
  }

  /** The same with a line before the details of each. */
  List<Finding> allBehind(String line) {
    return all.stream().map(each -> each.behind(line)).toList();
  }

  /** Something is wrong, of which a text says what. */
  void add(Way way, List<String> details, Object... values) {
    all.add(new Finding(way, texts.get("grade.way." + way.key(), values), details));
  }

  void exit(int expected, int status, List<String> evidence) {
    List<String> details = new ArrayList<>();
    details.add(texts.get("grade.exit", expected, status));
    details.addAll(evidence);
    add(Way.EXIT, details);
  }

  /** Compares a text that the run has left. */
  void text(Way way, String name, Expected expected, byte[] left) {
    expected.check(left).ifPresent(wrong -> add(way, mismatch(wrong), name));
  }

  /** How a text differs, in lines; none where it does not. */
  List<String> difference(Expected expected, byte[] left) {
    return expected.check(left).map(this::mismatch).orElse(List.of());
  }

  /** A schedule fails. */
  void explored(Way way, Verdict verdict, Played failing, List<String> details) {
    String key = "explore.failure." + verdict.failure().name().toLowerCase(Locale.ROOT);
    String what = texts.get(key, failing.status());
    int preemptions = failing.path().preemptions();
    all.add(new Finding(way, texts.get("grade.explored", preemptions, what), details));
  }

  /** Compares a file. */
  void file(String name, Expected expected, byte @Nullable [] contents) {
    if (contents == null) {
      add(Way.WRITTEN, List.of(texts.get("grade.no-file", path(name))), path(name));
    } else {
      text(Way.WRITTEN, path(name), expected, contents);
    }
  }

  private static String path(String name) {
    return MemoryFolder.PATH + "/" + name;
  }

  private List<String> mismatch(Mismatch wrong) {
    String expected = wrong.expected();
    String printed = wrong.printed();
    if (wrong.line() == 0) {
      return List.of(
          texts.get("grade.pattern", shown(String.valueOf(expected))),
          texts.get("grade.printed", quoted(printed)));
    }
    return List.of(
        texts.get("grade.line", wrong.line()),
        texts.get("grade.expected", quoted(expected)),
        texts.get("grade.printed", quoted(printed)));
  }

  private String quoted(@Nullable String line) {
    return line == null ? texts.get("expect.end") : "'" + shown(line) + "'";
  }

  /** One line, with what can't be seen made visible. */
  private static String shown(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length() && line.length() <= Paragraph.COLUMNS; i++) {
      char c = text.charAt(i);
      line.append(c == '\n' ? "\\n" : c == '\t' ? "\\t" : c < ' ' || c == 127 ? "\ufffd" : c);
    }
    return Columns.cut(line.toString(), Paragraph.COLUMNS - 20);
  }

  void figures(List<Figure> figures, RunStatistics statistics) {
    Map<String, Long> values = RunFigures.of(statistics);
    for (Figure figure : figures) {
      if (!figure.holds(values)) {
        String line = texts.get("grade.figure", figure, figure.value(values));
        add(Way.FIGURES, List.of(line), figure.name());
      }
    }
  }

  void leaks(Leaks leaks) {
    if (!leaks.isNothing()) {
      List<String> lines = new LeakText(texts).lines(leaks);
      add(Way.LEAKS, lines.subList(0, Math.min(lines.size(), MOST_LINES)), leaks.count());
    }
  }

  void violations(List<Violation> violations) {
    if (!violations.isEmpty()) {
      List<String> lines = new ViolationText(texts).lines(violations);
      add(Way.CONVENTION, lines.subList(0, Math.min(lines.size(), MOST_LINES)));
    }
  }

  /** Adds what the program has printed to standard error, of much the beginning. */
  void standardError(byte[] printed, List<String> lines) {
    if (printed.length > 0) {
      lines.add(texts.get("grade.stderr"));
      TextLines.first(new String(printed, StandardCharsets.UTF_8), MOST_LINES)
          .forEach(line -> lines.add("  " + shown(line)));
    }
  }
}
