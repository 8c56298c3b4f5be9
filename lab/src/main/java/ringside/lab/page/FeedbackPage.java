package ringside.lab.page;

import java.util.List;
import ringside.lab.figure.Markup;
import ringside.lab.grade.GradeReport;
import ringside.lab.grade.Graded;
import ringside.lab.grade.TestResult;
import ringside.lab.report.Texts;

/** What a student reads of a submission, as a page that needs nothing else. */
public final class FeedbackPage {
  private static final String CSS =
      """
      pre{background:var(--grey);border-left:3px solid var(--grey-edge);padding:8px 12px;
      overflow-x:auto;font:.875rem/1.45 ui-monospace,"DejaVu Sans Mono",monospace}
      .good{border-left-color:var(--green-edge)}
      .score{font-size:1.25rem;font-weight:600}
      """;

  private final Texts texts;
  private final GradeReport report;
  private final Markup html = new Markup();

  private FeedbackPage(Texts texts) {
    this.texts = texts;
    this.report = new GradeReport(texts);
  }

  /**
   * The page.
   *
   * @param title of the assignment
   */
  public static String of(Texts texts, String title, Graded graded) {
    return new FeedbackPage(texts).write(title, graded);
  }

  private String write(String title, Graded graded) {
    html.ready("<!DOCTYPE html>\n").begin("html", "lang", texts.get("page.language"));
    Page.head(html, title + ": " + graded.submission(), PageStyle.CSS + CSS);
    html.begin("body").begin("main").element("h1", title);
    html.element("p", graded.submission());
    String score = texts.get("grade.score", graded.score(), graded.points());
    html.element("p", score, "class", "score");
    table(graded.results());
    int number = 0;
    for (TestResult result : graded.results()) {
      section(result, ++number);
    }
    return html.endLine().end().end().ready("\n").toString();
  }

  private void table(List<TestResult> results) {
    html.begin("div", "class", "scroll").begin("table").begin("thead").begin("tr");
    head("test", "word");
    head("result", "word");
    head("points", "number");
    html.end().end().begin("tbody");
    int number = 0;
    for (TestResult result : results) {
      html.begin("tr").begin("td", "class", "word");
      html.element("a", result.test().name(), "href", "#test-" + ++number).end();
      html.element("td", mark(result), "class", "word");
      html.element("td", points(result), "class", "number").end();
    }
    html.end().end().endLine();
  }

  private void head(String key, String kind) {
    html.element("th", texts.get("grade.column." + key), "scope", "col", "class", kind);
  }

  /** A sign and a word: never a hue alone. */
  private String mark(TestResult result) {
    return result.passed()
        ? "\u2713 " + texts.get("grade.passed")
        : "\u2717 " + texts.get("grade.failed");
  }

  private static String points(TestResult result) {
    return result.score() + "/" + result.test().points();
  }

  private void section(TestResult result, int number) {
    html.begin("section", "id", "test-" + number);
    html.element("h2", result.test().name());
    html.element("p", mark(result) + ", " + points(result));
    List<String> lines = report.feedback(result);
    if (!lines.isEmpty()) {
      String kind = result.passed() ? "good" : "bad";
      html.element("pre", String.join("\n", lines), "class", kind, "tabindex", "0");
    }
    html.endLine();
  }
}
