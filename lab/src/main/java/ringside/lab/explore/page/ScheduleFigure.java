package ringside.lab.explore.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.lab.explore.NoReturn;
import ringside.lab.explore.Played;
import ringside.lab.explore.ScheduleText;
import ringside.lab.explore.Step;
import ringside.lab.explore.Story;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** The schedule that fails: who did what before whom. */
final class ScheduleFigure implements Figure {
  private static final String ID = "schedule";

  private final Texts texts;
  private final Played run;
  private final ScheduleText schedule;

  ScheduleFigure(Texts texts, Played run, @Nullable NoReturn noReturn) {
    this.texts = texts;
    this.run = run;
    this.schedule = new ScheduleText(texts, run, noReturn);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String question() {
    return texts.get("explore.page.schedule.question");
  }

  @Override
  public String summary() {
    long switches =
        schedule.story().rows().stream().filter(row -> row instanceof Story.Switch).count();
    return texts.get(
        "explore.page.schedule.summary",
        Numbers.grouped(schedule.story().tids().size()),
        Numbers.grouped(run.steps().size()),
        Numbers.grouped(switches),
        Numbers.grouped(run.path().preemptions()));
  }

  @Override
  public List<Drawing> drawings() {
    return List.of(
        new ScheduleDrawing(texts, schedule).draw(ID + "-columns", question(), summary()));
  }

  /** Id of the row of the table that says what a row of the story does. */
  static String row(int index) {
    return "step-" + index;
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    List<Story.Row> all = schedule.story().rows();
    for (int i = 0; i < all.size(); i++) {
      rows.add(new FigureTable.Row(row(i), cells(all.get(i))));
      String behind = schedule.behind(all.get(i));
      if (!behind.isEmpty()) {
        rows.add(FigureTable.Row.of("", "", behind, ""));
      }
    }
    return new FigureTable(
        3,
        List.of(
            texts.get("head.thread"),
            texts.get("explore.page.head.where"),
            texts.get("explore.page.head.what"),
            texts.get("explore.page.head.instructions")),
        rows);
  }

  private List<String> cells(Story.Row row) {
    if (row instanceof Story.Shown shown) {
      Step step = shown.step();
      return List.of(
          String.valueOf(step.tid()),
          schedule.place(step),
          schedule.says(row),
          Numbers.grouped(step.number()));
    }
    return List.of("", "", schedule.says(row), "");
  }

  @Override
  public List<String> text() {
    return schedule.lines();
  }
}
