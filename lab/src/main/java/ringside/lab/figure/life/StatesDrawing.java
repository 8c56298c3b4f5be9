package ringside.lab.figure.life;

import static ringside.kernel.event.ThreadState.BLOCKED;
import static ringside.kernel.event.ThreadState.BLOCKED_SUSPENDED;
import static ringside.kernel.event.ThreadState.CREATED;
import static ringside.kernel.event.ThreadState.READY;
import static ringside.kernel.event.ThreadState.READY_SUSPENDED;
import static ringside.kernel.event.ThreadState.RUNNING;
import static ringside.kernel.event.ThreadState.STOPPED;
import static ringside.kernel.event.ThreadState.TERMINATED;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.ThreadState;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.Svg;
import ringside.lab.figure.time.StateLook;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** The diagram of the states; what is not among its arrows stands in the table. */
final class StatesDrawing {
  private static final int HEIGHT = 400;
  private static final double HALF_WIDTH = 72;
  private static final double HALF_HEIGHT = 24;

  /** Pixels by which the two arrows between two states stand beside each other, by halves. */
  private static final double BESIDE = 13;

  private static final double TIP = 8;

  /** The arrows that textbooks draw. */
  private static final List<Arrow> TEXTBOOK =
      List.of(
          new Arrow(CREATED, READY),
          new Arrow(READY, RUNNING),
          new Arrow(RUNNING, READY),
          new Arrow(RUNNING, BLOCKED),
          new Arrow(BLOCKED, READY),
          new Arrow(RUNNING, TERMINATED),
          new Arrow(READY, READY_SUSPENDED),
          new Arrow(READY_SUSPENDED, READY),
          new Arrow(BLOCKED, BLOCKED_SUSPENDED),
          new Arrow(BLOCKED_SUSPENDED, BLOCKED),
          new Arrow(BLOCKED_SUSPENDED, READY_SUSPENDED));

  /** What else happens: killed while it waits, stopped by a signal. Drawn where it did. */
  private static final List<Arrow> OTHERS =
      List.of(
          new Arrow(BLOCKED, TERMINATED),
          new Arrow(CREATED, READY_SUSPENDED),
          new Arrow(RUNNING, STOPPED),
          new Arrow(BLOCKED, STOPPED),
          new Arrow(STOPPED, BLOCKED));

  private record Arrow(ThreadState from, ThreadState to) {}

  private record Point(double x, double y) {}

  private static final Map<ThreadState, Point> PLACES = places();

  private final Texts texts;
  private final Map<Arrow, Step> taken = new HashMap<>();

  StatesDrawing(Texts texts, List<Step> steps) {
    this.texts = texts;
    steps.forEach(step -> taken.put(new Arrow(step.from(), step.to()), step));
  }

  private static Map<ThreadState, Point> places() {
    Map<ThreadState, Point> places = new EnumMap<>(ThreadState.class);
    places.put(CREATED, new Point(78, 40));
    places.put(READY, new Point(330, 40));
    places.put(RUNNING, new Point(610, 40));
    places.put(TERMINATED, new Point(880, 40));
    places.put(BLOCKED, new Point(610, 190));
    places.put(STOPPED, new Point(880, 190));
    places.put(READY_SUSPENDED, new Point(330, 350));
    places.put(BLOCKED_SUSPENDED, new Point(610, 350));
    return places;
  }

  Svg draw(String id, String title, String description) {
    Svg svg = new Svg(id + "-diagram", HEIGHT, title, description);
    List<Arrow> arrows = new ArrayList<>(TEXTBOOK);
    OTHERS.stream().filter(taken::containsKey).forEach(arrows::add);
    arrows.forEach(arrow -> arrow(svg, arrow, arrows));
    boolean stops = taken.keySet().stream().anyMatch(arrow -> arrow.to() == STOPPED);
    for (ThreadState state : ThreadState.values()) {
      if (state != STOPPED || stops) {
        node(svg, state);
      }
    }
    return svg;
  }

  private static Point place(ThreadState state) {
    return PLACES.getOrDefault(state, new Point(0, 0));
  }

  private void node(Svg svg, ThreadState state) {
    Point at = place(state);
    double width = 2 * HALF_WIDTH;
    svg.rect(StateLook.style(state), at.x - HALF_WIDTH, at.y - HALF_HEIGHT, width, 2 * HALF_HEIGHT);
    String word = StateLook.word(texts, state);
    svg.text("t bold mid", at.x, at.y - 2, Lettering.fit(word, width));
    svg.text("t small mid ink", at.x, at.y + 14, StateLook.letter(state));
  }

  private void arrow(Svg svg, Arrow arrow, List<Arrow> all) {
    Point from = place(arrow.from());
    Point to = place(arrow.to());
    double length = Math.hypot(to.x - from.x, to.y - from.y);
    double dx = (to.x - from.x) / length;
    double dy = (to.y - from.y) / length;
    double beside = all.contains(new Arrow(arrow.to(), arrow.from())) ? BESIDE : 0;
    double begin = edge(dx, dy);
    Point tail = along(from, dx, dy, begin, beside);
    Point tip = along(from, dx, dy, length - edge(dx, dy), beside);
    Step step = taken.get(arrow);
    String look = step == null ? "untaken" : "taken";
    if (step != null) {
      svg.beginMark(label(step), StatesFigure.row(arrow.from(), arrow.to()));
    }
    svg.line("way " + look, tail.x, tail.y, tip.x - dx * TIP, tip.y - dy * TIP);
    Point left = along(tip, dx, dy, -TIP, TIP / 2);
    Point right = along(tip, dx, dy, -TIP, -TIP / 2);
    svg.path("head " + look, "M", tip.x, tip.y, "L", left.x, left.y, "L", right.x, right.y, "Z");
    count(svg, step, tail, tip, beside > 0);
    if (step != null) {
      svg.end();
    }
  }

  private void count(Svg svg, @Nullable Step step, Point tail, Point tip, boolean paired) {
    double x = (tail.x + tip.x) / 2;
    double y = (tail.y + tip.y) / 2;
    String words = step == null ? "0" : Numbers.grouped(step.count());
    String style = step == null ? "t small halo faint" : "t bold halo";
    boolean steep = Math.abs(tip.x - tail.x) < Math.abs(tip.y - tail.y);
    // On the side where its partner is not; alone, above the arrow.
    if (steep) {
      boolean left = tip.y > tail.y;
      svg.text(style + (left ? " right" : ""), x + (left ? -7 : 7), y + 4, words);
    } else {
      boolean below = paired && tip.x > tail.x;
      double aside = Math.abs(tip.y - tail.y) > TIP ? 3 * TIP : 0;
      svg.text(style + " mid", x + aside, y + (below ? 16 : -6), words);
    }
  }

  private String label(Step step) {
    return texts.get(
        "figure.states.step",
        StateLook.word(texts, step.from()),
        StateLook.word(texts, step.to()),
        Numbers.grouped(step.count()));
  }

  /** From the middle of a box to where a direction leaves it. */
  private static double edge(double dx, double dy) {
    double wide = dx == 0 ? Double.MAX_VALUE : HALF_WIDTH / Math.abs(dx);
    double high = dy == 0 ? Double.MAX_VALUE : HALF_HEIGHT / Math.abs(dy);
    return Math.min(wide, high);
  }

  /** Goes along a direction, and to its right. */
  private static Point along(Point from, double dx, double dy, double far, double beside) {
    return new Point(from.x + dx * far - dy * beside, from.y + dy * far + dx * beside);
  }
}
