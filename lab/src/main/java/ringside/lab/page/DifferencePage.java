package ringside.lab.page;

import java.io.PrintStream;
import java.util.List;
import ringside.lab.compare.Difference;
import ringside.lab.figure.Figure;
import ringside.lab.figure.compare.DifferenceFigure;
import ringside.lab.report.Texts;

/**
 * Two runs side by side.
 *
 * @param texts whose language it speaks
 * @param first what the first run is called
 * @param second what the second is called
 * @param difference what they differ in
 */
public record DifferencePage(Texts texts, String first, String second, Difference difference)
    implements Report {
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
    return List.of("A: " + first, "B: " + second, texts.get("compare.page.fact"));
  }

  private List<Figure> figures() {
    return List.of(
        figure("causes", "compare.page.causes", difference.causes()),
        figure("doings", "compare.page.doings", difference.doings()));
  }

  private Figure figure(String id, String question, List<Difference.Row> rows) {
    return new DifferenceFigure(
        texts,
        new DifferenceFigure.Words(id, texts.get(question), "A", "B", texts.get("head.cycles")),
        rows);
  }
}
