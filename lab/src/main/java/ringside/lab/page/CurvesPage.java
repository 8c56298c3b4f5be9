package ringside.lab.page;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ringside.lab.figure.Figure;
import ringside.lab.figure.compare.SweepFigure;
import ringside.lab.report.Texts;
import ringside.lab.sweep.PublishedCurve;
import ringside.lab.sweep.SweepRow;

/**
 * Curves that others have measured, as this machine has them, and where they depart.
 *
 * @param texts whose language it speaks
 * @param curves the points of each, in the order of the page
 */
public record CurvesPage(Texts texts, Map<PublishedCurve, List<SweepRow>> curves)
    implements Report {
  @Override
  public String html() {
    return Page.of(texts, texts.get("curves.title"), facts(), drawn());
  }

  @Override
  public void print(PrintStream out) {
    TextPage.print(texts, texts.get("curves.title"), facts(), drawn(), out);
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    facts.add(texts.get("curves.how"));
    curves.keySet().forEach(curve -> facts.add(texts.get("curves." + curve.id() + ".departs")));
    facts.add(texts.get("curves.departs"));
    return facts;
  }

  private List<Figure> drawn() {
    List<Figure> drawn = new ArrayList<>();
    curves.forEach(
        (curve, points) -> {
          SweepFigure.Words words =
              new SweepFigure.Words(
                  curve.id(),
                  texts.get("curves." + curve.id()),
                  curve.across().name(),
                  texts.get("head.cycles"),
                  SweepPage.isLogarithmic(curve.across()));
          drawn.add(
              new SweepFigure(
                  texts, words, SweepPage.series(points, curve.across(), PublishedCurve.FIGURE)));
        });
    return drawn;
  }
}
