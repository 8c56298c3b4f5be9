package ringside.lab.explore.page;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.explore.Played;
import ringside.lab.explore.StepWords;
import ringside.lab.explore.Wait;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.report.Paragraph;
import ringside.lab.report.Texts;

/** Who waits for whom when nothing can run any more. */
final class WaitsFigure implements Figure {
  private static final String ID = "waits";

  private final Texts texts;
  private final List<Wait> waits;
  private final List<Integer> circle;
  private final StepWords words;

  WaitsFigure(Texts texts, Played run) {
    this.texts = texts;
    this.waits = run.findings().waits();
    this.circle = run.findings().circle();
    this.words = new StepWords(texts, run.programs());
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String question() {
    return texts.get("explore.page.waits.question");
  }

  @Override
  public String summary() {
    if (circle.isEmpty()) {
      return texts.get("explore.page.waits.no-circle", waits.size());
    }
    String way = String.join(" -> ", circle.stream().map(String::valueOf).toList());
    return texts.get("explore.circle", way);
  }

  @Override
  public List<Drawing> drawings() {
    return List.of(
        new WaitsDrawing(texts, words, waits, circle).draw(ID + "-circle", question(), summary()));
  }

  /** Id of the row of the table of a thread that waits. */
  static String row(Wait wait) {
    return "wait-" + wait.tid();
  }

  /** What it waits for, in a few words. */
  static String what(Texts texts, StepWords words, Wait wait) {
    return wait.joins() ? texts.get("explore.page.waits.end") : words.what(wait);
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    for (Wait wait : waits) {
      rows.add(
          new FigureTable.Row(
              row(wait),
              List.of(
                  texts.get("explore.thread", wait.tid()),
                  words.place(wait.at()),
                  what(texts, words, wait),
                  wait.holder() == 0 ? "" : texts.get("explore.thread", wait.holder()))));
    }
    return new FigureTable(
        4,
        List.of(
            texts.get("head.thread"),
            texts.get("explore.page.head.where"),
            texts.get("explore.page.waits.for"),
            texts.get("explore.page.waits.whose")),
        rows);
  }

  @Override
  public List<String> text() {
    return waits.stream().flatMap(wait -> Paragraph.lines(words.wait(wait), 2).stream()).toList();
  }
}
