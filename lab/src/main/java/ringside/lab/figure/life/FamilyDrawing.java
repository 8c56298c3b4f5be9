package ringside.lab.figure.life;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.lab.figure.Axes;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.LinearScale;
import ringside.lab.figure.Svg;
import ringside.lab.figure.time.Names;
import ringside.lab.record.ProcessLife;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** A lane a process: a bar while it lives, hatched while it is a zombie. */
final class FamilyDrawing {
  private static final int LEFT = 170;
  private static final int RIGHT = 160;
  private static final int TOP = 8;
  private static final int LANE = 44;
  private static final int BAR = 16;
  private static final int BAR_HEIGHT = 16;
  private static final int THREAD = 3;
  private static final int MOST_THREADS = 3;
  private static final int AXIS = 36;
  private static final int TICKS = 7;
  private static final int INDENT = 12;
  private static final int DEEPEST = 6;

  /** Lanes of one drawing; the table has all. */
  private static final int MOST = 40;

  private final Texts texts;
  private final Names names;
  private final List<FamilyFigure.Member> members;
  private final int others;
  private final LinearScale scale;
  private final Map<Integer, Integer> laneOfPid = new HashMap<>();

  FamilyDrawing(Texts texts, Names names, List<FamilyFigure.Member> members, long end) {
    this.texts = texts;
    this.names = names;
    this.members = members.subList(0, Math.min(MOST, members.size()));
    this.others = members.size() - this.members.size();
    this.scale = new LinearScale(0, end, LEFT, Svg.WIDTH - RIGHT, TICKS);
  }

  Svg draw(String id, String title, String description) {
    int bottom = TOP + members.size() * LANE;
    Svg svg = new Svg(id + "-tree", bottom + AXIS, title, description);
    Axes.below(svg, scale, bottom, TOP, texts.get("head.cycles"));
    for (int i = 0; i < members.size(); i++) {
      lane(svg, members.get(i), i);
    }
    if (others > 0) {
      String more = texts.get("figure.family.more", Numbers.grouped(others));
      svg.text("t small", 4, bottom + AXIS - 6.0, more);
    }
    return svg;
  }

  private void lane(Svg svg, FamilyFigure.Member member, int index) {
    ProcessLife life = member.life();
    int y = TOP + index * LANE;
    int indent = 4 + INDENT * Math.min(DEEPEST, member.depth());
    svg.text("t bold", indent, y + BAR + 12, Lettering.fit(name(life), LEFT - 8.0 - indent));
    double born = scale.at((double) life.born());
    Integer parent = laneOfPid.get(life.parent());
    if (parent != null) {
      double above = TOP + parent * (double) LANE + BAR + BAR_HEIGHT;
      svg.line("wake", born, above, born, y + BAR);
    }
    laneOfPid.put(life.pid(), index);
    svg.text("t tiny halo", born + 4, y + BAR - 4, FamilyFigure.birth(texts, life));
    bar(svg, life, index, y + BAR);
    programs(svg, life, y + BAR);
    threads(svg, life, y + BAR + BAR_HEIGHT + 2);
  }

  private String name(ProcessLife life) {
    return names.process(life.pid());
  }

  private void bar(Svg svg, ProcessLife life, int index, int y) {
    long gone = life.reaped() == ProcessLife.NEVER ? scale.to() : life.reaped();
    long dead = life.ended() == ProcessLife.NEVER ? gone : life.ended();
    double born = scale.at((double) life.born());
    double end = scale.at((double) dead);
    double away = scale.at((double) gone);
    String ending = FamilyFigure.ending(texts, life);
    svg.beginMark(label(life, ending), "family-" + index);
    svg.rect("alive", born, y, Math.max(1, end - born), BAR_HEIGHT);
    if (gone > dead) {
      svg.rect("zombie", end, y, Math.max(1, away - end), BAR_HEIGHT);
      String zombie = texts.get("figure.family.zombie");
      svg.text("t tiny halo", end + 4, y + 12, Lettering.first(away - end - 6, zombie));
    }
    svg.text("t tiny", away + 4, y + 12, Lettering.fit(ending, Svg.WIDTH - away - 6));
    svg.end();
  }

  private String label(ProcessLife life, String ending) {
    String born = Numbers.grouped(life.born());
    String words =
        texts.get("figure.family.life", name(life), FamilyFigure.birth(texts, life), born);
    if (life.ended() == ProcessLife.NEVER) {
      return words + ".";
    }
    String died = texts.get("figure.family.died", ending, Numbers.grouped(life.ended()));
    boolean reaped = life.reaped() != ProcessLife.NEVER;
    String waited = texts.get("figure.family.reaped", Numbers.grouped(life.reaped()));
    return words + ", " + died + (reaped ? ", " + waited : "") + ".";
  }

  private void programs(Svg svg, ProcessLife life, int y) {
    double free = 0;
    for (ProcessLife.Program program : life.programs()) {
      double x = scale.at((double) program.cycle());
      String words = "exec " + program.name();
      svg.line("notch tall", x, y - 2, x, y + BAR_HEIGHT + 2);
      if (x > free && x + Lettering.width(words) < Svg.WIDTH) {
        svg.text("t tiny halo", x + 4, y + 12, words);
        free = x + Lettering.width(words);
      }
    }
  }

  private void threads(Svg svg, ProcessLife life, int y) {
    int count = life.threads().size();
    for (int i = 1; i < Math.min(count, MOST_THREADS + 1); i++) {
      ProcessLife.ThreadLife thread = life.threads().get(i);
      long end = thread.ended() == ProcessLife.NEVER ? scale.to() : thread.ended();
      double x = scale.at((double) thread.born());
      svg.rect("call", x, y + (i - 1) * (double) THREAD, scale.at((double) end) - x, THREAD - 1);
    }
    if (count > 1) {
      String words = texts.get("figure.family.threads", Numbers.grouped(count));
      svg.text("t tiny right", LEFT - 8, y + 8, words);
    }
  }
}
