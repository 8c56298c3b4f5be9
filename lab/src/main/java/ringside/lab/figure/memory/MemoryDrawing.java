package ringside.lab.figure.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.Svg;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** Address spaces side by side, high addresses above, and the frames to their right. */
final class MemoryDrawing {
  /** Spaces that are drawn; the table has all. */
  private static final int MOST_SPACES = 3;

  /** Regions of a space that are drawn. */
  private static final int MOST_AREAS = 14;

  private static final int TOP = 26;
  private static final double LEFT = 476;
  private static final double GAP = 30;
  private static final double BOX = 60;
  private static final double HOLE = 12;
  private static final double PAGE = 8;
  private static final double MARK = 14;

  private final Texts texts;
  private final MemoryScene scene;
  private final FrameOwners owners;
  private final int spaces;
  private final double width;
  private final Map<FrameOwners.Holder, Double> marks = new HashMap<>();

  MemoryDrawing(Texts texts, MemoryScene scene, FrameOwners owners) {
    this.texts = texts;
    this.scene = scene;
    this.owners = owners;
    this.spaces = Math.min(MOST_SPACES, scene.spaces().size());
    this.width = Math.min(260, (LEFT - GAP) / Math.max(1, spaces) - GAP);
  }

  Svg draw(String id, String title, String description) {
    FramesDrawing frames = new FramesDrawing(texts, scene, owners);
    double high = 0;
    for (int i = 0; i < spaces; i++) {
      high = Math.max(high, height(scene.spaces().get(i).areas()));
    }
    int height = (int) Math.max(TOP + high + 2 * MARK, TOP + frames.height()) + 4;
    Svg svg = new Svg(id + "-map", height, title, description);
    for (int i = 0; i < spaces; i++) {
      space(svg, i);
    }
    joints(svg);
    int more = scene.spaces().size() - spaces;
    if (more > 0) {
      svg.text("t small", 4, height - 6, texts.get("figure.memory.more-spaces", more));
    }
    frames.draw(svg, LEFT, TOP);
    return svg;
  }

  /** The regions that are drawn, by their numbers: the lowest, and the highest. */
  private static List<Integer> shown(List<MemoryScene.Area> areas) {
    return IntStream.range(0, areas.size())
        .filter(i -> i < MOST_AREAS - 1 || i == areas.size() - 1)
        .boxed()
        .toList();
  }

  /** Whether another region begins right behind one. */
  private static boolean adjoins(List<MemoryScene.Area> areas, int index) {
    return index + 1 < areas.size() && areas.get(index).end() == areas.get(index + 1).start();
  }

  private static double height(List<MemoryScene.Area> areas) {
    double height = 0;
    for (int number : shown(areas)) {
      height += BOX + (adjoins(areas, number) ? 0 : HOLE);
    }
    return height;
  }

  private double left(int space) {
    return space * (width + GAP) + 4;
  }

  private void space(Svg svg, int index) {
    MemoryScene.Space space = scene.spaces().get(index);
    double x = left(index);
    String name = texts.get("look.process", space.name());
    double room = width - MARK - 6;
    svg.rect("frame " + Ink.style(index), x, 4, MARK, MARK);
    svg.text("t tiny mid", x + MARK / 2, 15, Ink.letter(index));
    svg.text(
        "t bold", x + MARK + 6, 16, Lettering.first(room, name, Lettering.fit(space.name(), room)));
    List<Integer> shown = shown(space.areas());
    double y = TOP;
    for (int i = shown.size() - 1; i >= 0; i--) {
      int number = shown.get(i);
      if (i < shown.size() - 1 && !adjoins(space.areas(), number)) {
        svg.line("hole", x + width / 2, y, x + width / 2, y + HOLE);
        y += HOLE;
      }
      box(svg, index, number, x, y);
      y += BOX;
    }
    int more = space.areas().size() - shown.size();
    if (more > 0) {
      svg.text("t small", x, y + MARK, texts.get("figure.memory.more-regions", more));
    }
  }

