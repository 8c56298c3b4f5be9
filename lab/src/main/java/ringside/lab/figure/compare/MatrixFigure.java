package ringside.lab.figure.compare;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.Svg;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** Counts by two things at once: whose miss it was, by whose fault. */
public final class MatrixFigure implements Figure {
  private static final int LEFT = 190;
  private static final int TOP = 52;
  private static final int ROW = 34;
  private static final double WIDEST = 130;

  /** Levels of darkness, besides none. */
  private static final int LEVELS = 5;

  private static final String SHADES = " .:*%#";

  /**
   * A row.
   *
   * @param counts one for each column
   */
  public record Row(String name, List<Long> counts) {}

  /**
   * Words that only who counts can know.
   *
   * @param id of the figure in its page: letters, digits and hyphens
   * @param question its heading
   * @param rows what the rows are: "whose miss"
   * @param columns what the columns are: "whose fault"
   */
  public record Words(String id, String question, String rows, String columns) {}

  private final Texts texts;
  private final Words words;
  private final List<String> columns;
  private final List<Row> rows;

  /** A figure of rows with as many counts as there are columns. */
  public MatrixFigure(Texts texts, Words words, List<String> columns, List<Row> rows) {
    this.texts = texts;
    this.words = words;
    this.columns = List.copyOf(columns);
    this.rows = List.copyOf(rows);
  }

  @Override
  public String id() {
    return words.id;
  }

  @Override
  public String question() {
    return words.question;
  }

  private long sum() {
    return rows.stream().flatMap(row -> row.counts.stream()).mapToLong(count -> count).sum();
  }

  private long most() {
    return rows.stream()
        .flatMap(row -> row.counts.stream())
        .mapToLong(count -> count)
        .max()
        .orElse(0);
  }

  @Override
  public String summary() {
    String all =
        texts.get("figure.matrix.summary", words.rows, words.columns, Numbers.grouped(sum()));
    for (Row row : rows) {
      int column = row.counts.indexOf(most());
      if (most() > 0 && column >= 0) {
        String count = Numbers.grouped(most());
        return all + " " + texts.get("figure.matrix.most", row.name, columns.get(column), count);
      }
    }
    return all;
  }

  @Override
  public List<Drawing> drawings() {
    Svg svg = new Svg(words.id + "-cells", TOP + rows.size() * ROW + 4, words.question, summary());
    double width = Math.min(WIDEST, (Svg.WIDTH - LEFT - 8.0) / Math.max(1, columns.size()));
    svg.text("t small", LEFT, 14, words.columns);
    svg.text("t small right", LEFT - 8, TOP - 10, words.rows);
    for (int j = 0; j < columns.size(); j++) {
      double middle = LEFT + (j + 0.5) * width;
      svg.text("t mid", middle, TOP - 10, Lettering.fit(columns.get(j), width - 4));
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      svg.text("t right", LEFT - 8, TOP + i * ROW + 21.0, Lettering.fit(row.name, LEFT - 12));
      for (int j = 0; j < columns.size(); j++) {
        cell(svg, i, j, LEFT + j * width, width);
      }
    }
    return List.of(Drawing.only(svg));
  }

  private void cell(Svg svg, int i, int j, double x, double width) {
    long count = rows.get(i).counts.get(j);
    double y = TOP + i * (double) ROW;
    String label = rows.get(i).name + ", " + columns.get(j) + ": " + Numbers.grouped(count);
    svg.beginMark(label, words.id + "-" + i);
    svg.rect("heat heat-" + level(count), x, y, width - 2, ROW - 2);
    // A bar says it too, for those who see no shades.
    double part = most() == 0 ? 0 : (double) count / most();
    svg.rect("level", x, y + ROW - 7, part * (width - 2), 5);
    svg.text("t mid", x + width / 2, y + 18, count == 0 ? "0" : Numbers.grouped(count));
    svg.end();
  }

  /** 0 for nothing, then as many levels as the page has shades. */
  private int level(long count) {
    return most() == 0 || count == 0
        ? 0
        : (int) Math.max(1, Math.round((double) LEVELS * count / most()));
  }

  @Override
  public FigureTable table() {
    List<String> headings = new ArrayList<>(List.of(words.rows));
    headings.addAll(columns);
    headings.add(texts.get("head.total"));
    List<FigureTable.Row> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = new ArrayList<>(List.of(rows.get(i).name));
      rows.get(i).counts.forEach(count -> cells.add(Numbers.grouped(count)));
      cells.add(Numbers.grouped(rows.get(i).counts.stream().mapToLong(count -> count).sum()));
      lines.add(new FigureTable.Row(words.id + "-" + i, cells));
    }
    return new FigureTable(1, headings, lines);
  }

  /** Shades of letters: where much is, it is dark. */
  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      StringBuilder shades = new StringBuilder();
      row.counts.forEach(count -> shades.append(SHADES.charAt(level(count))).append(' '));
      String name = Columns.left(row.name, 30);
      lines.add(Columns.cut("  " + name + " |" + shades + "|", TEXT_COLUMNS));
    }
    return lines;
  }
}
