package ringside.lab.figure.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.lab.figure.Bars;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.figure.Lettering;
import ringside.lab.figure.Svg;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** Source lines with what each has cost: a number, a bar, and the causes. */
public final class SourceHeatFigure implements Figure {
  private static final int LINE = 19;
  private static final int BAR = 150;
  private static final int AMOUNT = 110;
  private static final int CODE = 330;
  private static final int CAUSES = 730;
  private static final int TOP = 22;
  private static final int TEXT_BAR = 16;
  private static final int TEXT_AMOUNT = 13;
  private static final int TEXT_NUMBER = 5;

  /**
   * A line of source.
   *
   * @param number in its file, from 1
   * @param code as it is written
   * @param causes cycles by the cause's name, in the order in which they are to be shown
   */
  public record Line(int number, String code, Map<String, Long> causes) {
    /** Keeps the order of the causes. */
    public Line {
      causes = new LinkedHashMap<>(causes);
    }

    /** All cycles. */
    public long cycles() {
      return causes.values().stream().mapToLong(cycles -> cycles).sum();
    }
  }

  private final Texts texts;
  private final String id;
  private final String file;
  private final List<Line> lines;

  /**
   * A figure of a file.
   *
   * @param id of the figure in its page: letters, digits and hyphens
   * @param file its name
   * @param lines in order; some may be left out
   */
  public SourceHeatFigure(Texts texts, String id, String file, List<Line> lines) {
    this.texts = texts;
    this.id = id;
    this.file = file;
    this.lines = List.copyOf(lines);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String question() {
    return texts.get("figure.heat.question", file);
  }

  private long sum() {
    return lines.stream().mapToLong(Line::cycles).sum();
  }

  private long most() {
    return lines.stream().mapToLong(Line::cycles).max().orElse(0);
  }

  @Override
  public String summary() {
    String all = texts.get("figure.heat.summary", Numbers.grouped(sum()), file);
    for (Line line : lines) {
      if (line.cycles() == most() && most() > 0) {
        String percent = Numbers.percent(most(), sum());
        return all
            + " "
            + texts.get("figure.heat.most", line.number, Numbers.grouped(most()), percent);
      }
    }
    return all;
  }

  private static String causes(Line line) {
    StringBuilder causes = new StringBuilder();
    line.causes.forEach(
        (cause, cycles) -> {
          if (cycles > 0) {
            causes.append(causes.length() == 0 ? "" : ", ");
            causes.append(cause).append(' ').append(Numbers.grouped(cycles));
          }
        });
    return causes.toString();
  }

  @Override
  public List<Drawing> drawings() {
    int height = TOP + lines.size() * LINE + 4;
    Svg svg = new Svg(id + "-lines", height, question(), summary());
    svg.text("t small right", AMOUNT, 14, texts.get("head.cycles"));
    svg.text("t small", CODE, 14, file);
    svg.text("t small", CAUSES, 14, texts.get("head.cause"));
    for (int i = 0; i < lines.size(); i++) {
      line(svg, lines.get(i), i, TOP + i * (double) LINE);
    }
    return List.of(Drawing.only(svg));
  }

  private void line(Svg svg, Line line, int index, double y) {
    long cycles = line.cycles();
    String label = line.number + ": " + Numbers.grouped(cycles) + " (" + causes(line) + ")";
    double width = most() == 0 ? 0 : (double) BAR * cycles / most();
    double base = y + 14;
    if (cycles > 0) {
      svg.beginMark(label, id + "-" + index);
      svg.rect("bar after", AMOUNT + 10, y + 3, Math.max(1, width), LINE - 5);
      svg.text("t right", AMOUNT, base, Numbers.grouped(cycles));
      svg.end();
    }
    svg.text("t small right", CODE - 8, base, String.valueOf(line.number));
    String code = line.code.replace("\t", "    ");
    svg.text("t mono", CODE, base, Lettering.fit(code, CAUSES - CODE - 20.0));
    svg.text("t small", CAUSES, base, Lettering.fit(causes(line), Svg.WIDTH - CAUSES - 4.0));
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      rows.add(
          new FigureTable.Row(
              id + "-" + i,
              List.of(
                  line.code.strip(),
                  causes(line),
                  String.valueOf(line.number),
                  Numbers.grouped(line.cycles()),
                  Numbers.percent(line.cycles(), sum()))));
    }
    return new FigureTable(
        2,
        List.of(
            texts.get("figure.heat.code"),
            texts.get("head.cause"),
            texts.get("figure.heat.line"),
            texts.get("head.cycles"),
            texts.get("head.percent")),
        rows);
  }

  @Override
  public List<String> text() {
    List<String> all = new ArrayList<>();
    for (Line line : lines) {
      String cycles = line.cycles() == 0 ? "" : Numbers.grouped(line.cycles());
      String text =
          Columns.right(cycles, TEXT_AMOUNT)
              + " "
              + Columns.left(Bars.of(line.cycles(), most(), TEXT_BAR), TEXT_BAR)
              + " "
              + Columns.right(String.valueOf(line.number), TEXT_NUMBER)
              + "  "
              + line.code.replace("\t", "    ");
      all.add(Columns.cut(text, TEXT_COLUMNS));
    }
    return all;
  }
}