  private void box(Svg svg, int space, int number, double x, double y) {
    MemoryScene.Area area = scene.spaces().get(space).areas().get(number);
    svg.beginMark(label(space, area), MemoryFigure.row(space, number));
    svg.rect("region", x, y, width, BOX);
    String name = (area.what() + " " + area.file()).strip();
    svg.text("t bold", x + 6, y + 15, Lettering.fit(name, width - 50));
    svg.text("t small mono right", x + width - 6, y + 15, area.permissions());
    String range = MemoryFigure.addresses(area);
    String start = Numbers.hex(area.start());
    svg.text("t tiny mono", x + 6, y + 29, Lettering.first(width - 8, range, start));
    String few = Numbers.grouped(area.resident()) + "/" + Numbers.grouped(area.size());
    svg.text("t tiny", x + 6, y + 42, Lettering.first(width - 44, counts(area), few));
    pages(svg, space, area, x + 6, y + 47);
    svg.end();
    double right = x + width - 6 - MARK;
    for (int share : owners.shares(new FrameOwners.Holder(space, number))) {
      if (right > x + width / 2) {
        svg.rect("frame share", right, y + 21, MARK, MARK);
        svg.text("t tiny mid", right + MARK / 2, y + 32, String.valueOf(share));
      }
      right -= MARK + 2;
    }
    marks.put(new FrameOwners.Holder(space, number), y + 21 + MARK / 2);
  }

  private String counts(MemoryScene.Area area) {
    String counts =
        texts.get(
            "figure.memory.pages", Numbers.grouped(area.resident()), Numbers.grouped(area.size()));
    return area.swapped() == 0
        ? counts
        : counts + ", " + texts.get("figure.memory.swapped", Numbers.grouped(area.swapped()));
  }

  private String label(int space, MemoryScene.Area area) {
    String name = scene.spaces().get(space).name();
    String what = (area.what() + " " + area.file()).strip();
    String range = MemoryFigure.addresses(area);
    return texts.get("figure.memory.region", name, what, range, area.permissions(), counts(area));
  }

  /** A square a page; where there is no room, a bar in parts. */
  private void pages(Svg svg, int space, MemoryScene.Area area, double x, double y) {
    double room = width - 12;
    if (area.size() * (PAGE + 1) > room) {
      double resident = room * area.resident() / area.size();
      double swapped = room * area.swapped() / area.size();
      svg.rect("frame untouched", x, y, room, PAGE);
      svg.rect("frame " + Ink.style(space), x, y, resident, PAGE);
      svg.rect("frame swapped", x + resident, y, swapped, PAGE);
      return;
    }
    String[] styles = new String[area.size()];
    area.pages()
        .forEach(page -> styles[page.index()] = page.swapped() ? "swapped" : Ink.style(space));
    for (int i = 0; i < styles.length; i++) {
      String style = styles[i] == null ? "untouched" : styles[i];
      svg.rect("frame " + style, x + i * (PAGE + 1), y, PAGE, PAGE);
    }
    for (MemoryScene.Page page : area.pages()) {
      if (page.copyOnWrite()) {
        svg.rect("cow", x + page.index() * (PAGE + 1), y, PAGE, PAGE);
      }
    }
  }

  /** Joins regions of neighbours that share frames. */
  private void joints(Svg svg) {
    for (int i = 0; i + 1 < spaces; i++) {
      for (int j = 0; j < scene.spaces().get(i).areas().size(); j++) {
        FrameOwners.Holder one = new FrameOwners.Holder(i, j);
        for (int k = 0; k < scene.spaces().get(i + 1).areas().size(); k++) {
          joint(svg, one, new FrameOwners.Holder(i + 1, k));
        }
      }
    }
  }

  private void joint(Svg svg, FrameOwners.Holder one, FrameOwners.Holder other) {
    Double from = marks.get(one);
    Double to = marks.get(other);
    boolean same = owners.shares(one).stream().anyMatch(owners.shares(other)::contains);
    if (same && from != null && to != null) {
      svg.line("joint", left(one.space()) + width, from, left(other.space()), to);
    }
  }
}
