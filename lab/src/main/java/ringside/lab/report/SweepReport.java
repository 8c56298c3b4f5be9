package ringside.lab.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ringside.lab.sweep.Axis;
import ringside.lab.sweep.Grid;
import ringside.lab.sweep.SweepRow;

/** The tables of {@code ringside sweep}: the first axis downwards, the others to the right. */
public final class SweepReport {
  private final Texts texts;
  private final PrintStream out;

  /** A report in the language of the texts. */
  public SweepReport(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  /**
   * Prints a table for each figure.
   *
   * @param figures by the names of {@link ringside.lab.compare.RunFigures}
   */
  public void print(Grid grid, List<SweepRow> rows, List<String> figures) {
    for (String figure : figures) {
      out.println();
      out.println(texts.get("sweep.figure", figure));
      table(grid, rows, figure).print(out);
    }
    List<SweepRow> broken = rows.stream().filter(row -> !row.end().equals("exited")).toList();
    if (!broken.isEmpty()) {
      String points = broken.stream().map(SweepReport::name).collect(Collectors.joining("; "));
      out.println();
      out.println(texts.get("sweep.broken", broken.size(), points));
    }
  }

  private static String name(SweepRow row) {
    return row.values().entrySet().stream()
            .map(value -> value.getKey() + "=" + value.getValue())
            .collect(Collectors.joining(" "))
        + ": "
        + row.end();
  }

  /** The table of a figure. */
  static TextTable table(Grid grid, List<SweepRow> rows, String figure) {
    Axis down = grid.axes().get(0);
    Grid across = new Grid(grid.axes().subList(1, grid.axes().size()));
    List<String> heads = new ArrayList<>(List.of(down.name()));
    for (int column = 0; column < across.size(); column++) {
      String head =
          across.point(column).entrySet().stream()
              .map(value -> value.getKey() + "=" + value.getValue())
              .collect(Collectors.joining(" "));
      heads.add(head.isEmpty() ? figure : head);
    }
    TextTable table = new TextTable(1, heads.toArray(String[]::new));
    for (String value : down.values()) {
      List<String> cells = new ArrayList<>(List.of(value));
      for (int column = 0; column < across.size(); column++) {
        cells.add(cell(rows, down.name(), value, across.point(column), figure));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static String cell(
      List<SweepRow> rows, String down, String value, Map<String, String> across, String figure) {
    for (SweepRow row : rows) {
      boolean here =
          value.equals(row.values().get(down))
              && across.entrySet().stream()
                  .allMatch(each -> each.getValue().equals(row.values().get(each.getKey())));
      if (here) {
        Long number = row.figures().get(figure);
        return number == null ? "-" : Numbers.grouped(number);
      }
    }
    return "-"; // another shard has it
  }
}
