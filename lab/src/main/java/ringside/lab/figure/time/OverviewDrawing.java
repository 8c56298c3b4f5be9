package ringside.lab.figure.time;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.ThreadState;
import ringside.lab.figure.Axes;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.LinearScale;
import ringside.lab.figure.Svg;
import ringside.lab.record.Overview;
import ringside.lab.record.Recording;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** A whole run as a strip: how busy the hart was, and what each thread mostly did. */
final class OverviewDrawing {
  private static final int LEFT = 160;
  private static final int RIGHT = 16;
  private static final int LEGEND = 26;
  private static final int HART = 36;
  private static final int LANE = 18;
  private static final int AXIS = 36;
  private static final int TICKS = 8;

  private final Texts texts;
  private final Recording recording;
  private final Names names;
  private final Overview overview;
  private final LinearScale scale;

  OverviewDrawing(Texts texts, Recording recording, Names names) {
    this.texts = texts;
    this.recording = recording;
    this.names = names;
    this.overview = recording.overview();
    long end = Math.max(1, overview.columns()) * overview.width();
    this.scale = new LinearScale(0, end, LEFT, Svg.WIDTH - RIGHT, TICKS);
  }

  String draw(String id, String title, String description) {
    List<Overview.Lane> lanes = overview.lanes();
    int bottom = LEGEND + HART + lanes.size() * LANE;
    Svg svg =
        new Svg(
            id + "-overview",
            bottom + AXIS,
            title,
            description,
            Zoom.attributes(texts, "overview", scale));
    legend(svg);
    Axes.below(svg, scale, bottom + 2, LEGEND, texts.get("head.cycles"));
    hart(svg);
    for (int i = 0; i < lanes.size(); i++) {
      lane(svg, lanes.get(i), LEGEND + HART + i * LANE);
    }
    return svg.finished();
  }

  /** The states, so that whoever sees a hue or a pattern can look it up at once. */
  private void legend(Svg svg) {
    double x = 4;
    for (ThreadState state : ThreadState.values()) {
      if (state != ThreadState.TERMINATED) {
        String words = StateLook.letter(state) + " " + StateLook.word(texts, state);
        svg.rect(StateLook.style(state), x, 4, 16, 14);
        svg.text("t small", x + 20, 15, words);
        x += 34 + Lettering.width(words);
      }
    }
  }

  private void hart(Svg svg) {
    double bottom = LEGEND + HART - 6.0;
    double height = HART - 12.0;
    svg.text("t bold right", LEFT - 8, bottom - 12, texts.get("figure.time.hart"));
    long busy = 0;
    for (int column = 0; column < overview.columns(); column++) {
      long running = overview.running(column);
      busy += running;
      double x = scale.at((double) column * overview.width());
      double next = scale.at((column + 1.0) * overview.width());
      double part = height * running / overview.width();
      if (running > 0) {
        svg.rect("st-running bare", x, bottom - part, next - x, part);
      }
    }
    svg.line("axis", LEFT, bottom, Svg.WIDTH - RIGHT, bottom);
    String percent = Numbers.percent(busy, recording.end());
    svg.text("t small right", LEFT - 8, bottom, texts.get("figure.time.busy", percent));
  }

  private void lane(Svg svg, Overview.Lane lane, int y) {
    boolean others = lane.tid() == 0;
    String name = others ? texts.get("figure.time.others") : names.thread(lane.tid());
    svg.text("t small right", LEFT - 8, y + 12, Lettering.fit(name, LEFT - 12));
    int begin = 0;
    ThreadState state = null;
    for (int column = 0; column <= overview.columns(); column++) {
      ThreadState next = column == overview.columns() ? null : lane.mostly(column);
      if (next != state) {
        run(svg, state, begin, column, y);
        state = next;
        begin = column;
      }
    }
  }

  private void run(Svg svg, @Nullable ThreadState state, int from, int to, int y) {
    if (state == null) {
      return;
    }
    double x = scale.at((double) from * overview.width());
    double width = scale.at((double) to * overview.width()) - x;
    svg.rect(StateLook.style(state), x, y + 2, Math.max(0.5, width), LANE - 5);
    svg.text("t small ink", x + 3, y + 12, Lettering.first(width - 5, StateLook.letter(state)));
  }
}
