package ringside.lab.figure.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ringside.kernel.event.Reason;
import ringside.kernel.event.ThreadState;
import ringside.lab.figure.Bars;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.figure.time.StateLook;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** The seven states of the textbooks, with what a run did on their arrows. */
public final class StatesFigure implements Figure {
  private static final String ID = "states";
  private static final int NAME = 44;
  private static final int AMOUNT = 10;
  private static final int BAR = 40;

  private final Texts texts;
  private final List<Step> steps;

  /** A figure of the steps that threads took. */
  public StatesFigure(Texts texts, List<Step> steps) {
    this.texts = texts;
    this.steps = List.copyOf(steps);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String question() {
    return texts.get("figure.states.question");
  }

  @Override
  public String summary() {
    long count = steps.stream().mapToLong(Step::count).sum();
    String reached =
        steps.stream()
            .map(Step::to)
            .distinct()
            .sorted()
            .map(state -> StateLook.word(texts, state))
            .collect(Collectors.joining(", "));
    return texts.get("figure.states.summary", Numbers.grouped(count), reached);
  }

  @Override
  public List<Drawing> drawings() {
    return List.of(Drawing.only(new StatesDrawing(texts, steps).draw(ID, question(), summary())));
  }

  /** Id of the row of a step. */
  static String row(ThreadState from, ThreadState to) {
    return ID + "-" + from.title() + "-to-" + to.title();
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    for (Step step : steps) {
      String why =
          step.reasons().entrySet().stream().map(this::reason).collect(Collectors.joining(", "));
      rows.add(
          new FigureTable.Row(
              row(step.from(), step.to()),
              List.of(
                  StateLook.word(texts, step.from()),
                  StateLook.word(texts, step.to()),
                  why,
                  Numbers.grouped(step.count()))));
    }
    return new FigureTable(
        3,
        List.of(
            texts.get("figure.states.from"),
            texts.get("figure.states.to"),
            texts.get("figure.time.why"),
            texts.get("head.count")),
        rows);
  }

  private String reason(Map.Entry<Reason, Long> entry) {
    String words = texts.get("reason." + entry.getKey().title());
    return words + " (" + Numbers.grouped(entry.getValue()) + ")";
  }

  @Override
  public List<String> text() {
    long most = steps.stream().mapToLong(Step::count).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (Step step : steps) {
      String name = StateLook.word(texts, step.from()) + " -> " + StateLook.word(texts, step.to());
      lines.add(
          ("  " + Columns.left(name, NAME))
              + Columns.right(Numbers.grouped(step.count()), AMOUNT)
              + "  "
              + Bars.of(step.count(), most, BAR));
    }
    return lines;
  }
}
