package ringside.lab.page;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ringside.lab.figure.Figure;
import ringside.lab.figure.compare.SweepFigure;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;
import ringside.lab.sweep.Axis;
import ringside.lab.sweep.Grid;
import ringside.lab.sweep.SweepRow;

/**
 * The curves of a sweep: the first axis whose values are numbers to the right, a line for each
 * combination of the others.
 *
 * @param texts whose language it speaks
 * @param title what was swept
 * @param grid over what
 * @param rows its points
 * @param figures by the names of {@link ringside.lab.compare.RunFigures}
 */
public record SweepPage(
    Texts texts, String title, Grid grid, List<SweepRow> rows, List<String> figures)
    implements Report {
  @Override
  public String html() {
    return Page.of(texts, title, facts(), drawn());
  }

  @Override
  public void print(PrintStream out) {
    TextPage.print(texts, title, facts(), drawn(), out);
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    facts.add(texts.get("sweep.page.fact", Numbers.grouped(rows.size())));
    if (knob() == null) {
      facts.add(texts.get("sweep.page.no-numbers"));
    }
    return facts;
  }

  private List<Figure> drawn() {
    Axis knob = knob();
    List<Figure> drawn = new ArrayList<>();
    if (knob != null) {
      for (String figure : figures) {
        String id = "sweep-" + figure.replace('.', '-').replace('_', '-');
        SweepFigure.Words words =
            new SweepFigure.Words(
                id,
                texts.get("sweep.page.question", figure, knob.name()),
                knob.name(),
                figure,
                isLogarithmic(knob));
        drawn.add(new SweepFigure(texts, words, series(rows, knob, figure)));
      }
    }
    return drawn;
  }

  /** The lines of a figure: of each what the other axes say. */
  static List<SweepFigure.Series> series(List<SweepRow> rows, Axis knob, String figure) {
    Map<String, List<SweepFigure.Point>> lines = new LinkedHashMap<>();
    for (SweepRow row : rows) {
      String name =
          row.values().entrySet().stream()
              .filter(value -> !value.getKey().equals(knob.name()))
              .map(value -> value.getKey() + "=" + value.getValue())
              .collect(Collectors.joining(" "));
      Long y = row.figures().get(figure);
      String value = row.values().get(knob.name());
      if (y != null && value != null) {
        lines
            .computeIfAbsent(name.isEmpty() ? figure : name, first -> new ArrayList<>())
            .add(new SweepFigure.Point(Long.parseLong(value), y));
      }
    }
    return lines.entrySet().stream()
        .map(
            line ->
                new SweepFigure.Series(
                    line.getKey(),
                    line.getValue().stream().sorted((a, b) -> Long.compare(a.x(), b.x())).toList()))
        .toList();
  }

  private @Nullable Axis knob() {
    return grid.axes().stream()
        .filter(axis -> axis.values().size() > 1)
        .filter(axis -> axis.values().stream().allMatch(value -> value.matches("\\d{1,15}")))
        .findFirst()
        .orElse(null);
  }

  /** Whether each value is at least half as much again as the one before. */
  static boolean isLogarithmic(Axis knob) {
    List<Long> values = knob.values().stream().map(Long::valueOf).sorted().toList();
    boolean grows = values.get(0) > 0;
    for (int i = 1; i < values.size(); i++) {
      grows &= 2 * values.get(i) >= 3 * values.get(i - 1);
    }
    return grows;
  }
}
