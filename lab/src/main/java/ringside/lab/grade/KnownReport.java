package ringside.lab.grade;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.lab.report.Paragraph;
import ringside.lab.report.Texts;

/**
 * Says whether an assignment tells its known solutions apart: each fails the tests that it should
 * fail and no other, each test is failed by one at least, and no two that fail are told the same.
 */
public final class KnownReport {
  private final Assignment assignment;
  private final Texts texts;
  private final GradeReport report;
  private final List<String> complaints = new ArrayList<>();
  private final Map<List<String>, String> told = new LinkedHashMap<>();
  private final Set<String> failed = new LinkedHashSet<>();
  private boolean rightOne;

  /** A report on an assignment. */
  public KnownReport(Assignment assignment, Texts texts) {
    this.assignment = assignment;
    this.texts = texts;
    this.report = new GradeReport(texts);
  }

  /** Takes what the tests say of a known solution, and prints a line. */
  public void take(Assignment.Known known, Graded graded, PrintStream out) {
    List<String> fails =
        graded.results().stream()
            .filter(result -> !result.passed())
            .map(result -> result.test().name())
            .toList();
    failed.addAll(fails);
    rightOne |= fails.isEmpty();
    String is = fails.isEmpty() ? texts.get("grade.check.nothing") : String.join(", ", fails);
    out.println("  " + texts.get("grade.check.line", known.path(), is));
    if (!Set.copyOf(fails).equals(Set.copyOf(known.fails()))) {
      String should =
          known.fails().isEmpty()
              ? texts.get("grade.check.nothing")
              : String.join(", ", known.fails());
      complaints.add(texts.get("grade.check.otherwise", known.path(), should, is));
    }
    if (!fails.isEmpty()) {
      List<String> feedback = new ArrayList<>();
      graded.results().forEach(result -> feedback.addAll(report.feedback(result)));
      String same = told.putIfAbsent(feedback, known.path());
      if (same != null) {
        complaints.add(texts.get("grade.check.same", same, known.path()));
      }
    }
  }

  /**
   * Prints what is wrong with the assignment.
   *
   * @return whether nothing is
   */
  public boolean end(PrintStream out) {
    if (!rightOne) {
      complaints.add(texts.get("grade.check.no-right-one"));
    }
    for (TestCase test : assignment.tests()) {
      if (!failed.contains(test.name())) {
        complaints.add(texts.get("grade.check.never-failed", test.name()));
      }
    }
    for (String complaint : complaints) {
      Paragraph.lines(complaint, 0).forEach(out::println);
    }
    if (complaints.isEmpty()) {
      out.println(texts.get("grade.check.sound", assignment.known().size()));
    }
    return complaints.isEmpty();
  }
}
