package ringside.lab.figure.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import ringside.lab.figure.Axes;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.LinearScale;
import ringside.lab.figure.LogScale;
import ringside.lab.figure.Scale;
import ringside.lab.figure.Svg;
import ringside.lab.report.Numbers;

/** Lines over a knob, named at their ends, y from zero. */
final class SweepDrawing {
  private static final int HEIGHT = 360;
  private static final int SMALL = 200;
  private static final int LEFT = 110;
  private static final int RIGHT = 190;
  private static final int TOP = 28;
  private static final int AXIS = 40;
  private static final int TICKS = 7;
  private static final int LETTER = 15;
  private static final int STYLES = 4;

  private final SweepFigure.Words words;
  private final List<SweepFigure.Series> series;
  private final List<Crossing> crossings;
  private final Scale x;
  private final long most;

  SweepDrawing(SweepFigure.Words words, List<SweepFigure.Series> series, List<Crossing> crossings) {
    this.words = words;
    this.series = series;
    this.crossings = crossings;
    TreeSet<Long> knobs = new TreeSet<>();
    series.forEach(one -> one.points().forEach(point -> knobs.add(point.x())));
    double end = Svg.WIDTH - RIGHT;
    this.x =
        words.logarithmic()
            ? new LogScale(new ArrayList<>(knobs), LEFT, end)
            : new LinearScale(knobs.first(), knobs.last(), LEFT, end, TICKS);
    this.most =
        series.stream()
            .flatMap(one -> one.points().stream())
            .mapToLong(SweepFigure.Point::y)
            .max()
            .orElse(1);
  }

  /**
   * Draws all series, or one.
   *
   * @param only index of the one; -1 for all
   */
  String draw(String title, String description, int only) {
    int height = only < 0 ? HEIGHT : SMALL;
    String id = words.id() + (only < 0 ? "-lines" : "-line-" + only);
    Svg svg = new Svg(id, height + AXIS, title, description);
    LinearScale y = new LinearScale(0, most, height, TOP, TICKS);
    Axes.below(svg, x, height, TOP, words.knob());
    Axes.left(svg, y, LEFT, Svg.WIDTH - (double) RIGHT, words.unit(), TOP - 12.0);
    for (int i = 0; i < series.size(); i++) {
      if (only < 0 || only == i) {
        line(svg, y, series.get(i), i % STYLES);
      }
    }
    if (only < 0) {
      crossings.forEach(one -> crossing(svg, y, one));
      names(svg, y);
    }
    return svg.finished();
  }

  private void line(Svg svg, Scale y, SweepFigure.Series one, int style) {
    List<Object> path = new ArrayList<>();
    for (SweepFigure.Point point : one.points()) {
      path.add(path.isEmpty() ? "M" : "L");
      path.add(x.at((double) point.x()));
      path.add(y.at((double) point.y()));
    }
    svg.path("series series-" + style, path.toArray());
    for (SweepFigure.Point point : one.points()) {
      String value = Numbers.grouped(point.y()) + " " + words.unit();
      String label = one.name() + ", " + words.knob() + " " + Numbers.grouped(point.x());
      svg.beginMark(label + ": " + value, SweepFigure.row(words, point.x()));
      double px = x.at((double) point.x());
      double py = y.at((double) point.y());
      svg.rect("point point-" + style, px - 4, py - 4, 8, 8);
      svg.end();
    }
  }

  /** At the end of each line its name; names that would overlap move apart. */
  private void names(Svg svg, Scale y) {
    List<SweepFigure.Series> byEnd = new ArrayList<>(series);
    byEnd.sort(Comparator.comparing(one -> -y.at((double) last(one).y())));
    double free = y.at(0);
    for (SweepFigure.Series one : byEnd) {
      double at = Math.min(free, y.at((double) last(one).y()) + 4);
      String name = Lettering.fit(one.name(), RIGHT - 16);
      svg.text("t bold", Svg.WIDTH - RIGHT + 12.0, at, name);
      free = at - LETTER;
    }
  }

  private static SweepFigure.Point last(SweepFigure.Series one) {
    return one.points().get(one.points().size() - 1);
  }

  private void crossing(Svg svg, Scale y, Crossing one) {
    double px = x.at(one.x());
    double py = y.at(one.y());
    svg.line("wake interrupt", px, py, px, y.at(0));
    svg.text("t bold mid halo", px, py - 12, Numbers.grouped(Math.round(one.x())));
  }
}
