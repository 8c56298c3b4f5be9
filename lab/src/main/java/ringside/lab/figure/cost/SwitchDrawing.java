package ringside.lab.figure.cost;

import java.util.List;
import ringside.lab.figure.Axes;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.LinearScale;
import ringside.lab.figure.Svg;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** Two aligned bars, cut into the parts of a switch. */
final class SwitchDrawing {
  private static final int LEFT = 150;
  private static final int RIGHT = 90;
  private static final int TOP = 10;
  private static final int ROW = 66;
  private static final int BAR = 44;
  private static final int AXIS = 36;
  private static final int TICKS = 8;

  private final Texts texts;
  private final List<SwitchFigure.Kind> kinds;
  private final LinearScale scale;

  SwitchDrawing(Texts texts, List<SwitchFigure.Kind> kinds) {
    this.texts = texts;
    this.kinds = kinds;
    long most = (long) Math.ceil(SwitchFigure.most(kinds));
    this.scale = new LinearScale(0, most, LEFT, Svg.WIDTH - RIGHT, TICKS);
  }

  Svg draw(String id, String title, String description) {
    int bottom = TOP + kinds.size() * ROW;
    Svg svg = new Svg(id + "-bars", bottom + AXIS, title, description);
    Axes.below(svg, scale, bottom, TOP, texts.get("figure.switch.unit"));
    for (int i = 0; i < kinds.size(); i++) {
      bar(svg, kinds.get(i), TOP + i * (double) ROW);
    }
    return svg;
  }

  private void bar(Svg svg, SwitchFigure.Kind kind, double y) {
    String name = texts.get("head." + kind.kind());
    svg.text("t bold right", LEFT - 8, y + 26, name);
    String times = texts.get("figure.times", Numbers.grouped(kind.count()));
    svg.text("t small right", LEFT - 8, y + 42, times);
    double before = 0;
    for (SwitchFigure.Piece piece : kind.parts()) {
      double each = kind.each(piece.cycles());
      if (each > 0) {
        piece(svg, kind, piece, before, y + 8);
      }
      before += each;
    }
    svg.text("t bold", scale.at(before) + 6, y + 34, Numbers.tenth(before));
  }

  private void piece(
      Svg svg, SwitchFigure.Kind kind, SwitchFigure.Piece piece, double before, double y) {
    double each = kind.each(piece.cycles());
    double x = scale.at(before);
    double width = scale.at(before + each) - x;
    String name = SwitchFigure.shortName(texts, piece);
    String amount = Numbers.tenth(each);
    String label = texts.get("head." + kind.kind()) + ", " + name + ": " + amount;
    svg.beginMark(label, "switch-" + kind.kind() + "-" + piece.key());
    svg.rect("part part-" + piece.key(), x, y, width - 1, BAR);
    svg.text("t", x + 4, y + 18, Lettering.fit(name, width - 6));
    svg.text("t small", x + 4, y + 34, Lettering.first(width - 6, amount));
    svg.end();
  }
}
