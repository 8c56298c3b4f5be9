package ringside.lab.grade;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.check.Figure;
import ringside.lab.check.LeakText;
import ringside.lab.check.Leaks;
import ringside.lab.check.Violation;
import ringside.lab.check.ViolationText;
import ringside.lab.compare.RunFigures;
import ringside.lab.expect.MismatchText;
import ringside.lab.report.Texts;
import ringside.lab.report.VisibleText;

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
    String shown = name.isEmpty() ? "stdout" : name;
    expected
        .check(left)
        .ifPresent(wrong -> add(way, new MismatchText(texts).lines(shown, wrong), name));
  }

  /** How standard output differs, in lines; none where it does not. */
  List<String> difference(Expected expected, byte[] output) {
    return expected
        .check(output)
        .map(wrong -> new MismatchText(texts).lines("stdout", wrong))
        .orElse(List.of());
  }

  /** A schedule fails: a text says how. */
  void explored(Way way, int preemptions, String what, List<String> details) {
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
          .forEach(line -> lines.add("  " + VisibleText.of(line)));
    }
  }
}
