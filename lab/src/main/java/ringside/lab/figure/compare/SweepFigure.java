package ringside.lab.figure.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import ringside.lab.figure.Bars;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** What changes where a knob is turned: a line a series, and where two lines cross. */
public final class SweepFigure implements Figure {
  private static final int NAME = 24;
  private static final int KNOB = 14;
  private static final int BAR = 36;
  private static final int AMOUNT = 16;

  /** Series of one drawing; more stand in small multiples. */
  private static final int MOST_LINES = 4;

  /**
   * One run, or what many have in common.
   *
   * @param x value of the knob
   * @param y what was measured, 0 or more
   */
  public record Point(long x, long y) {}

  /**
   * A line.
   *
   * @param points by x, ascending
   */
  public record Series(String name, List<Point> points) {}

  /**
   * Words and looks that only who sweeps can know.
   *
   * @param id of the figure in its page: letters, digits and hyphens
   * @param question its heading
   * @param knob what x is: "dtlb.entries"
   * @param unit of y: "cycles"
   * @param logarithmic whether the values of the knob are powers, as in 4, 8, 16; all above 0
   */
  public record Words(String id, String question, String knob, String unit, boolean logarithmic) {}

  private final Texts texts;
  private final Words words;
  private final List<Series> series;
  private final List<Crossing> crossings;

  /** A figure of some series, of one point each at least. */
  public SweepFigure(Texts texts, Words words, List<Series> series) {
    this.texts = texts;
    this.words = words;
    this.series = List.copyOf(series);
    this.crossings = Crossing.all(series);
  }

  @Override
  public String id() {
    return words.id;
  }

  @Override
  public String question() {
    return words.question;
  }

  @Override
  public String summary() {
    StringBuilder summary = new StringBuilder();
    for (Series one : series) {
      Point first = one.points.get(0);
      Point last = one.points.get(one.points.size() - 1);
      summary.append(
          texts.get(
              "figure.sweep.series",
              one.name,
              words.knob,
              Numbers.grouped(first.x),
              Numbers.grouped(first.y),
              Numbers.grouped(last.x),
              Numbers.grouped(last.y),
              words.unit));
      summary.append(' ').append(peak(one, first, last));
    }
    for (Crossing one : crossings) {
      summary.append(crossing(one)).append(' ');
    }
    return summary.toString().stripTrailing();
  }

  /** Where a series is highest, unless that is where it begins or ends. */
  private String peak(Series one, Point first, Point last) {
    Point most = Collections.max(one.points, Comparator.comparingLong(Point::y));
    if (most.y <= Math.max(first.y, last.y)) {
      return "";
    }
    String x = Numbers.grouped(most.x);
    return texts.get("figure.sweep.peak", words.knob, x, Numbers.grouped(most.y), words.unit) + " ";
  }

  private String crossing(Crossing one) {
    String x = Numbers.grouped(Math.round(one.x()));
    return texts.get("figure.sweep.crossing", one.first(), one.second(), words.knob, x);
  }

  /** Beside each other where they can be told apart; else each by itself, on the same axes. */
  @Override
  public List<Drawing> drawings() {
    SweepDrawing drawing = new SweepDrawing(words, series, crossings);
    if (series.size() <= MOST_LINES) {
      return List.of(new Drawing("", drawing.draw(words.question, summary(), -1), false));
    }
    List<Drawing> all = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      String name = series.get(i).name;
      all.add(new Drawing(name, drawing.draw(name, summary(), i), false));
    }
    return all;
  }

  /** Id of the row of a value of the knob. */
  static String row(Words words, long x) {
    return words.id + "-" + x;
  }

  private Set<Long> knobs() {
    Set<Long> knobs = new TreeSet<>();
    series.forEach(one -> one.points.forEach(point -> knobs.add(point.x)));
    return knobs;
  }

  private static OptionalLong at(Series series, long x) {
    return series.points.stream().filter(point -> point.x == x).mapToLong(Point::y).findFirst();
  }

  @Override
  public FigureTable table() {
    List<String> headings = new ArrayList<>(List.of(words.knob));
    series.forEach(one -> headings.add(one.name));
    List<FigureTable.Row> rows = new ArrayList<>();
    for (long x : knobs()) {
      List<String> cells = new ArrayList<>(List.of(Numbers.grouped(x)));
      for (Series one : series) {
        OptionalLong y = at(one, x);
        cells.add(y.isPresent() ? Numbers.grouped(y.getAsLong()) : "-");
      }
      rows.add(new FigureTable.Row(row(words, x), cells));
    }
    return new FigureTable(0, headings, rows);
  }

  @Override
  public List<String> text() {
    long most =
        series.stream().flatMap(one -> one.points.stream()).mapToLong(Point::y).max().orElse(1);
    List<String> lines = new ArrayList<>();
    for (Series one : series) {
      String name = one.name;
      for (Point point : one.points) {
        lines.add(
            ("  " + Columns.left(name, NAME))
                + Columns.right(Numbers.grouped(point.x), KNOB)
                + Columns.right(Numbers.grouped(point.y), AMOUNT)
                + "  "
                + Bars.of(point.y, most, BAR));
        name = "";
      }
    }
    return lines;
  }
}
