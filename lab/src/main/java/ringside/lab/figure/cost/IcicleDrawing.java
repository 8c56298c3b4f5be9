package ringside.lab.figure.cost;

import java.util.List;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.Svg;
import ringside.lab.report.Numbers;

/** The bars of an icicle. A script narrows them: each says its share and depth. */
final class IcicleDrawing {
  private static final int ROW = 44;
  private static final int GAP = 2;
  private static final int PADDING = 5;
  private static final int FIRST_LINE = 18;
  private static final int SECOND_LINE = 34;

  /** Narrower than this, pixels, a bar could not be told from its border. */
  private static final double LEAST = 1.2;

  private static final double SLIVER = 5;

  private final String id;
  private final Part whole;
  private final Svg svg;

  IcicleDrawing(String id, String title, String description, Part whole) {
    this.id = id;
    this.whole = whole;
    this.svg = new Svg(id + "-icicle", depth(whole) * ROW + GAP, title, description);
  }

  private static int depth(Part part) {
    return 1 + part.parts().stream().mapToInt(IcicleDrawing::depth).max().orElse(0);
  }

  Svg draw() {
    svg.begin("icicle");
    draw(whole, 0, 0, id, "");
    svg.end();
    return svg;
  }

  /**
   * Draws a part and those below it.
   *
   * @param before cycles to the left of it
   */
  private void draw(Part part, long before, int depth, String row, String above) {
    double x = (double) before * Svg.WIDTH / Math.max(1, whole.amount());
    double width = (double) part.amount() * Svg.WIDTH / Math.max(1, whole.amount());
    if (width < LEAST) {
      return;
    }
    String name = above + part.name();
    cell(part, x, width, depth, row, name);
    long begin = before;
    List<Part> parts = part.parts();
    for (int i = 0; i < parts.size(); i++) {
      draw(parts.get(i), begin, depth + 1, row + "-" + i, depth == 0 ? "" : name + " / ");
      begin += parts.get(i).amount();
    }
  }

  private void cell(Part part, double x, double width, int depth, String row, String name) {
    String cycles = Numbers.grouped(part.amount());
    String percent = Numbers.percent(part.amount(), whole.amount());
    String amount = cycles + " (" + percent + ")";
    svg.beginMark(
        name + ": " + amount,
        row,
        "data-x",
        String.valueOf(x),
        "data-w",
        String.valueOf(width),
        "data-d",
        String.valueOf(depth),
        "data-n",
        part.name(),
        "data-a",
        amount);
    double y = depth * (double) ROW;
    // Where the borders would be all of it, it has none.
    String border = width < SLIVER ? " bare" : "";
    svg.rect("cell " + part.style() + border, x, y + 1, width - 1, ROW - GAP);
    double room = width - 2 * PADDING;
    svg.text("t", x + PADDING, y + FIRST_LINE, Lettering.first(room, part.name(), part.brief()));
    String second = Lettering.first(room, amount, percent);
    svg.text("t small", x + PADDING, y + SECOND_LINE, second);
    svg.end();
  }
}
