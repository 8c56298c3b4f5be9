package ringside.lab.page;

import java.io.PrintStream;
import java.util.List;
import ringside.lab.figure.Figure;
import ringside.lab.report.Numbers;
import ringside.lab.report.Paragraph;
import ringside.lab.report.Texts;

/** The same figures for a terminal: sentences first, then the drawing in text, then the table. */
public final class TextPage {
  private static final int MOST_ROWS = 40;
  private static final int INDENT = 2;

  private final Texts texts;
  private final PrintStream out;

  private TextPage(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  /** Prints figures, in lines of at most {@link Figure#TEXT_COLUMNS}. */
  public static void print(
      Texts texts,
      String title,
      List<String> facts,
      List<? extends Figure> figures,
      PrintStream out) {
    TextPage page = new TextPage(texts, out);
    out.println();
    page.wrapped(title, 0);
    facts.forEach(fact -> page.wrapped(fact, 0));
    figures.forEach(page::figure);
  }

  private void figure(Figure figure) {
    out.println();
    wrapped(figure.question(), 0);
    wrapped(figure.summary(), INDENT);
    out.println();
    figure.text().forEach(out::println);
    out.println();
    int rows = figure.table().rows().size();
    figure.table().lines(Figure.TEXT_COLUMNS, MOST_ROWS).forEach(out::println);
    if (rows > MOST_ROWS) {
      wrapped(texts.get("page.more-rows", Numbers.grouped((long) rows - MOST_ROWS)), INDENT);
    }
  }

  private void wrapped(String text, int indent) {
    Paragraph.lines(text, indent).forEach(out::println);
  }
}
