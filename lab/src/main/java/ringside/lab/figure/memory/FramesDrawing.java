package ringside.lab.figure.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.Svg;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** A small square a frame, by owner; below them who has which squares. */
final class FramesDrawing {
  private static final int COLUMNS = 32;
  private static final double SQUARE = 12;
  private static final double ADDRESS = 76;
  private static final double LEGEND = 18;

  /** Rows that are drawn, and squares of the swap disk; the table counts all. */
  private static final int MOST_ROWS = 64;

  private static final int MOST_SWAPPED = 4 * COLUMNS;

  private final Texts texts;
  private final MemoryScene scene;
  private final FrameOwners owners;
  private final List<FrameRows.Row> rows;
  private final List<FrameOwners.Property> properties;

  /** Squares of an owner: corners of each, from the left edge and the top. */
  private record Square(double x, double y, int frame) {}

  FramesDrawing(Texts texts, MemoryScene scene, FrameOwners owners) {
    this.texts = texts;
    this.scene = scene;
    this.owners = owners;
    this.rows = FrameRows.of(owners, COLUMNS);
    this.properties = owners.properties();
  }

  private int shown() {
    return Math.min(MOST_ROWS, rows.size());
  }

  private int swapRows() {
    int squares = Math.min(MOST_SWAPPED, swapped().size());
    return squares == 0 ? 0 : (squares + COLUMNS - 1) / COLUMNS + 2;
  }

  /** Spaces whose pages are on the swap disk, once for each page. */
  private List<Integer> swapped() {
    List<Integer> swapped = new ArrayList<>();
    for (int i = 0; i < scene.spaces().size(); i++) {
      for (MemoryScene.Area area : scene.spaces().get(i).areas()) {
        for (long page = 0; page < area.swapped(); page++) {
          swapped.add(i);
        }
      }
    }
    return swapped;
  }

  /** Pixels that it takes. */
  double height() {
    return (shown() + 1 + swapRows()) * SQUARE + (properties.size() + 2) * LEGEND;
  }

  void draw(Svg svg, double left, double top) {
    svg.text("t bold", left, top - 10, texts.get("figure.memory.frames"));
    Map<Integer, List<Square>> squares = new TreeMap<>();
    for (int i = 0; i < shown(); i++) {
      FrameRows.Row row = rows.get(i);
      double y = top + i * SQUARE;
      svg.text("t tiny mono", left, y + 10, Numbers.hex(scene.first() + row.frame() << 12));
      for (int j = 0; j < row.owners().size(); j++) {
        Square square = new Square(left + ADDRESS + j * SQUARE, y, row.frame() + j);
        int owner = row.owners().get(j).order();
        squares.computeIfAbsent(owner, key -> new ArrayList<>()).add(square);
      }
    }
    for (int i = 0; i < properties.size(); i++) {
      FrameOwners.Property property = properties.get(i);
      owner(svg, i, property, squares.getOrDefault(property.owner().order(), List.of()));
    }
    for (int i = 0; i < shown(); i++) {
      times(svg, rows.get(i), left + ADDRESS, top + i * SQUARE);
    }
    double y = top + (shown() + 1) * SQUARE;
    swapDisk(svg, left, y);
    legend(svg, left, y + swapRows() * SQUARE);
  }

  private void owner(Svg svg, int number, FrameOwners.Property property, List<Square> squares) {
    FrameOwners.Owner owner = property.owner();
    svg.beginMark(label(property), MemoryFigure.row(number));
    svg.path("frame " + owner.style(), outlines(squares));
    if (owner.holders().size() > 1) {
      svg.path("frame " + Ink.style(last(owner).space()), halves(squares));
    }
    List<Square> copied =
        squares.stream().filter(square -> owners.isCopiedOnWrite(square.frame)).toList();
    if (!copied.isEmpty()) {
      svg.path("cow", outlines(copied));
    }
    letters(svg, owner, squares);
    svg.end();
  }

