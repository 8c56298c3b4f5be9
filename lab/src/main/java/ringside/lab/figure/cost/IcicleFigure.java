package ringside.lab.figure.cost;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.figure.Bars;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** An amount and its parts of parts: a bar of 100 %, below it those of its parts, and so on. */
public final class IcicleFigure implements Figure {
  private static final int BAR = 40;
  private static final int NAME = 38;
  private static final int AMOUNT = 15;

  /** Parts below this share of the whole are left to the table. */
  private static final double LEAST_OF_TEXT = 0.01;

  private final Texts texts;
  private final String id;
  private final Part whole;

  /**
   * A figure of cycles.
   *
   * @param id its question is the text {@code figure.ID.question}
   * @param whole what the first bar is
   */
  public IcicleFigure(Texts texts, String id, Part whole) {
    this.texts = texts;
    this.id = id;
    this.whole = whole;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String question() {
    return texts.get("figure." + id + ".question");
  }

  @Override
  public String summary() {
    StringBuilder summary = new StringBuilder();
    summary.append(texts.get("figure." + id + ".summary", Numbers.grouped(whole.amount())));
    for (Part part : whole.parts()) {
      String percent = Numbers.percent(part.amount(), whole.amount());
      summary.append(' ').append(texts.get("figure.icicle.share", part.name(), percent));
      if (!part.parts().isEmpty()) {
        Part first = part.parts().get(0);
        String share = Numbers.percent(first.amount(), whole.amount());
        summary.append(texts.get("figure.icicle.most", first.name(), share));
      }
      summary.append('.');
    }
    return summary.toString();
  }

  @Override
  public List<Drawing> drawings() {
    return List.of(Drawing.only(new IcicleDrawing(id, question(), summary(), whole).draw()));
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    add(rows, whole, "", id);
    return new FigureTable(
        1,
        List.of(
            texts.get("figure.icicle.part"), texts.get("head.cycles"), texts.get("head.percent")),
        rows);
  }

  private void add(List<FigureTable.Row> rows, Part part, String above, String row) {
    String name = above + part.name();
    String percent = Numbers.percent(part.amount(), whole.amount());
    rows.add(new FigureTable.Row(row, List.of(name, Numbers.grouped(part.amount()), percent)));
    String prefix = row.equals(id) ? "" : name + " / ";
    for (int i = 0; i < part.parts().size(); i++) {
      add(rows, part.parts().get(i), prefix, row + "-" + i);
    }
  }

  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    add(lines, whole, 0);
    return lines;
  }

  private void add(List<String> lines, Part part, int depth) {
    if (part.amount() < whole.amount() * LEAST_OF_TEXT) {
      return;
    }
    String bar = Bars.of(part.amount(), whole.amount(), BAR);
    lines.add(
        ("  " + Columns.left("  ".repeat(depth) + part.name(), NAME))
            + Columns.right(Numbers.grouped(part.amount()), AMOUNT)
            + "  "
            + bar);
    part.parts().forEach(below -> add(lines, below, depth + 1));
  }
}
