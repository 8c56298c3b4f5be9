package ringside.lab.grade;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import ringside.lab.report.Paragraph;
import ringside.lab.report.TextTable;
import ringside.lab.report.Texts;

/** What is said of submissions, as text. */
public final class GradeReport {
  private static final int INDENT = 4;

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

  /** Prints one line for each of several submissions, and which tests are failed most. */
  public void summary(List<Graded> all, PrintStream out) {
    TextTable table =
        new TextTable(
            1, texts.get("grade.column.submission"), texts.get("grade.column.points"));
    for (Graded each : all) {
      table.row(each.submission(), each.score() + "/" + each.points());
    }
    table.lines(Paragraph.COLUMNS).forEach(out::println);
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
