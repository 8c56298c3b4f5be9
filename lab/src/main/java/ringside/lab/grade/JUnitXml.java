package ringside.lab.grade;

import java.util.List;
import ringside.lab.figure.Markup;
import ringside.lab.report.Texts;

/** Graded submissions in the form of JUnit's reports: a suite for each, a case for each test. */
public final class JUnitXml {
  private JUnitXml() {}

  /** The file. */
  public static String of(String title, List<Graded> all, Texts texts) {
    GradeReport report = new GradeReport(texts);
    Markup xml = new Markup().ready("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.begin("testsuites", "name", title).ready("\n");
    for (Graded graded : all) {
      long failures = graded.results().stream().filter(result -> !result.passed()).count();
      xml.begin(
          "testsuite",
          "name",
          graded.submission(),
          "tests",
          String.valueOf(graded.results().size()),
          "failures",
          String.valueOf(failures));
      xml.ready("\n");
      graded.results().forEach(result -> test(xml, graded, result, report));
      xml.endLine();
    }
    return xml.endLine().toString();
  }

  private static void test(Markup xml, Graded graded, TestResult result, GradeReport report) {
    xml.begin("testcase", "classname", graded.submission(), "name", result.test().name());
    if (!result.passed()) {
      Finding first = result.findings().get(0);
      xml.element(
          "failure",
          String.join("\n", report.feedback(result)),
          "type",
          first.way().key(),
          "message",
          report.sentence(result, first));
    }
    xml.endLine();
  }
}
