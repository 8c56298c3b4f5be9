package ringside.lab.figure;

import ringside.lab.report.Numbers;

/** Draws axes: ticks with their numbers, and what they count. */
public final class Axes {
  private static final int TICK = 4;
  private static final int BELOW = 16;

  private Axes() {}

  /**
   * An axis from left to right.
   *
   * @param y of its line
   * @param top to which thin lines go up from the ticks; y where there are none
   * @param unit of its numbers
   */
  public static void below(Svg svg, Scale scale, double y, double top, String unit) {
    double free = 0;
    double end = 0;
    for (long tick : scale.ticks()) {
      double x = scale.at((double) tick);
      String words = Numbers.grouped(tick);
      double half = Lettering.width(words) / 2;
      svg.line("grid", x, top, x, y + TICK);
      if (x - half >= free) {
        svg.text("t small mid", x, y + BELOW, words);
        free = x + half + TICK;
      }
      end = Math.max(end, x);
    }
    svg.text("t small right", Svg.WIDTH - TICK, y + 2 * BELOW - 2, unit);
  }

  /** An axis from below upwards, with lines to the right. */
  public static void left(Svg svg, Scale scale, double x, double right, String unit, double top) {
    for (long tick : scale.ticks()) {
      double y = scale.at((double) tick);
      svg.line("grid", x - TICK, y, right, y);
      svg.text("t small right", x - TICK - 2, y + TICK, Numbers.grouped(tick));
    }
    svg.text("t small", x, top, unit);
  }
}
