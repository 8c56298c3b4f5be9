package ringside.lab.figure.compare;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.figure.Axes;
import ringside.lab.figure.Bars;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.LinearScale;
import ringside.lab.figure.Svg;
import ringside.lab.path.CriticalPath;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.PathRows;
import ringside.lab.report.Texts;

/** What the end of a run waited for: a bar a thread and what it does, and in it a cost's part. */
public final class PathFigure implements Figure {
  private static final String ID = "path";
  private static final int LEFT = 330;
  private static final int RIGHT = 110;
  private static final int TOP = 12;
  private static final int ROW = 30;
  private static final int BAR = 20;
  private static final int COST = 7;
  private static final int AXIS = 36;
  private static final int TICKS = 6;
  private static final int NAME = 44;
  private static final int TEXT_BAR = 36;
  private static final int AMOUNT = 14;

  private final Texts texts;
  private final String cost;
  private final List<PathRows.Row> rows;
  private final long length;

  /**
   * A figure of a path.
   *
   * @param cost what the cost is called whose part is shown
   * @param most rows, 1 or more; the others are in one more
   */
  public PathFigure(Texts texts, CriticalPath path, String cost, int most) {
    this.texts = texts;
    this.cost = cost;
    this.rows = new PathRows(texts).of(path, most);
    this.length = path.cycles(slice -> true);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String question() {
    return texts.get("path.question");
  }

  private long spent() {
    return rows.stream().mapToLong(PathRows.Row::spent).sum();
  }

  @Override
  public String summary() {
    String all = texts.get("path.summary", Numbers.grouped(length), Numbers.grouped(spent()), cost);
    PathRows.Row first = rows.get(0);
    return all + " " + texts.get("path.longest", name(first), Numbers.grouped(first.cycles()));
  }

  private String name(PathRows.Row row) {
    if (row.does().isEmpty()) {
      return row.thread();
    }
    boolean nobody = row.thread().equals(texts.get("path.nobody"));
    return nobody ? row.does() : texts.get("path.name", row.thread(), row.does());
  }

  private long most() {
    return rows.stream().mapToLong(PathRows.Row::cycles).max().orElse(1);
  }

  @Override
  public List<Drawing> drawings() {
    int bottom = TOP + rows.size() * ROW;
    Svg svg = new Svg(ID + "-bars", bottom + AXIS, question(), summary());
    LinearScale scale = new LinearScale(0, most(), LEFT, Svg.WIDTH - RIGHT, TICKS);
    Axes.below(svg, scale, bottom, TOP, texts.get("head.cycles"));
    for (int i = 0; i < rows.size(); i++) {
      bar(svg, scale, i);
    }
    return List.of(Drawing.only(svg));
  }

  private void bar(Svg svg, LinearScale scale, int index) {
    PathRows.Row row = rows.get(index);
    double y = TOP + index * (double) ROW;
    double end = scale.at((double) row.cycles());
    String cycles = Numbers.grouped(row.cycles());
    svg.text("t right", LEFT - 8, y + 19, Lettering.fit(name(row), LEFT - 12));
    svg.beginMark(
        texts.get("path.bar", name(row), cycles, Numbers.grouped(row.spent()), cost),
        ID + "-" + index);
    svg.rect("bar before", LEFT, y + 4, Math.max(0.5, end - LEFT), BAR);
    double part = scale.at((double) row.spent()) - LEFT;
    svg.rect("level", LEFT, y + 4 + BAR - COST, part, COST);
    svg.end();
    svg.text("t bold", end + 6, y + 19, cycles);
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(line(ID + "-" + i, rows.get(i)));
    }
    PathRows.Row all = new PathRows.Row(texts.get("head.total"), "", length, spent());
    lines.add(line(ID + "-all", all));
    return new FigureTable(
        2,
        List.of(
            texts.get("head.thread"),
            texts.get("path.does"),
            texts.get("head.cycles"),
            texts.get("path.part"),
            texts.get("path.of", cost)),
        lines);
  }

  private FigureTable.Row line(String id, PathRows.Row row) {
    return new FigureTable.Row(
        id,
        List.of(
            row.thread(),
            row.does(),
            Numbers.grouped(row.cycles()),
            Numbers.percent(row.cycles(), length),
            Numbers.grouped(row.spent())));
  }

  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    for (PathRows.Row row : rows) {
      lines.add(
          "  "
              + Columns.left(name(row), NAME)
              + Columns.right(Numbers.grouped(row.cycles()), AMOUNT)
              + "  "
              + Bars.of(row.cycles(), most(), TEXT_BAR));
    }
    return lines;
  }
}
