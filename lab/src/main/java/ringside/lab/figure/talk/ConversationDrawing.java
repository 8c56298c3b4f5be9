package ringside.lab.figure.talk;

import java.util.stream.IntStream;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.Svg;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/**
 * Two life lines from above to below, the kernel between them. A stroke is a copy: bytes that pass
 * through the kernel have two, those in shared memory none. Moments are equally far apart.
 */
final class ConversationDrawing {
  private static final double LEFT = 200;
  private static final double MIDDLE = 500;
  private static final double RIGHT = 800;
  private static final int TOP = 44;
  private static final int STROKE = 26;
  private static final int ENTRY = 13;
  private static final int REPEATED = 5;
  private static final int TICK = 7;
  private static final int TIP = 8;
  private static final int BOTTOM = 26;

  private final Texts texts;
  private final Conversation talk;

  ConversationDrawing(Texts texts, Conversation talk) {
    this.texts = texts;
    this.talk = talk;
  }

  private int height(int index) {
    boolean entry = talk.moments().get(index).kind() == Conversation.Kind.ENTRY;
    return entry ? (isRepeated(index) ? REPEATED : ENTRY) : STROKE;
  }

  /**
   * Whether it is the same call by the same thread as just before: its name need not come again.
   */
  private boolean isRepeated(int index) {
    if (index == 0) {
      return false;
    }
    Conversation.Moment one = talk.moments().get(index);
    Conversation.Moment before = talk.moments().get(index - 1);
    return one.kind() == Conversation.Kind.ENTRY
        && before.kind() == Conversation.Kind.ENTRY
        && one.left() == before.left()
        && one.brief().equals(before.brief());
  }

  String draw(String id, String title, String description) {
    int length = IntStream.range(0, talk.moments().size()).map(this::height).sum();
    int bottom = TOP + length + ENTRY;
    Svg svg = new Svg(id, bottom + BOTTOM, title, description);
    lines(svg, bottom);
    int y = TOP;
    for (int i = 0; i < talk.moments().size(); i++) {
      y += height(i);
      moment(svg, talk.moments().get(i), y, isRepeated(i));
    }
    if (talk.more() > 0) {
      String more = texts.get("figure.talk.more", Numbers.grouped(talk.more()));
      svg.text("t small mid", MIDDLE, bottom + 16.0, more);
    }
    return svg.finished();
  }

  private void lines(Svg svg, int bottom) {
    svg.text("t bold mid", LEFT, 20, Lettering.fit(talk.left(), 260));
    svg.text("t small mid", MIDDLE, 20, texts.get("figure.talk.kernel"));
    svg.text("t bold mid", RIGHT, 20, Lettering.fit(talk.right(), 260));
    svg.line("life", LEFT, TOP - 14, LEFT, bottom);
    svg.line("grid", MIDDLE, TOP - 14, MIDDLE, bottom);
    svg.line("life", RIGHT, TOP - 14, RIGHT, bottom);
  }

  private void moment(Svg svg, Conversation.Moment moment, double y, boolean repeated) {
    double x = moment.left() ? LEFT : RIGHT;
    double outward = moment.left() ? -1 : 1;
    String side = moment.left() ? " right" : "";
    svg.beginMark(moment.words(), moment.row());
    switch (moment.kind()) {
      case IN -> stroke(svg, moment, x, MIDDLE, y);
      case OUT -> stroke(svg, moment, MIDDLE, x, y);
      case ENTRY -> {
        svg.line("tick", x - TICK, y, x + TICK, y);
        String name = repeated ? "" : moment.brief();
        svg.text("t tiny" + side, x + outward * (TICK + 4), y + 4, name);
      }
      case WOKEN -> {
        svg.path("tip", "M", x, y - 5, "L", x + 5, y, "L", x, y + 5, "L", x - 5, y, "Z");
        svg.text(
            "t small" + (moment.left() ? "" : " right"), x - outward * 12, y + 4, moment.brief());
      }
    }
    boolean copy = moment.kind() == Conversation.Kind.IN || moment.kind() == Conversation.Kind.OUT;
    if (copy) {
      String cycle = Numbers.grouped(moment.cycle());
      svg.text("t small" + side, x + outward * 12, y + 4, cycle);
    }
    svg.end();
  }

  private static void stroke(
      Svg svg, Conversation.Moment moment, double from, double to, double y) {
    double back = to > from ? -TIP : TIP;
    svg.line("copy", from, y, to + back, y);
    svg.path("tip", "M", to, y, "L", to + back, y - 4, "L", to + back, y + 4, "Z");
    double room = Math.abs(to - from) - 2 * TIP;
    String words = Lettering.fit(moment.brief(), room);
    svg.text("t small mid halo ink", (from + to) / 2, y - 4, words);
  }
}
