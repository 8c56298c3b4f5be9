package ringside.lab.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import ringside.lab.sweep.PublishedCurve;
import ringside.lab.sweep.SweepRow;

/** The tables of {@code ringside curves}, and what they show. */
public final class CurvesReport {
  private final Texts texts;
  private final PrintStream out;

  /** A report in the language of the texts. */
  public CurvesReport(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  /** Prints a table for each curve. */
  public void print(Map<PublishedCurve, List<SweepRow>> curves) {
    out.println(texts.get("curves.title"));
    paragraph("curves.how");
    curves.forEach(
        (curve, points) -> {
          out.println();
          out.println(texts.get("curves." + curve.id()));
          SweepReport.table(curve.grid(), points, PublishedCurve.FIGURE).print(out);
          paragraph("curves." + curve.id() + ".departs");
        });
    out.println();
    paragraph("curves.departs");
  }

  private void paragraph(String key) {
    Paragraph.lines(texts.get(key), 2).forEach(out::println);
  }
}
