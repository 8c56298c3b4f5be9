package ringside.lab.explore.page;

import java.util.List;
import java.util.TreeSet;
import ringside.lab.explore.StepWords;
import ringside.lab.explore.Wait;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.Svg;
import ringside.lab.report.Texts;

/** Threads in a ring, and an arrow from each that waits to the one that could end it. */
final class WaitsDrawing {
  private static final int HEIGHT = 340;
  private static final double ACROSS = 320;
  private static final double DOWN = 120;
  private static final double BOX = 170;
  private static final double TALL = 46;
  private static final double TIP = 9;

  /** Pixels that an arrow keeps to its right, so that two between the same threads stay apart. */
  private static final double ASIDE = 12;

  private final Texts texts;
  private final StepWords words;
  private final List<Wait> waits;
  private final List<Integer> circle;
  private final List<Integer> tids;

  WaitsDrawing(Texts texts, StepWords words, List<Wait> waits, List<Integer> circle) {
    this.texts = texts;
    this.words = words;
    this.waits = waits;
    this.circle = circle;
    TreeSet<Integer> all = new TreeSet<>(waits.stream().map(Wait::tid).toList());
    waits.stream().map(Wait::holder).filter(tid -> tid != 0).forEach(all::add);
    this.tids = List.copyOf(all);
  }

  /** A point. */
  private record Point(double x, double y) {}

  Drawing draw(String id, String title, String description) {
    Svg svg = new Svg(id, HEIGHT, title, description);
    for (Wait wait : waits) {
      if (wait.holder() != 0) {
        arrow(svg, wait);
      }
    }
    tids.forEach(tid -> box(svg, tid));
    return Drawing.only(svg);
  }

  private Point middle(int tid) {
    double turn =
        2 * Math.PI * tids.indexOf(tid) / tids.size() - (tids.size() == 2 ? 1 : 0.5) * Math.PI;
    double across = tids.size() == 1 ? 0 : ACROSS;
    return new Point(
        Svg.WIDTH / 2.0 + across * Math.cos(turn), HEIGHT / 2.0 + DOWN * Math.sin(turn));
  }

  private void box(Svg svg, int tid) {
    Point at = middle(tid);
    Wait wait = waits.stream().filter(each -> each.tid() == tid).findFirst().orElse(null);
    String name = texts.get("explore.thread", tid);
    svg.beginMark(
        wait == null ? name : words.wait(wait), wait == null ? "" : WaitsFigure.row(wait));
    String style = circle.contains(tid) ? "st st-blocked" : "st own-grey";
    svg.rect(style, at.x - BOX / 2, at.y - TALL / 2, BOX, TALL);
    svg.text("t bold mid halo", at.x, at.y - 4, name);
    if (wait != null) {
      String place = words.place(wait.at());
      svg.text("t small mid halo ink", at.x, at.y + 14, Lettering.fit(place, BOX - 8));
    }
    svg.end();
  }

  private void arrow(Svg svg, Wait wait) {
    Point from = middle(wait.tid());
    Point to = middle(wait.holder());
    double length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
    double dx = (to.x - from.x) / length;
    double dy = (to.y - from.y) / length;
    double end = length - edge(dx, dy) - TIP;
    Point start = new Point(from.x - dy * ASIDE, from.y + dx * ASIDE);
    Point neck = new Point(start.x + dx * (end - 4), start.y + dy * (end - 4));
    boolean closes = circle.contains(wait.tid()) && circle.contains(wait.holder());
    svg.line(closes ? "copy" : "way untaken", start.x, start.y, neck.x, neck.y);
    svg.path(
        "tip",
        "M",
        neck.x + dx * TIP,
        neck.y + dy * TIP,
        "L",
        neck.x - dy * 5,
        neck.y + dx * 5,
        "L",
        neck.x + dy * 5,
        neck.y - dx * 5,
        "Z");
    String what = Lettering.fit(WaitsFigure.what(texts, words, wait), ACROSS);
    double beside = ASIDE + Math.abs(dy) * Lettering.width(what) / 2;
    svg.text(
        "t mid halo",
        start.x + dx * length / 2 - dy * beside,
        start.y + dy * length / 2 + dx * ASIDE + 4,
        what);
  }

  /** Pixels from where an arrow would pass its thread back to the edge of the box. */
  private static double edge(double dx, double dy) {
    double alongX = (BOX / 2 - Math.signum(dx) * dy * ASIDE) / Math.max(0.01, Math.abs(dx));
    double alongY = (TALL / 2 + Math.signum(dy) * dx * ASIDE) / Math.max(0.01, Math.abs(dy));
    return Math.min(alongX, alongY);
  }
}
