package ringside.lab.figure.memory;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.report.Numbers;
import ringside.lab.report.PteText;
import ringside.lab.report.Texts;
import ringside.mmu.sv32.Pte;
import ringside.mmu.sv32.VirtualAddress;

/** How an address becomes a place in memory: the entries of both tables that the walk reads. */
public final class WalkFigure implements Figure {
  private static final String ID = "walk";
  private static final int BAR = 64;

  private final Texts texts;
  private final WalkScene scene;

  /** A figure of a thread's addresses. */
  public WalkFigure(Texts texts, WalkScene scene) {
    this.texts = texts;
    this.scene = scene;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String question() {
    return texts.get("figure.walk.question");
  }

  @Override
  public String summary() {
    StringBuilder words = new StringBuilder();
    words.append(texts.get("figure.walk.summary", Numbers.grouped(scene.cycle()), scene.thread()));
    scene.walks().forEach(path -> words.append(' ').append(sentence(path)));
    return words.toString();
  }

  private String sentence(WalkScene.Path path) {
    String from = path.register() + " " + Numbers.hex(path.address());
    return texts.get("figure.walk.sentence", from, result(texts, path));
  }

  /** Where a walk ends, in words. */
  static String result(Texts texts, WalkScene.Path path) {
    Pte last = path.steps().get(path.steps().size() - 1).pte();
    if (last.isSwapped()) {
      return texts.get("figure.walk.swapped", last.frame());
    }
    if (last.malformed() || !last.leaf()) {
      return texts.get("figure.walk.fault");
    }
    boolean superpage = path.steps().size() == 1;
    int offset = superpage ? path.address() & 0x3f_ffff : VirtualAddress.offset(path.address());
    return Numbers.hex(last.frame() << 12 | offset);
  }

  @Override
  public List<Drawing> drawings() {
    return scene.walks().stream()
        .map(
            path -> {
              String caption = path.register() + " = " + Numbers.hex(path.address());
              String id = ID + "-" + path.register();
              WalkDrawing drawing = new WalkDrawing(texts, scene, path);
              return new Drawing(
                  caption, drawing.draw(id, caption, sentence(path)).finished(), false);
            })
        .toList();
  }

  /** Id of the row of a step of a walk. */
  static String row(WalkScene.Path path, int step) {
    return ID + "-" + path.register() + "-" + step;
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    for (WalkScene.Path path : scene.walks()) {
      for (int i = 0; i < path.steps().size(); i++) {
        WalkScene.Step step = path.steps().get(i);
        WalkScene.Used used = new WalkScene.Used(step.index(), 1, step.pte());
        rows.add(row(row(path, i), path.register(), i, used));
      }
    }
    scene.root().forEach(used -> rows.add(row("", "", 0, used)));
    for (WalkScene.Path path : scene.walks()) {
      path.table().forEach(used -> rows.add(row("", path.register(), 1, used)));
    }
    return new FigureTable(
        4,
        List.of(
            texts.get("figure.walk.of"),
            texts.get("figure.walk.table"),
            texts.get("look.head.flags"),
            texts.get("look.head.frame"),
            texts.get("figure.walk.entry"),
            texts.get("head.count")),
        rows);
  }

  private FigureTable.Row row(String id, String register, int step, WalkScene.Used used) {
    Pte pte = used.pte();
    return new FigureTable.Row(
        id,
        List.of(
            register,
            texts.get(step == 0 ? "figure.walk.root" : "figure.walk.second"),
            flags(texts, pte),
            "0x" + Integer.toHexString(pte.frame()),
            String.valueOf(used.first()),
            String.valueOf(used.count())));
  }

  /** What an entry allows, or what else it is, in words. */
  static String flags(Texts texts, Pte pte) {
    if (pte.isSwapped()) {
      return texts.get("figure.walk.on-disk");
    }
    if (!pte.valid()) {
      return texts.get("figure.walk.invalid");
    }
    return pte.leaf() ? PteText.words(texts, pte) : texts.get("figure.walk.pointer");
  }

  /** A table in 64 columns: # has used entries, @ is read by the walk. */
  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    for (WalkScene.Path path : scene.walks()) {
      lines.add("  " + path.register() + " " + Numbers.hex(path.address()));
      for (int i = 0; i < path.steps().size(); i++) {
        WalkScene.Step step = path.steps().get(i);
        List<WalkScene.Used> used = i == 0 ? scene.root() : path.table();
        lines.add("    0x" + Integer.toHexString(step.frame()) + " |" + bar(used, step) + "|");
      }
      lines.add("    -> " + result(texts, path));
    }
    return lines;
  }

  private static String bar(List<WalkScene.Used> runs, WalkScene.Step step) {
    int each = WalkDrawing.ENTRIES / BAR;
    StringBuilder bar = new StringBuilder(".".repeat(BAR));
    for (WalkScene.Used used : runs) {
      for (int i = used.first() / each; i <= (used.first() + used.count() - 1) / each; i++) {
        bar.setCharAt(i, '#');
      }
    }
    bar.setCharAt(step.index() / each, '@');
    return bar.toString();
  }
}
