package ringside.lab.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import ringside.lab.figure.Axes;
import ringside.lab.figure.Bars;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.LinearScale;
import ringside.lab.figure.Svg;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Words;
import ringside.lab.report.Columns;

/** What was measured, as a table and, where a column is drawn, as bars from zero. */
final class EvidenceFigure implements Figure {
  private static final int NAME = 40;
  private static final int AMOUNT = 14;
  private static final int BAR = 36;
  private static final int LEFT = 300;
  private static final int RIGHT = 120;
  private static final int TOP = 24;
  private static final int ROW = 30;
  private static final int THICK = 20;
  private static final int AXIS = 36;
  private static final int TICKS = 6;

  /** Rows that a summary names one by one. */
  private static final int FEW = 5;

  private final Experiment experiment;
  private final Findings findings;
  private final Evidence evidence;
  private final Words words;

  EvidenceFigure(Experiment experiment, Findings findings, Evidence evidence, Words words) {
    this.experiment = experiment;
    this.findings = findings;
    this.evidence = evidence;
    this.words = words;
  }

  @Override
  public String id() {
    return experiment.id().toLowerCase(Locale.ROOT) + "-" + evidence.key();
  }

  @Override
  public String question() {
    return words.of(experiment, evidence.key(), findings);
  }

  @Override
  public String summary() {
    List<Evidence.Row> rows = evidence.rows();
    if (evidence.bars() == 0 || rows.isEmpty()) {
      return question();
    }
    if (rows.size() > FEW) {
      Evidence.Row least = Collections.min(rows, Comparator.comparingDouble(this::value));
      Evidence.Row most = Collections.max(rows, Comparator.comparingDouble(this::value));
      return words.get("figure.range", amount(least), name(least), amount(most), name(most));
    }
    List<String> all = new ArrayList<>();
    rows.forEach(row -> all.add(name(row) + ": " + cell(row, evidence.bars())));
    return String.join("; ", all) + " (" + unit() + ")";
  }

  private String amount(Evidence.Row row) {
    return cell(row, evidence.bars()) + " " + unit();
  }

  @Override
  public List<Drawing> drawings() {
    if (evidence.bars() == 0) {
      return List.of();
    }
    int bottom = TOP + evidence.rows().size() * ROW;
    LinearScale scale =
        new LinearScale(0, (long) Math.ceil(most()), LEFT, Svg.WIDTH - RIGHT, TICKS);
    Svg svg = new Svg(id() + "-bars", bottom + AXIS, question(), summary());
    svg.text("t small right", LEFT - 8, TOP - 6, head(0));
    Axes.below(svg, scale, bottom, TOP, unit());
    svg.text("t small right", LEFT - 8, bottom + AXIS - 6, names());
    for (int i = 0; i < evidence.rows().size(); i++) {
      bar(svg, scale, i);
    }
    return List.of(Drawing.only(svg));
  }

  private void bar(Svg svg, LinearScale scale, int index) {
    Evidence.Row row = evidence.rows().get(index);
    double y = TOP + index * (double) ROW;
    svg.text("t right", LEFT - 8, y + 19, Lettering.fit(name(row), LEFT - 16));
    svg.beginMark(name(row) + ": " + amount(row), rowId(index));
    svg.rect("bar user", LEFT, y + 4, Math.max(1, scale.at(value(row)) - LEFT), THICK);
    svg.end();
    svg.text("t bold", scale.at(value(row)) + 6, y + 19, cell(row, evidence.bars()));
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < evidence.rows().size(); i++) {
      Evidence.Row row = evidence.rows().get(i);
      List<String> cells = new ArrayList<>(List.of(name(row)));
      row.cells().forEach(each -> cells.add(words.cell(experiment, each)));
      rows.add(new FigureTable.Row(rowId(i), cells));
    }
    List<String> heads = IntStream.range(0, evidence.heads().size()).mapToObj(this::head).toList();
    return new FigureTable(wordColumns(), heads, rows);
  }

  /** Columns from the first that hold no numbers. */
  private int wordColumns() {
    int columns = 1;
    while (columns < evidence.heads().size() && isOfWords(columns)) {
      columns++;
    }
    return columns;
  }

  private boolean isOfWords(int column) {
    return evidence.rows().stream()
        .map(row -> row.cells().get(column - 1))
        .allMatch(
            cell -> cell instanceof Evidence.Cell.Word || cell instanceof Evidence.Cell.Literal);
  }

  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    if (evidence.bars() > 0) {
      for (Evidence.Row row : evidence.rows()) {
        lines.add(
            "  "
                + Columns.left(name(row), NAME)
                + Columns.right(cell(row, evidence.bars()), AMOUNT)
                + "  "
                + Bars.of(Math.round(10 * value(row)), Math.round(10 * most()), BAR));
      }
    }
    return lines;
  }

  private String rowId(int index) {
    return id() + "-row-" + index;
  }

  private String name(Evidence.Row row) {
    return words.cell(experiment, row.name());
  }

  private String names() {
    return words.word(experiment, evidence.heads().get(0));
  }

  private String unit() {
    return head(evidence.bars());
  }

  private String head(int column) {
    return words.word(experiment, evidence.heads().get(column));
  }

  private String cell(Evidence.Row row, int column) {
    return words.cell(experiment, row.cells().get(column - 1));
  }

  private double value(Evidence.Row row) {
    Evidence.Cell cell = row.cells().get(evidence.bars() - 1);
    if (cell instanceof Evidence.Cell.Number number) {
      return number.value();
    }
    return cell instanceof Evidence.Cell.Tenth tenth ? tenth.value() : 0;
  }

  private double most() {
    return evidence.rows().stream().mapToDouble(this::value).max().orElse(1);
  }
}
