package ringside.lab.figure.time;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.figure.Axes;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.LinearScale;
import ringside.lab.figure.Svg;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** A stretch of a time line, drawn. */
final class TimelineDrawing {
  private static final int LEFT = 160;
  private static final int RIGHT = 16;
  private static final int TOP = 14;
  private static final int HART = 44;
  private static final int LANE = 52;

  /** Where the parts of a lane begin, from its top: glyphs, bar, calls. */
  private static final int BAR = 15;

  private static final int BAR_HEIGHT = 18;
  private static final int CALLS = 36;
  private static final int CALLS_HEIGHT = 11;
  private static final int AXIS = 36;
  private static final int TICKS = 7;
  private static final int GLYPH = 5;

  private final Texts texts;
  private final Timeline line;
  private final LinearScale scale;

  /** Where words stand above each lane, as pixels from and to. */
  private final List<List<double[]>> taken = new ArrayList<>();

  TimelineDrawing(Texts texts, Timeline line) {
    this.texts = texts;
    this.line = line;
    this.scale = new LinearScale(line.from(), line.to(), LEFT, Svg.WIDTH - RIGHT, TICKS);
  }

  String draw(String id, String title, String description) {
    int bottom = TOP + HART + line.lanes().size() * LANE;
    int rest = line.others() > 0 ? LANE / 2 : 0;
    Svg svg =
        new Svg(
            id, bottom + rest + AXIS, title, description, Zoom.attributes(texts, "stretch", scale));
    Axes.below(svg, scale, bottom, TOP, texts.get("head.cycles"));
    hart(svg);
    line.lanes().forEach(lane -> taken.add(new ArrayList<>()));
    arrows(svg);
    String process = "";
    for (int i = 0; i < line.lanes().size(); i++) {
      Timeline.Lane lane = line.lanes().get(i);
      names(svg, lane, lane.process().equals(process), top(i));
      lane(svg, lane, i);
      process = lane.process();
    }
    if (rest > 0) {
      String more = texts.get("figure.time.more", Numbers.grouped(line.others()));
      svg.text("t small", 4, bottom + (double) AXIS, more);
    }
    return svg.finished();
  }

  private static int top(int lane) {
    return TOP + HART + lane * LANE;
  }

  private void names(Svg svg, Timeline.Lane lane, boolean sameProcess, int y) {
    if (!sameProcess) {
      svg.line("axis", 0, y, Svg.WIDTH, y);
      svg.text("t bold", 4, y + 14, Lettering.fit(lane.process(), LEFT - 10));
    }
    svg.text("t small right", LEFT - 8, y + 28, lane.name());
  }

  private void hart(Svg svg) {
    int y = TOP + 8;
    svg.text("t bold", 4, y + 14, texts.get("figure.time.hart"));
    for (Timeline.Slice slice : line.hart()) {
      slice(svg, slice, y);
    }
    for (Timeline.Notch notch : line.notches()) {
      double x = scale.at((double) notch.cycle());
      int beyond = notch.process() ? 8 : 0;
      svg.beginMark(notch.words(), "");
      svg.line(notch.process() ? "notch tall" : "notch", x, y - beyond, x, y + BAR_HEIGHT + beyond);
      svg.end();
    }
  }

  private void slice(Svg svg, Timeline.Slice slice, int y) {
    double x = scale.at((double) slice.from());
    double width = scale.at((double) slice.to()) - x;
    svg.beginMark(slice.words(), slice.row());
    svg.rect(StateLook.style(slice.state()), x, y, Math.max(0.6, width), BAR_HEIGHT);
    String words = Lettering.fit(slice.brief(), width - 8);
    String shown = words.isEmpty() ? Lettering.first(width - 3, slice.tiny()) : words;
    svg.text("t small ink", x + (words.isEmpty() ? 2 : 4), y + 13, shown);
    svg.end();
  }

  private void lane(Svg svg, Timeline.Lane lane, int index) {
    int y = top(index);
    lane.slices().forEach(slice -> slice(svg, slice, y + BAR));
    for (Timeline.Call call : lane.calls()) {
      double x = scale.at((double) call.from());
      double width = scale.at((double) call.to()) - x;
      svg.beginMark(call.words(), "");
      svg.rect("call", x, y + CALLS, Math.max(0.6, width), CALLS_HEIGHT);
      svg.end();
    }
    calls(svg, lane.calls(), y);
    glyphs(svg, lane.glyphs(), y, taken.get(index));
  }

