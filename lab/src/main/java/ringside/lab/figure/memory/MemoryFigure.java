package ringside.lab.figure.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** Where the memory of each process is, and whose each frame is: a map and the frames beside it. */
public final class MemoryFigure implements Figure {
  private static final String ID = "memory";
  private static final String NONE = "-";

  private final Texts texts;
  private final MemoryScene scene;
  private final FrameOwners owners;

  /** A figure of a moment. */
  public MemoryFigure(Texts texts, MemoryScene scene) {
    this.texts = texts;
    this.scene = scene;
    this.owners = new FrameOwners(texts, scene);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String question() {
    return texts.get("figure.memory.question");
  }

  @Override
  public String summary() {
    long shared = owners.all().stream().filter(owner -> owner.holders().size() > 1).count();
    return texts.get(
        "figure.memory.summary",
        Numbers.grouped(scene.cycle()),
        Numbers.grouped(scene.spaces().size()),
        Numbers.grouped(owners.used()),
        Numbers.grouped(scene.frames().size()),
        Numbers.grouped(shared),
        Numbers.grouped(copyOnWrite()),
        Numbers.grouped(swapped()));
  }

  private long copyOnWrite() {
    return IntStream.range(0, scene.frames().size()).filter(owners::isCopiedOnWrite).count();
  }

  private long swapped() {
    return scene.spaces().stream()
        .flatMap(space -> space.areas().stream())
        .mapToLong(MemoryScene.Area::swapped)
        .sum();
  }

  @Override
  public List<Drawing> drawings() {
    return List.of(
        Drawing.only(new MemoryDrawing(texts, scene, owners).draw(ID, question(), summary())));
  }

  /** Id of the row of a region. */
  static String row(int space, int area) {
    return ID + "-" + space + "-" + area;
  }

  /** Id of the row of an owner of frames, by its place among them. */
  static String row(int owner) {
    return ID + "-frames-" + owner;
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < scene.spaces().size(); i++) {
      MemoryScene.Space space = scene.spaces().get(i);
      for (int j = 0; j < space.areas().size(); j++) {
        rows.add(region(i, j));
      }
    }
    int number = 0;
    for (FrameOwners.Property property : owners.properties()) {
      rows.add(frames(number++, property.owner(), property.frames()));
    }
    return new FigureTable(
        5,
        List.of(
            texts.get("look.head.owner"),
            texts.get("head.buffer"),
            texts.get("look.head.addresses"),
            texts.get("look.head.permissions"),
            texts.get("figure.memory.mark"),
            texts.get("head.pages"),
            texts.get("look.head.resident"),
            texts.get("look.head.swapped"),
            texts.get("look.flag.cow")),
        rows);
  }

  private FigureTable.Row region(int space, int number) {
    MemoryScene.Area area = scene.spaces().get(space).areas().get(number);
    return new FigureTable.Row(
        row(space, number),
        List.of(
            scene.spaces().get(space).name(),
            (area.what() + " " + area.file()).strip(),
            addresses(area),
            area.permissions(),
            marks(space, number),
            Numbers.grouped(area.size()),
            Numbers.grouped(area.resident()),
            Numbers.grouped(area.swapped()),
            Numbers.grouped(area.pages().stream().filter(MemoryScene.Page::copyOnWrite).count())));
  }

  private String marks(int space, int area) {
    List<String> marks = new ArrayList<>(List.of(Ink.letter(space)));
    owners.shares(new FrameOwners.Holder(space, area)).forEach(n -> marks.add(String.valueOf(n)));
    return String.join(" ", marks);
  }

  /** As in {@code 0x00010000-0x00011000}. */
  static String addresses(MemoryScene.Area area) {
    return Numbers.hex(area.start()) + "-" + Numbers.hex(area.end());
  }

  private FigureTable.Row frames(int number, FrameOwners.Owner owner, List<Integer> frames) {
    String from = Numbers.hex(scene.first() + frames.get(0) << 12);
    return new FigureTable.Row(
        row(number),
        List.of(
            owner.title(),
            texts.get("head.frames"),
            texts.get("figure.memory.from", from),
            NONE,
            owner.letter(),
            Numbers.grouped(frames.size()),
            NONE,
            NONE,
            Numbers.grouped(frames.stream().filter(owners::isCopiedOnWrite).count())));
  }

  /** A bar a region, then a letter a frame. */
  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < scene.spaces().size(); i++) {
      lines.add(
          "  " + Ink.letter(i) + " " + texts.get("look.process", scene.spaces().get(i).name()));
      for (MemoryScene.Area area : scene.spaces().get(i).areas()) {
        String name = Columns.left((area.what() + " " + area.file()).strip(), 18);
        String bar = FrameRows.pages(area, 40);
        lines.add("    " + addresses(area) + " " + area.permissions() + " " + name + " " + bar);
      }
    }
    lines.add("  " + texts.get("figure.memory.legend"));
    for (FrameRows.Row row : FrameRows.of(owners, 64)) {
      StringBuilder letters = new StringBuilder();
      row.owners().forEach(owner -> letters.append(owner.letter().charAt(0)));
      String times = row.times() == 1 ? "" : " " + texts.get("look.frames.times", row.times());
      lines.add("  " + Numbers.hex(scene.first() + row.frame() << 12) + "  " + letters + times);
    }
    return lines;
  }
}
