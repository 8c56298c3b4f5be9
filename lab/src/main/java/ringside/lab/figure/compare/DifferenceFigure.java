package ringside.lab.figure.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ringside.lab.compare.Difference.Row;
import ringside.lab.figure.Axes;
import ringside.lab.figure.Bars;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.LinearScale;
import ringside.lab.figure.Svg;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** Two runs beside each other: two aligned bars a row; what explains most comes first. */
public final class DifferenceFigure implements Figure {
  private static final int LEFT = 250;
  private static final int RIGHT = 110;
  private static final int TOP = 12;
  private static final int ROW = 44;
  private static final int BAR = 15;
  private static final int AXIS = 36;
  private static final int TICKS = 7;
  private static final int NAME = 30;
  private static final int TEXT_BAR = 30;
  private static final int AMOUNT = 15;

  /**
   * Words that only who compares can know.
   *
   * @param id of the figure in its page: letters, digits and hyphens
   * @param question its heading
   * @param before name of the first run
   * @param after name of the second
   * @param unit of the amounts: "cycles"
   */
  public record Words(String id, String question, String before, String after, String unit) {}

  private final Texts texts;
  private final Words words;
  private final List<Row> rows;

  /** A figure of some rows, in any order; those that are 0 in both are left out. */
  public DifferenceFigure(Texts texts, Words words, List<Row> rows) {
    this.texts = texts;
    this.words = words;
    this.rows =
        rows.stream()
            .filter(row -> row.before() != 0 || row.after() != 0)
            .sorted(
                Comparator.comparing((Row row) -> -Math.abs(row.change())).thenComparing(Row::name))
            .toList();
  }

  @Override
  public String id() {
    return words.id;
  }

  @Override
  public String question() {
    return words.question;
  }

  private long sum(boolean after) {
    return rows.stream().mapToLong(row -> after ? row.after() : row.before()).sum();
  }

  @Override
  public String summary() {
    String all =
        texts.get(
            "figure.difference.summary",
            words.before,
            Numbers.grouped(sum(false)),
            words.after,
            Numbers.grouped(sum(true)),
            Numbers.signed(sum(true) - sum(false)),
            words.unit);
    if (rows.isEmpty() || rows.get(0).change() == 0) {
      return all + " " + texts.get("figure.difference.none");
    }
    Row first = rows.get(0);
    String most = texts.get("figure.difference.most", first.name(), Numbers.signed(first.change()));
    return all + " " + most;
  }

  private long most() {
    return rows.stream().mapToLong(row -> Math.max(row.before(), row.after())).max().orElse(1);
  }

  @Override
  public List<Drawing> drawings() {
    int bottom = TOP + rows.size() * ROW;
    Svg svg = new Svg(words.id + "-bars", bottom + AXIS, words.question, summary());
    LinearScale scale = new LinearScale(0, most(), LEFT, Svg.WIDTH - RIGHT, TICKS);
    Axes.below(svg, scale, bottom, TOP, words.unit);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double y = TOP + i * (double) ROW;
      svg.text("t right", LEFT - 8, y + 22, Lettering.fit(row.name(), LEFT - 12));
      bar(svg, scale, row, i, false, y + 2);
      bar(svg, scale, row, i, true, y + 4 + BAR);
      double end = scale.at((double) Math.max(row.before(), row.after()));
      svg.text("t bold", end + 8, y + 23, Numbers.signed(row.change()));
    }
    return List.of(Drawing.only(svg));
  }

  private void bar(Svg svg, LinearScale scale, Row row, int index, boolean after, double y) {
    long amount = after ? row.after() : row.before();
    String name = after ? words.after : words.before;
    String label = row.name() + ", " + name + ": " + Numbers.grouped(amount) + " " + words.unit;
    double width = scale.at((double) amount) - LEFT;
    svg.beginMark(label, words.id + "-" + index);
    svg.rect(after ? "bar after" : "bar before", LEFT, y, Math.max(0.5, width), BAR);
    String inside = name + " " + Numbers.grouped(amount);
    svg.text("t tiny", LEFT + 4, y + 11, Lettering.first(width - 6, inside, name));
    svg.end();
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      lines.add(line(words.id + "-" + i, row));
    }
    lines.add(line(words.id + "-all", new Row(texts.get("head.total"), sum(false), sum(true))));
    return new FigureTable(
        1,
        List.of(
            texts.get("head.cause"),
            words.before,
            words.after,
            texts.get("figure.difference.head"),
            texts.get("figure.difference.share")),
        lines);
  }

  private FigureTable.Row line(String id, Row row) {
    return new FigureTable.Row(
        id,
        List.of(
            row.name(),
            Numbers.grouped(row.before()),
            Numbers.grouped(row.after()),
            Numbers.signed(row.change()),
            Numbers.percent(row.change(), sum(true) - sum(false))));
  }

  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      String signed = Columns.right(Numbers.signed(row.change()), AMOUNT);
      lines.add(line(row.name(), row.before(), words.before) + signed);
      lines.add(line("", row.after(), words.after));
    }
    return lines;
  }

  private String line(String name, long amount, String run) {
    return "  "
        + Columns.left(name, NAME)
        + " "
        + Columns.left(run, 10)
        + " "
        + Columns.left(Bars.of(amount, most(), TEXT_BAR), TEXT_BAR);
  }
}