  private static FrameOwners.Holder last(FrameOwners.Owner owner) {
    FrameOwners.Holder first = owner.holders().get(0);
    return owner.holders().stream()
        .filter(holder -> holder.space() != first.space())
        .findFirst()
        .orElse(first);
  }

  private String label(FrameOwners.Property property) {
    String count = Numbers.grouped(property.frames().size());
    return texts.get("figure.memory.owner", property.owner().title(), count);
  }

  private static Object[] outlines(List<Square> squares) {
    List<Object> steps = new ArrayList<>();
    for (Square square : squares) {
      steps.addAll(List.of("M", square.x, square.y, "h", SQUARE, "v", SQUARE));
      steps.addAll(List.of("h", -SQUARE, "Z"));
    }
    return steps.isEmpty() ? new Object[] {"M", 0, 0} : steps.toArray();
  }

  /** The lower right half of each. */
  private static Object[] halves(List<Square> squares) {
    List<Object> steps = new ArrayList<>();
    for (Square square : squares) {
      steps.addAll(List.of("M", square.x + SQUARE, square.y, "v", SQUARE, "h", -SQUARE, "Z"));
    }
    return steps.isEmpty() ? new Object[] {"M", 0, 0} : steps.toArray();
  }

  /** On the first square of each run. */
  private static void letters(Svg svg, FrameOwners.Owner owner, List<Square> squares) {
    double free = -1;
    double line = -1;
    for (Square square : squares) {
      boolean goesOn = square.y == line && square.x == free;
      if (!goesOn && !owner.letter().equals(".")) {
        svg.text("t letter mid", square.x + SQUARE / 2, square.y + 9.5, owner.letter());
      }
      free = square.x + SQUARE;
      line = square.y;
    }
  }

  private void times(Svg svg, FrameRows.Row row, double x, double y) {
    if (row.times() > 1) {
      svg.text("t tiny halo", x + 4, y + 10, texts.get("look.frames.times", row.times()));
    }
  }

  private void swapDisk(Svg svg, double left, double y) {
    List<Integer> pages = swapped();
    if (pages.isEmpty()) {
      return;
    }
    String count = Numbers.grouped(pages.size());
    svg.text("t small", left, y + 8, texts.get("figure.memory.disk", count));
    for (int i = 0; i < Math.min(MOST_SWAPPED, pages.size()); i++) {
      double x = left + ADDRESS + i % COLUMNS * SQUARE;
      double top = y + SQUARE + Math.floorDiv(i, COLUMNS) * SQUARE;
      svg.rect("frame swapped", x, top, SQUARE, SQUARE);
      boolean first = i % COLUMNS == 0 || !pages.get(i).equals(pages.get(i - 1));
      if (first) {
        svg.text("t letter mid", x + SQUARE / 2, top + 9.5, Ink.letter(pages.get(i)));
      }
    }
  }

  private void legend(Svg svg, double left, double top) {
    double y = top + LEGEND;
    for (FrameOwners.Property property : properties) {
      FrameOwners.Owner owner = property.owner();
      svg.path("frame " + owner.style(), outlines(List.of(new Square(left, y - 10, 0))));
      if (owner.holders().size() > 1) {
        Object[] half = halves(List.of(new Square(left, y - 10, 0)));
        svg.path("frame " + Ink.style(last(owner).space()), half);
      }
      svg.text("t letter mid", left + SQUARE / 2, y - 0.5, owner.letter());
      double room = Svg.WIDTH - left - SQUARE - 8;
      svg.text("t small", left + SQUARE + 6, y, Lettering.fit(label(property), room));
      y += LEGEND;
    }
    Object[] hatched = outlines(List.of(new Square(left, y - 10, 0)));
    svg.path("frame share", hatched).path("cow", hatched);
    String words = texts.get("figure.memory.hatched");
    svg.text("t small", left + SQUARE + 6, y, words);
  }
}
