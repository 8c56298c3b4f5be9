package ringside.lab.figure.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.record.TlbStay;
import ringside.lab.report.Numbers;
import ringside.lab.report.PteText;
import ringside.lab.report.Texts;

/** TLBs over time: who had each entry for which page, and why it went. */
public final class TlbFigure implements Figure {
  private static final String ID = "tlb";
  private static final int COLUMNS = 72;

  private final Texts texts;
  private final TlbScene scene;
  private final TlbWords words;

  /** A figure of what led to a moment. */
  public TlbFigure(Texts texts, TlbScene scene) {
    this.texts = texts;
    this.scene = scene;
    this.words = new TlbWords(texts, scene);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String question() {
    return texts.get("figure.tlb.question");
  }

  @Override
  public String summary() {
    String counts = scene.tlbs().stream().map(this::counts).collect(Collectors.joining(" "));
    return texts.get("figure.tlb.summary", Numbers.grouped(scene.cycle()), counts);
  }

  private String counts(TlbScene.One tlb) {
    return texts.get(
        "figure.tlb.counts",
        name(tlb),
        Numbers.grouped(tlb.fills()),
        Numbers.grouped(tlb.flushed()),
        Numbers.grouped(tlb.ages().size()),
        Numbers.grouped(tlb.slots()));
  }

  private String name(TlbScene.One tlb) {
    return texts.get("buffer." + tlb.buffer().name());
  }

  private static String key(TlbScene.One tlb) {
    return ID + "-" + tlb.buffer().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Id of the row of an entry, by its place among the stays of its TLB. */
  static String row(TlbScene.One tlb, int number) {
    return key(tlb) + "-" + number;
  }

  @Override
  public List<Drawing> drawings() {
    return scene.tlbs().stream()
        .map(
            tlb -> {
              TlbDrawing drawing = new TlbDrawing(texts, scene, tlb);
              String svg = drawing.draw(key(tlb), name(tlb), counts(tlb)).finished();
              return new Drawing(name(tlb), svg, false);
            })
        .toList();
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    for (TlbScene.One tlb : scene.tlbs()) {
      for (int i = 0; i < tlb.stays().size(); i++) {
        rows.add(new FigureTable.Row(row(tlb, i), cells(tlb, tlb.stays().get(i))));
      }
    }
    return new FigureTable(
        6,
        List.of(
            texts.get("head.buffer"),
            texts.get("look.head.page"),
            texts.get("look.head.owner"),
            texts.get("look.head.permissions"),
            texts.get("look.head.frame"),
            texts.get("figure.tlb.end"),
            "asid",
            texts.get("look.head.slot"),
            texts.get("figure.tlb.from"),
            texts.get("figure.tlb.to")),
        rows);
  }

  private List<String> cells(TlbScene.One tlb, TlbStay stay) {
    return List.of(
        name(tlb),
        TlbWords.page(stay),
        words.owner(stay),
        PteText.letters(stay.pte()),
        "0x" + Integer.toHexString(stay.pte().frame()),
        words.why(stay),
        stay.pte().global() ? "-" : String.valueOf(stay.asid()),
        String.valueOf(stay.slot()),
        Numbers.grouped(stay.from()),
        TlbWords.end(stay));
  }

  /** A row a slot: a letter whose entry it is, x where it is dead, ! above where it is flushed. */
  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    for (TlbScene.One tlb : scene.tlbs()) {
      lines.add("  " + name(tlb));
      StringBuilder marks = new StringBuilder(" ".repeat(COLUMNS));
      scene.flushes().stream()
          .filter(flush -> tlb.fences().contains(flush.number()) && flush.cycle() >= tlb.begin())
          .forEach(flush -> marks.setCharAt(column(tlb, flush.cycle()), '!'));
      lines.add(("         " + marks).stripTrailing());
      for (int slot : tlb.usedSlots()) {
        String number = String.valueOf(slot);
        lines.add(
            "  " + " ".repeat(Math.max(0, 5 - number.length())) + number + "  " + lane(tlb, slot));
      }
    }
    scene.names().forEach((pid, name) -> lines.add("  " + legend(pid, name)));
    return lines;
  }

  private String legend(int pid, String name) {
    int index = new ArrayList<>(scene.names().keySet()).indexOf(pid);
    return Ink.letter(index) + " " + texts.get("look.process", name);
  }

  private int column(TlbScene.One tlb, long cycle) {
    long length = Math.max(1, scene.cycle() - tlb.begin());
    return (int) Math.max(0, Math.min(COLUMNS - 1, (cycle - tlb.begin()) * COLUMNS / length));
  }

  private String lane(TlbScene.One tlb, int slot) {
    StringBuilder lane = new StringBuilder(".".repeat(COLUMNS));
    for (TlbStay stay : tlb.stays()) {
      if (stay.slot() == slot) {
        int from = column(tlb, stay.from());
        int to = column(tlb, Math.min(stay.to(), scene.cycle()));
        for (int i = from; i < COLUMNS; i++) {
          lane.setCharAt(i, i <= to ? scene.letter(stay).charAt(0) : 'x');
        }
      }
    }
    return lane.toString();
  }
}
