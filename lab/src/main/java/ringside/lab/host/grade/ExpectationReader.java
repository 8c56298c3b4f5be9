package ringside.lab.host.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.lab.check.Figure;
import ringside.lab.compare.RunFigures;
import ringside.lab.grade.Expected;
import ringside.lab.grade.Match;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;

/** Reads what a run of a test should leave. */
final class ExpectationReader {
  private final FolderReader folder;

  ExpectationReader(FolderReader folder) {
    this.folder = folder;
  }

  /** What it should print; null where that does not matter. */
  @Nullable Expected stdout(TableReader table) throws AssignmentException {
    return table.has("stdout") || table.has("stdout-file")
        ? expected(table, "stdout", folder.text(table, "stdout"))
        : null;
  }

  /** What it should leave in its folder, by name. */
  static Map<String, Expected> written(TableReader table) throws AssignmentException {
    Map<String, Expected> written = new LinkedHashMap<>();
    for (Map.Entry<String, String> file : table.words("written").entrySet()) {
      written.put(file.getKey(), expected(table, "written", file.getValue()));
    }
    return written;
  }

  private static Expected expected(TableReader table, String key, String text)
      throws AssignmentException {
    Match match = table.oneOf("match", Match.class, Match.EXACT);
    try {
      return new Expected(text, match);
    } catch (IllegalArgumentException wrong) {
      throw table.wrong(key, "it is no regular expression: " + wrong.getMessage());
    }
  }

  /** The status that it should end with; null where that does not matter. */
  static @Nullable Integer exit(TableReader table) throws AssignmentException {
    if (table.has("exit") && !table.isNumber("exit")) {
      if (table.text("exit").equals("any")) {
        return null;
      }
      throw table.wrong("exit", "write a number from 0 to 255, or \"any\"");
    }
    return (int) table.number("exit", 0, 0, 255);
  }

  /** Bounds of figures that runs on a machine have. */
  static List<Figure> figures(TableReader table, Machine machine) throws AssignmentException {
    List<String> written = table.texts("figures", List.of());
    List<Figure> figures = new ArrayList<>();
    try {
      for (String each : written) {
        figures.add(Figure.parse(each));
      }
      if (!figures.isEmpty()) {
        // Which figures there are depends on the machine; any run on it has them.
        try (Session session = Session.of(Guest.of("null")).on(machine).build()) {
          Map<String, Long> known = RunFigures.of(session.runToEnd().statistics());
          figures.forEach(each -> each.require(known.keySet()));
        }
      }
      return figures;
    } catch (IllegalArgumentException wrong) {
      throw table.wrong("figures", String.valueOf(wrong.getMessage()));
    }
  }
}
