package ringside.lab.grade;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.sweep.CommaSeparated;

/** Graded submissions as comma-separated values: a line for each, a column for each test. */
public final class GradeTable {
  private GradeTable() {}

  /** The file. */
  public static String of(Assignment assignment, List<Graded> all) {
    List<String> heads = new ArrayList<>(List.of("submission", "score", "points"));
    assignment.tests().forEach(test -> heads.add(test.name()));
    StringBuilder text = new StringBuilder(CommaSeparated.line(heads));
    for (Graded graded : all) {
      List<String> cells = new ArrayList<>(List.of(harmless(graded.submission())));
      cells.add(String.valueOf(graded.score()));
      cells.add(String.valueOf(graded.points()));
      graded.results().forEach(result -> cells.add(String.valueOf(result.score())));
      text.append(CommaSeparated.line(cells));
    }
    return text.toString();
  }

  /** A spreadsheet would take for a formula what a student may call a file. */
  private static String harmless(String name) {
    return !name.isEmpty() && "=+-@\t\r".indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
  }
}
