package ringside.lab.figure.cost;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.statistics.SwitchStatistics;
import ringside.lab.figure.Bars;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;
import ringside.mmu.ledger.SwitchPart;

/** What a switch of each kind costs, part by part, in cycles per switch. */
public final class SwitchFigure implements Figure {
  private static final String ID = "switch";
  private static final int BAR = 40;
  private static final int NAME = 40;
  private static final int AMOUNT = 12;

  /**
   * A kind of switch.
   *
   * @param kind key of its name: {@code process} or {@code thread}
   * @param parts in order of time
   */
  record Kind(String kind, long count, List<Piece> parts) {
    long cycles() {
      return parts.stream().mapToLong(Piece::cycles).sum();
    }

    /** Cycles of one switch on average. */
    double each(long cycles) {
      return count == 0 ? 0 : (double) cycles / count;
    }
  }

  /**
   * A part.
   *
   * @param key of its name: {@code enter} ... {@code leave}, {@code tlb}, {@code cache}
   * @param cycles of all switches
   */
  record Piece(String key, long cycles) {}

  private final Texts texts;
  private final List<Kind> kinds;

  /** A figure of both kinds. */
  public SwitchFigure(Texts texts, SwitchStatistics process, SwitchStatistics thread) {
    this.texts = texts;
    this.kinds = List.of(kind("process", process), kind("thread", thread));
  }

  private static Kind kind(String name, SwitchStatistics statistics) {
    List<Piece> parts = new ArrayList<>();
    for (SwitchPart part : SwitchPart.values()) {
      if (part.isDirect()) {
        parts.add(new Piece(part.title(), statistics.cycles(part)));
      }
    }
    parts.add(new Piece("tlb", statistics.indirectTlbCycles()));
    parts.add(new Piece("cache", statistics.indirectCacheCycles()));
    return new Kind(name, statistics.count(), parts);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String question() {
    return texts.get("figure.switch.question");
  }

  @Override
  public String summary() {
    StringBuilder summary = new StringBuilder();
    for (Kind kind : kinds) {
      String count = Numbers.grouped(kind.count());
      String each = Numbers.tenth(kind.each(kind.cycles()));
      String key = "figure.switch." + kind.kind() + (kind.count() == 0 ? ".none" : "");
      summary.append(summary.length() == 0 ? "" : " ").append(texts.get(key, count, each));
    }
    return summary + " " + texts.get("figure.switch.note");
  }

  @Override
  public List<Drawing> drawings() {
    return List.of(Drawing.only(new SwitchDrawing(texts, kinds).draw(ID, question(), summary())));
  }

  /** The short name of a part, which stands on its bar. */
  static String shortName(Texts texts, Piece piece) {
    return texts.get("figure.switch.part." + piece.key());
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    for (Kind kind : kinds) {
      for (Piece piece : kind.parts()) {
        rows.add(row(kind, texts.get("stats.switch." + piece.key()), piece.key(), piece.cycles()));
      }
      rows.add(row(kind, texts.get("stats.switch.all"), "all", kind.cycles()));
    }
    return new FigureTable(
        2,
        List.of(
            texts.get("figure.switch.kind"),
            texts.get("head.part"),
            texts.get("head.each"),
            texts.get("head.cycles")),
        rows);
  }

  private FigureTable.Row row(Kind kind, String name, String key, long cycles) {
    return new FigureTable.Row(
        ID + "-" + kind.kind() + "-" + key,
        List.of(
            texts.get("head." + kind.kind()),
            name,
            Numbers.tenth(kind.each(cycles)),
            Numbers.grouped(cycles)));
  }

  @Override
  public List<String> text() {
    long most = Math.round(most(kinds));
    List<String> lines = new ArrayList<>();
    for (Kind kind : kinds) {
      lines.add("  " + texts.get("head." + kind.kind()) + ": " + Numbers.grouped(kind.count()));
      for (Piece piece : kind.parts()) {
        double each = kind.each(piece.cycles());
        lines.add(
            ("    " + Columns.left(shortName(texts, piece), NAME - 2))
                + Columns.right(Numbers.tenth(each), AMOUNT)
                + "  "
                + Bars.of(Math.round(each), most, BAR));
      }
    }
    return lines;
  }

  /** The cycles of the dearer switch. */
  static double most(List<Kind> kinds) {
    return kinds.stream().mapToDouble(kind -> kind.each(kind.cycles())).max().orElse(0);
  }
}
