package ringside.lab.explore.page;

import java.util.List;
import ringside.lab.explore.ScheduleText;
import ringside.lab.explore.Step;
import ringside.lab.explore.Story;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.Svg;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** A life line a thread, from above to below; a box on it is a visible step. */
final class ScheduleDrawing {
  private static final int NUMBER = 64;
  private static final int TOP = 34;
  private static final int ROW = 20;
  private static final int BOX = 12;
  private static final int HUES = 6;

  private final Texts texts;
  private final ScheduleText schedule;
  private final List<Integer> tids;

  ScheduleDrawing(Texts texts, ScheduleText schedule) {
    this.texts = texts;
    this.schedule = schedule;
    this.tids = schedule.story().tids();
  }

  Drawing draw(String id, String title, String description) {
    List<Story.Row> rows = schedule.story().rows();
    long marked = rows.stream().filter(row -> !schedule.behind(row).isEmpty()).count();
    int bottom = TOP + (int) (rows.size() + marked) * ROW;
    Svg svg = new Svg(id, bottom + 8, title, description);
    for (int tid : tids) {
      double room = (double) (Svg.WIDTH - NUMBER) / tids.size() - 8;
      svg.text("t bold", x(tid) - BOX / 2.0, 16, Lettering.fit(name(tid), room));
      svg.line("grid", x(tid), TOP - 10, x(tid), bottom);
    }
    int y = TOP;
    for (int i = 0; i < rows.size(); i++) {
      row(svg, rows.get(i), ScheduleFigure.row(i), y);
      y += ROW;
      if (!schedule.behind(rows.get(i)).isEmpty()) {
        noReturn(svg, schedule.behind(rows.get(i)), y);
        y += ROW;
      }
    }
    return Drawing.only(svg);
  }

  private String name(int tid) {
    return texts.get("explore.thread", tid);
  }

  private double x(int tid) {
    return NUMBER + BOX + tids.indexOf(tid) * (double) (Svg.WIDTH - NUMBER) / tids.size();
  }

  private void row(Svg svg, Story.Row row, String id, double y) {
    if (row instanceof Story.Shown shown) {
      step(svg, shown, id, y);
    } else if (row instanceof Story.Switch change) {
      change(svg, change, id, y);
    } else {
      svg.text("t small", NUMBER + 2.0 * BOX, y + 14, schedule.says(row));
    }
  }

  private void step(Svg svg, Story.Shown shown, String id, double y) {
    Step step = shown.step();
    double x = x(step.tid());
    String words = schedule.place(step) + "  " + schedule.says(shown);
    svg.beginMark(name(step.tid()) + ": " + words, id);
    svg.text("t small right", NUMBER - 8, y + 14, Numbers.grouped(step.number()));
    svg.rect("st own-" + tids.indexOf(step.tid()) % HUES, x - BOX / 2.0, y + 1, BOX, ROW - 2);
    double right = Svg.WIDTH - x - BOX;
    boolean leftwards = Lettering.width(words) > right && x - NUMBER > right;
    svg.text(
        leftwards ? "t halo right" : "t halo",
        leftwards ? x - BOX : x + BOX,
        y + 14,
        Lettering.fit(words, leftwards ? x - NUMBER - BOX : right));
    svg.end();
  }

  /** From one life line to another: a solid arrow where somebody is preempted. */
  private void change(Svg svg, Story.Switch change, String id, double y) {
    double from = x(change.from());
    double to = x(change.to());
    double back = to > from ? -8 : 8;
    double middle = y + ROW / 2.0;
    svg.beginMark(schedule.says(change), id);
    svg.line(change.preempted() ? "copy" : "way untaken", from, middle, to + back, middle);
    svg.path("tip", "M", to, middle, "L", to + back, middle - 4, "L", to + back, middle + 4, "Z");
    double beside = Math.max(from, to) + BOX;
    String words = schedule.says(change);
    boolean fits = Lettering.width(words) <= Svg.WIDTH - beside;
    svg.text(
        fits ? "t small ink halo" : "t small ink halo right",
        fits ? beside : Math.min(from, to) - BOX,
        y + 14,
        Lettering.fit(words, fits ? Svg.WIDTH - beside : Math.min(from, to) - BOX));
    svg.end();
  }

  private static void noReturn(Svg svg, String words, double y) {
    svg.line("flush", 0, y + 1, Svg.WIDTH, y + 1);
    svg.text(
        "t bold halo", NUMBER + 2.0 * BOX, y + 15, Lettering.fit(words, Svg.WIDTH - NUMBER - 30.0));
    svg.line("flush", 0, y + ROW - 0.5, Svg.WIDTH, y + ROW - 0.5);
  }
}
