package ringside.lab.figure;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.report.TextTable;

/**
 * The numbers of a figure.
 *
 * @param leftColumns how many columns, from the first, hold words; the others hold numbers
 * @param headings one for each column
 */
public record FigureTable(int leftColumns, List<String> headings, List<Row> rows) {
  /**
   * A row.
   *
   * @param id to which marks lead, unique in the page; empty where none does
   * @param cells one for each column
   */
  public record Row(String id, List<String> cells) {
    /** A row to which no mark leads. */
    public static Row of(String... cells) {
      return new Row("", List.of(cells));
    }
  }

  /**
   * As text.
   *
   * @param columns that a line takes at most
   * @param most rows that are written; the others are left out
   */
  public List<String> lines(int columns, int most) {
    TextTable table = new TextTable(leftColumns, headings.toArray(new String[0]));
    rows.stream().limit(most).forEach(row -> table.row(row.cells().toArray(new String[0])));
    return new ArrayList<>(table.lines(columns));
  }
}
