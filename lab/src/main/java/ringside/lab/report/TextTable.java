package ringside.lab.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Aligned columns: words to the left, numbers to the right; Hangul counts as two columns. */
public final class TextTable {
  private static final String GAP = "  ";

  /** Columns below which words are not cut: one letter and two dots. */
  private static final int LEAST = 3;

  private final List<List<String>> rows = new ArrayList<>();
  private final int leftColumns;

  /** A table of which the first columns hold words, the others numbers. */
  public TextTable(int leftColumns, String... headings) {
    this.leftColumns = leftColumns;
    rows.add(List.of(headings));
  }

  /** One more row, of as many cells as there are headings. */
  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  void print(PrintStream out) {
    lines(Integer.MAX_VALUE).forEach(out::println);
  }

  /** Its lines; where they would be wider than some columns, the widest words are cut. */
  public List<String> lines(int columns) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], Columns.width(row.get(i)));
      }
    }
    fit(widths, columns);
    return rows.stream().map(row -> line(row, widths).stripTrailing()).toList();
  }

  private void fit(int[] widths, int columns) {
    long all = 0;
    for (int width : widths) {
      all += width + GAP.length();
    }
    for (long over = all - columns; over > 0; over--) {
      int widest = 0;
      for (int i = 1; i < leftColumns; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      widths[widest] = Math.max(LEAST, widths[widest] - 1);
    }
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      line.append(GAP);
      line.append(i < leftColumns ? Columns.left(cell, widths[i]) : Columns.right(cell, widths[i]));
    }
    return line.toString();
  }

  /** A text that fits in a number of columns: of a longer one the end. */
  static String tail(String text, int most) {
    return text.length() <= most ? text : "..." + text.substring(text.length() - most + 3);
  }
}
