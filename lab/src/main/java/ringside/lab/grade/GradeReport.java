package ringside.lab.grade;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import ringside.lab.report.Columns;
import ringside.lab.report.Paragraph;
import ringside.lab.report.TextTable;
import ringside.lab.report.Texts;

/** What is said of submissions, as text. */
public final class GradeReport {
  private static final int INDENT = 4;
  private static final int LONGEST_NAME = 40;

  private final Texts texts;

  /** A report in the language of the texts. */
  public GradeReport(Texts texts) {
    this.texts = texts;
  }

  /** Prints a submission: a table of its tests, what is wrong with each, and the score. */
  public void print(Graded graded, PrintStream out) {
    out.println(graded.submission());
    TextTable table =
        new TextTable(
            2,
            texts.get("grade.column.test"),
            texts.get("grade.column.result"),
            texts.get("grade.column.points"));
    for (TestResult result : graded.results()) {
      table.row(
          result.test().name(),
          texts.get(result.passed() ? "grade.passed" : "grade.failed"),
          result.score() + "/" + result.test().points());
    }
    table.lines(Paragraph.COLUMNS).forEach(out::println);
    for (TestResult result : graded.results()) {
      List<String> lines = feedback(result);
      if (!lines.isEmpty()) {
        out.println();
        out.println("  " + result.test().name());
        lines.forEach(line -> out.println(" ".repeat(INDENT) + line));
      }
    }
    out.println();
    out.println(texts.get("grade.score", graded.score(), graded.points()));
  }

  /** Prints one line for each of several submissions, with the tests that it fails, and how. */
  public void summary(List<Graded> all, PrintStream out) {
    int points = texts.get("grade.column.points").length();
    int names = texts.get("grade.column.submission").length();
    for (Graded each : all) {
      names = Math.max(names, Math.min(LONGEST_NAME, Columns.width(each.submission())));
      points = Math.max(points, score(each).length());
    }
    row(
        texts.get("grade.column.submission"),
        names,
        texts.get("grade.column.points"),
        points,
        texts.get("grade.column.fails"),
        out);
    for (Graded each : all) {
      row(each.submission(), names, score(each), points, fails(each), out);
    }
  }

  private static void row(
      String name, int names, String score, int points, String fails, PrintStream out) {
    String start = "  " + Columns.left(name, names) + "  " + Columns.right(score, points);
    List<String> lines = Paragraph.lines(fails, names + points + 6);
    out.println((start + lines.get(0).substring(names + points + 4)).stripTrailing());
    lines.stream().skip(1).forEach(out::println);
  }

  private static String score(Graded graded) {
    return graded.score() + "/" + graded.points();
  }

  private static String fails(Graded graded) {
    return graded.results().stream()
        .filter(result -> !result.passed())
        .map(result -> result.test().name() + " (" + result.findings().get(0).way().key() + ")")
        .collect(Collectors.joining(", "));
  }

  /** What is said of a test, in lines; what a student may not know is left out. */
  public List<String> feedback(TestResult result) {
    List<String> lines = new ArrayList<>();
    if (result.passed() && !result.note().isEmpty()) {
      lines.add(result.note());
    }
    for (Finding finding : result.findings()) {
      lines.add(sentence(result, finding));
      details(result, finding).forEach(line -> lines.add("  " + line));
      result.test().hint(finding.way()).ifPresent(hint -> lines.add(texts.get("grade.hint", hint)));
    }
    return lines;
  }

  /** How it fails; of a hidden test no number and no name. */
  String sentence(TestResult result, Finding finding) {
    return isShown(result, finding)
        ? finding.sentence()
        : texts.get("grade.hidden." + finding.way().key());
  }

  /** What shows it, as far as a student may know. */
  List<String> details(TestResult result, Finding finding) {
    return isShown(result, finding) ? finding.details() : List.of();
  }

  /** That a program can't be built is known without the test. */
  private static boolean isShown(TestResult result, Finding finding) {
    return result.test().isOpen()
        || finding.way() == Way.BUILD
        || finding.way() == Way.MISSING
        || finding.way() == Way.GRADER;
  }
}