  /** Names of calls stand on their slices where there is room; the slices are thin. */
  private void calls(Svg svg, List<Timeline.Call> calls, int y) {
    double free = 0;
    for (Timeline.Call call : calls) {
      double x = scale.at((double) call.from());
      double width = Lettering.width(call.name());
      boolean fits = scale.at((double) call.to()) - x >= width + 4;
      if (fits && x >= free) {
        svg.text("t tiny", x + 2, y + CALLS + 9, call.name());
        free = x + width;
      }
    }
  }

  private void glyphs(Svg svg, List<Timeline.Glyph> glyphs, int y, List<double[]> words) {
    double free = 0;
    for (int i = 0; i < glyphs.size(); i++) {
      Timeline.Glyph glyph = glyphs.get(i);
      double x = Math.min(scale.at((double) glyph.cycle()), Svg.WIDTH - 8.0);
      if (x < free) {
        continue;
      }
      svg.beginMark(glyph.words(), glyph.row());
      glyph(svg, glyph.kind(), x, y + 8.0);
      free = x + GLYPH;
      double end = x + 2 * GLYPH + Lettering.width(glyph.brief());
      if (next(glyphs, i) > end + GLYPH && isFree(words, x, end)) {
        svg.text("t tiny", x + GLYPH + 2, y + 11.5, glyph.brief());
      }
      svg.end();
    }
  }

  private static boolean isFree(List<double[]> words, double from, double to) {
    return to < Svg.WIDTH && words.stream().noneMatch(span -> from < span[1] && span[0] < to);
  }

  private double next(List<Timeline.Glyph> glyphs, int index) {
    boolean last = index + 1 == glyphs.size();
    return last ? Svg.WIDTH : scale.at((double) glyphs.get(index + 1).cycle());
  }

  /** Kinds differ by form, not by hue alone. */
  private static void glyph(Svg svg, Timeline.Kind kind, double x, double y) {
    switch (kind) {
      case FAULT ->
          svg.path(
              "glyph fault",
              "M",
              x,
              y - GLYPH,
              "L",
              x + GLYPH,
              y + GLYPH,
              "L",
              x - GLYPH,
              y + GLYPH,
              "Z");
      case SIGNAL ->
          svg.path(
              "glyph signal",
              "M",
              x,
              y - GLYPH,
              "L",
              x + GLYPH,
              y,
              "L",
              x,
              y + GLYPH,
              "L",
              x - GLYPH,
              y,
              "Z");
      case LENT -> loan(svg, x, y, -GLYPH);
      case RETURNED -> loan(svg, x, y, GLYPH);
      case PACKET -> svg.rect("glyph packet", x - GLYPH, y - GLYPH, 2 * GLYPH, 2 * GLYPH);
    }
  }

  /** An arrow, up where priority is lent, down where it is returned. */
  private static void loan(Svg svg, double x, double y, int tip) {
    svg.path(
        "glyph loan",
        "M",
        x,
        y + tip,
        "L",
        x + GLYPH,
        y,
        "L",
        x + 2,
        y,
        "L",
        x + 2,
        y - tip,
        "L",
        x - 2,
        y - tip,
        "L",
        x - 2,
        y,
        "L",
        x - GLYPH,
        y,
        "Z");
  }

  private void arrows(Svg svg) {
    for (Timeline.Arrow arrow : line.arrows()) {
      double x = scale.at((double) arrow.cycle());
      double end = top(arrow.to()) + BAR;
      double begin = arrow.from() < 0 ? end - BAR : top(arrow.from()) + BAR + BAR_HEIGHT / 2.0;
      boolean down = begin <= end;
      double tip = down ? end : end + BAR_HEIGHT;
      double back = down ? -6 : 6;
      svg.line(arrow.from() < 0 ? "wake interrupt" : "wake", x, begin, x, tip);
      svg.path("tip", "M", x, tip, "L", x - 3.5, tip + back, "L", x + 3.5, tip + back, "Z");
      List<double[]> words = taken.get(arrow.to());
      double width = Lettering.width(arrow.words());
      boolean clear =
          line.lanes().get(arrow.to()).glyphs().stream()
              .mapToDouble(glyph -> scale.at((double) glyph.cycle()))
              .noneMatch(glyph -> glyph > x - GLYPH && glyph < x + width + 2 * GLYPH);
      if (clear && isFree(words, x, x + width + 6)) {
        svg.text("t tiny halo", x + 5, end - 3, arrow.words());
        words.add(new double[] {x - 4, x + width + 6});
      }
    }
  }
}
