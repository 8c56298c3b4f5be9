package ringside.lab.page;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.lab.compare.Difference;
import ringside.lab.figure.Figure;
import ringside.lab.figure.compare.DifferenceFigure;
import ringside.lab.figure.compare.PathFigure;
import ringside.lab.path.CriticalPath;
import ringside.lab.report.PathReport;
import ringside.lab.report.Texts;

/**
 * Two runs side by side.
 *
 * @param texts whose language it speaks
 * @param first what the first run is called
 * @param second what the second is called
 * @param difference what they differ in
 * @param cost what the cost is called that the second is spared; empty where it is spared none
 * @param path the first's critical path, of a comparison with a cost; empty where it was left out
 */
public record DifferencePage(
    Texts texts,
    String first,
    String second,
    Difference difference,
    Optional<String> cost,
    Optional<CriticalPath> path)
    implements Report {
  private static final int MOST_ROWS = 20;

  @Override
  public String html() {
    return Page.of(texts, title(), facts(), figures());
  }

  @Override
  public void print(PrintStream out) {
    TextPage.print(texts, title(), facts(), figures(), out);
  }

  private String title() {
    return texts.get("compare.page");
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>(List.of("A: " + first, "B: " + second));
    facts.add(texts.get("compare.page.fact"));
    if (cost.isPresent() && path.isEmpty()) {
      facts.add(PathReport.left(texts));
    }
    return facts;
  }

  private List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("causes", "compare.page.causes", difference.causes()));
    figures.add(figure("doings", "compare.page.doings", difference.doings()));
    cost.flatMap(name -> path.map(known -> new PathFigure(texts, known, name, MOST_ROWS)))
        .ifPresent(figures::add);
    return figures;
  }

  private Figure figure(String id, String question, List<Difference.Row> rows) {
    return new DifferenceFigure(
        texts,
        new DifferenceFigure.Words(id, texts.get(question), "A", "B", texts.get("head.cycles")),
        rows);
  }
}
