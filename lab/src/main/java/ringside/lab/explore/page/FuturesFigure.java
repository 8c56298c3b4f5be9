package ringside.lab.explore.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ringside.lab.explore.NoReturn;
import ringside.lab.explore.Played;
import ringside.lab.explore.Step;
import ringside.lab.explore.StepWords;
import ringside.lab.figure.Bars;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.Svg;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** Of the schedules that go on from a step, how many fail: where it was lost. */
final class FuturesFigure implements Figure {
  private static final String ID = "futures";
  private static final int LEFT = 330;
  private static final int FULL = 480;
  private static final int ROW = 26;
  private static final int NAME = 52;
  private static final int TEXT_BAR = 24;

  private final Texts texts;
  private final Played run;
  private final NoReturn noReturn;
  private final StepWords words;

  FuturesFigure(Texts texts, Played run, NoReturn noReturn) {
    this.texts = texts;
    this.run = run;
    this.noReturn = noReturn;
    this.words = new StepWords(texts, run.programs());
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String question() {
    return texts.get("explore.page.futures.question");
  }

  @Override
  public String summary() {
    return texts.get("explore.page.futures.summary", name(noReturn.point()));
  }

  /** The step, in words. */
  private String name(long number) {
    for (Step step : run.steps()) {
      if (step.number() == number) {
        String thread = texts.get("explore.thread", step.tid());
        return thread + ", " + words.place(step) + ": " + words.deed(step);
      }
    }
    return Numbers.grouped(number);
  }

  private String share(NoReturn.Future future) {
    return texts.get("explore.page.futures.share", future.failing(), future.all());
  }

  @Override
  public List<Drawing> drawings() {
    Svg svg = new Svg(ID + "-bars", noReturn.futures().size() * ROW + 12, question(), summary());
    double y = 6;
    for (Map.Entry<Long, NoReturn.Future> each : noReturn.futures().entrySet()) {
      NoReturn.Future future = each.getValue();
      String name = name(each.getKey());
      boolean point = each.getKey() == noReturn.point();
      svg.beginMark(name + ": " + share(future), ID + "-" + each.getKey());
      svg.text(
          point ? "t right bold" : "t right", LEFT - 8, y + 16, Lettering.fit(name, LEFT - 12));
      double length = future.all() == 0 ? 0 : (double) FULL * future.failing() / future.all();
      svg.rect("bar all", LEFT, y + 2, FULL, ROW - 8);
      svg.rect(future.isLost() ? "bar chosen" : "bar after", LEFT, y + 2, length, ROW - 8);
      svg.text("t", LEFT + FULL + 8.0, y + 16, share(future));
      svg.end();
      y += ROW;
    }
    return List.of(Drawing.only(svg));
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    noReturn
        .futures()
        .forEach(
            (number, future) ->
                rows.add(
                    new FigureTable.Row(
                        ID + "-" + number,
                        List.of(
                            name(number),
                            Numbers.grouped(number),
                            Numbers.grouped(future.failing()),
                            Numbers.grouped(future.all())))));
    return new FigureTable(
        1,
        List.of(
            texts.get("explore.page.futures.after"),
            texts.get("explore.page.head.instructions"),
            texts.get("explore.page.futures.fail"),
            texts.get("explore.page.futures.all")),
        rows);
  }

  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    noReturn
        .futures()
        .forEach(
            (number, future) ->
                lines.add(
                    Columns.left(name(number), NAME)
                        + "  "
                        + Columns.left(Bars.of(future.failing(), future.all(), TEXT_BAR), TEXT_BAR)
                        + "  "
                        + share(future)));
    return lines;
  }
}
