package ringside.lab.grade;

import java.util.List;
import ringside.lab.report.JsonWriter;
import ringside.lab.report.Texts;

/** A submission as Gradescope reads it (its documentation, "Autograder Specifications"). */
public final class GradescopeJson {
  private GradescopeJson() {}

  /** Writes {@code results.json}. */
  public static void write(JsonWriter json, Graded graded, Texts texts) {
    GradeReport report = new GradeReport(texts);
    json.beginObject();
    json.number("score", graded.score());
    json.text("output", texts.get("grade.score", graded.score(), graded.points()));
    json.text("output_format", "text");
    json.text("stdout_visibility", Visibility.HIDDEN.key());
    json.beginArray("tests");
    for (TestResult result : graded.results()) {
      test(json, result, report.feedback(result));
    }
    json.endArray();
    json.endObject();
  }

  private static void test(JsonWriter json, TestResult result, List<String> feedback) {
    json.beginObject();
    json.text("name", result.test().name());
    json.number("score", result.score());
    json.number("max_score", result.test().points());
    json.text("status", result.passed() ? "passed" : "failed");
    json.text("visibility", result.test().visibility().key());
    json.text("output_format", "text");
    json.text("output", String.join("\n", feedback));
    json.endObject();
  }
}
