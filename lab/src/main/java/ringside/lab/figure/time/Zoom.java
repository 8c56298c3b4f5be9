package ringside.lab.figure.time;

import ringside.lab.figure.LinearScale;
import ringside.lab.report.Texts;

/** What a page's script is told of a drawing of time that it may stretch. */
final class Zoom {
  private Zoom() {}

  /**
   * Attributes of a drawing, names and values by turns.
   *
   * @param part overview or stretch
   */
  static String[] attributes(Texts texts, String part, LinearScale scale) {
    return new String[] {
      "data-time", part,
      "data-from", String.valueOf(scale.from()),
      "data-to", String.valueOf(scale.to()),
      "data-left", String.valueOf((int) scale.first()),
      "data-right", String.valueOf((int) scale.last()),
      "data-in", texts.get("page.zoom.in"),
      "data-out", texts.get("page.zoom.out"),
      "data-whole", texts.get("page.zoom.whole"),
      "data-cycle", texts.get("page.zoom.cycle")
    };
  }
}
