package ringside.lab.figure.memory;

import java.util.List;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.Svg;
import ringside.lab.report.Texts;
import ringside.mmu.sv32.VirtualAddress;

/** The address in its three parts, and a row for each table, with the path from one to the next. */
final class WalkDrawing {
  /** Entries of a table. */
  static final int ENTRIES = 1024;

  private static final double LEFT = 4;
  private static final double WIDTH = Svg.WIDTH - 2 * LEFT;
  private static final double PARTS = 300;
  private static final double PART = 200;
  private static final double TOP = 20;
  private static final double BOX = 26;
  private static final double FIRST = 104;
  private static final double APART = 104;
  private static final double ROW = 26;
  private static final double THINNEST = 3;
  private static final double TIP = 8;
  private static final int TICKS = 128;

  private final Texts texts;
  private final WalkScene scene;
  private final WalkScene.Path path;

  WalkDrawing(Texts texts, WalkScene scene, WalkScene.Path path) {
    this.texts = texts;
    this.scene = scene;
    this.path = path;
  }

  Svg draw(String id, String title, String description) {
    double bottom = FIRST + path.steps().size() * APART;
    Svg svg = new Svg(id + "-tables", (int) bottom + 44, title, description);
    base(svg);
    parts(svg);
    // Words stand on the lines, with a halo: lines come first.
    if (path.steps().size() > 1) {
      arrow(svg, slot(0), FIRST + ROW, LEFT + 20, FIRST + APART - 18);
    }
    double from = slot(path.steps().size() - 1);
    arrow(svg, from, bottom - APART + ROW, Math.min(from, Svg.WIDTH - 300), bottom);
    for (int i = 0; i < path.steps().size(); i++) {
      table(svg, i, FIRST + i * APART);
    }
    String end = "= " + WalkFigure.result(texts, path);
    double x = Math.max(LEFT, Math.min(from - 12, Svg.WIDTH - 320));
    svg.rect("region", x, bottom, 316, BOX);
    svg.text("t bold", x + 8, bottom + 17, Lettering.fit(end, 304));
    return svg;
  }

  /** The page-table base, which leads to the root. */
  private void base(Svg svg) {
    String words = texts.get("figure.walk.base", "0x" + Integer.toHexString(scene.rootFrame()));
    svg.rect("own-kernel", LEFT, TOP, 230, BOX);
    svg.text("t", LEFT + 8, TOP + 17, Lettering.fit(words, 220));
    arrow(svg, LEFT + 20, TOP + BOX, LEFT + 20, FIRST - 18);
  }

  private void parts(Svg svg) {
    int address = path.address();
    String[] values = {
      String.valueOf(VirtualAddress.index(address, 1)),
      String.valueOf(VirtualAddress.index(address, 0)),
      "0x" + Integer.toHexString(VirtualAddress.offset(address))
    };
    String[] names = {"figure.walk.index-1", "figure.walk.index-0", "figure.walk.offset"};
    for (int i = 0; i < values.length; i++) {
      double x = PARTS + i * PART;
      svg.text("t small", x, TOP - 6, texts.get(names[i]));
      svg.rect(Ink.style(i), x, TOP, PART, BOX);
      svg.text("t bold mid", x + PART / 2, TOP + 17, values[i]);
      if (i < path.steps().size()) {
        arrow(svg, x + PART / 2, TOP + BOX, slot(i), FIRST + i * APART);
      }
    }
  }

  /** The middle of the slot that a step reads. */
  private double slot(int step) {
    return LEFT + (path.steps().get(step).index() + 0.5) * WIDTH / ENTRIES;
  }

  private void table(Svg svg, int number, double y) {
    WalkScene.Step step = path.steps().get(number);
    String frame = "0x" + Integer.toHexString(step.frame());
    String key = number == 0 ? "figure.walk.root-in" : "figure.walk.second-in";
    svg.text("t small halo", LEFT, y - 5, texts.get(key, frame));
    svg.rect("frame untouched", LEFT, y, WIDTH, ROW);
    for (WalkScene.Used used : number == 0 ? scene.root() : path.table()) {
      double x = LEFT + used.first() * WIDTH / ENTRIES;
      double width = Math.max(THINNEST, used.count() * WIDTH / ENTRIES);
      String style = used.pte().isSwapped() ? "swapped" : used.pte().global() ? "own-grey" : "call";
      svg.rect(style, Math.min(x, LEFT + WIDTH - width), y, width, ROW);
    }
    for (int i = 0; i <= ENTRIES; i += TICKS) {
      double x = LEFT + i * WIDTH / ENTRIES;
      svg.line("grid", x, y + ROW, x, y + ROW + 4);
      String style =
          i == 0 ? "t tiny halo" : i == ENTRIES ? "t tiny halo right" : "t tiny halo mid";
      svg.text(style, x, y + ROW + 15, String.valueOf(i == ENTRIES ? ENTRIES - 1 : i));
    }
    chosen(svg, number, y);
  }

  private void chosen(Svg svg, int number, double y) {
    WalkScene.Step step = path.steps().get(number);
    String entry =
        texts.get(
            "figure.walk.step",
            step.index(),
            WalkFigure.flags(texts, step.pte()),
            "0x" + Integer.toHexString(step.pte().frame()));
    svg.beginMark(entry, WalkFigure.row(path, number));
    double x = slot(number);
    svg.rect("chosen", x - 2.5, y - 3, 5, ROW + 6);
    boolean left = x > Svg.WIDTH / 2.0;
    String style = left ? "t bold halo right" : "t bold halo";
    double room = left ? x - LEFT : Svg.WIDTH - x;
    svg.text(style, x + (left ? -8 : 8), y + ROW + 32, Lettering.fit(entry, room - 10));
    svg.end();
  }

  private static void arrow(Svg svg, double x1, double y1, double x2, double y2) {
    double length = Math.hypot(x2 - x1, y2 - y1);
    double dx = (x2 - x1) / length * TIP;
    double dy = (y2 - y1) / length * TIP;
    svg.line("joint", x1, y1, x2 - dx, y2 - dy);
    List<Double> tip =
        List.of(x2, y2, x2 - dx + dy / 2, y2 - dy - dx / 2, x2 - dx - dy / 2, y2 - dy + dx / 2);
    svg.path(
        "tip",
        "M",
        tip.get(0),
        tip.get(1),
        "L",
        tip.get(2),
        tip.get(3),
        "L",
        tip.get(4),
        tip.get(5),
        "Z");
  }
}
