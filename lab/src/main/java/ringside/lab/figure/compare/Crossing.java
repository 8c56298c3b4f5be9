package ringside.lab.figure.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Where two lines cross, by straight lines between their points.
 *
 * @param first name of the one that is lower before
 * @param second name of the other
 * @param x value of the knob
 * @param y of both there
 */
record Crossing(String first, String second, double x, double y) {
  /** Lines that stay closer than the height of the figure by this are one to the eye. */
  private static final double CLOSE = 0.01;

  /** Those that can be seen. */
  static List<Crossing> all(List<SweepFigure.Series> series) {
    List<Crossing> all = new ArrayList<>();
    double close =
        CLOSE
            * series.stream()
                .flatMap(one -> one.points().stream())
                .mapToLong(SweepFigure.Point::y)
                .max()
                .orElse(0);
    for (int i = 0; i < series.size(); i++) {
      for (int j = i + 1; j < series.size(); j++) {
        add(all, series.get(i), series.get(j), close);
      }
    }
    return all;
  }

  /** Looks between neighbouring values of the knob that both have. */
  private static void add(
      List<Crossing> all, SweepFigure.Series one, SweepFigure.Series other, double close) {
    SweepFigure.Point a = null;
    SweepFigure.Point b = null;
    for (SweepFigure.Point c : one.points()) {
      for (SweepFigure.Point d : other.points()) {
        if (c.x() != d.x()) {
          continue;
        }
        if (a != null && b != null) {
          double before = (double) a.y() - b.y();
          double after = (double) c.y() - d.y();
          boolean seen = Math.max(Math.abs(before), Math.abs(after)) >= close;
          if (seen && (before < 0 && after > 0 || before > 0 && after < 0)) {
            double part = before / (before - after);
            double x = a.x() + part * (c.x() - a.x());
            double y = a.y() + part * (c.y() - a.y());
            String low = before < 0 ? one.name() : other.name();
            all.add(new Crossing(low, before < 0 ? other.name() : one.name(), x, y));
          }
        }
        a = c;
        b = d;
      }
    }
  }
}
