package ringside.lab.sweep;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A sweep as comma-separated values (RFC 4180): a line for each point, calls by name left out. */
public final class SweepTable {
  private static final String BY_NAME = "calls.";

  private SweepTable() {}

  /** Writes the rows, in their order, below a line with the names of the columns. */
  public static void write(Grid grid, List<SweepRow> rows, Writer out) throws IOException {
    Set<String> figures = new LinkedHashSet<>();
    rows.forEach(row -> figures.addAll(row.figures().keySet()));
    figures.removeIf(name -> name.startsWith(BY_NAME));
    List<String> heads = new ArrayList<>(List.of("point"));
    grid.axes().forEach(axis -> heads.add(axis.name()));
    heads.add("end");
    heads.add("status");
    heads.addAll(figures);
    out.write(CommaSeparated.line(heads));
    for (SweepRow row : rows) {
      List<String> cells = new ArrayList<>(List.of(String.valueOf(row.point())));
      cells.addAll(row.values().values());
      cells.add(row.end());
      cells.add(String.valueOf(row.status()));
      for (String figure : figures) {
        Long value = row.figures().get(figure);
        cells.add(value == null ? "" : value.toString());
      }
      out.write(CommaSeparated.line(cells));
    }
  }
}
