package ringside.lab.page;

import java.util.List;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.Markup;
import ringside.lab.report.Texts;

/**
 * Figures as one page of HTML that needs nothing else: no other file, no network, and no script,
 * though it has one for those who let it run.
 */
public final class Page {
  private static final String NOTHING_FETCHED =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

  private final Texts texts;
  private final String title;
  private final List<String> facts;
  private final List<? extends Figure> figures;
  private final Markup html = new Markup();

  private Page(Texts texts, String title, List<String> facts, List<? extends Figure> figures) {
    this.texts = texts;
    this.title = title;
    this.facts = facts;
    this.figures = figures;
  }

  /**
   * The page.
   *
   * @param title its heading
   * @param facts sentences below it
   * @param figures in their order; their ids differ
   */
  public static String of(
      Texts texts, String title, List<String> facts, List<? extends Figure> figures) {
    return new Page(texts, title, facts, figures).write();
  }

  private String write() {
    html.ready("<!DOCTYPE html>\n").begin("html", "lang", texts.get("page.language"));
    head(html, title, PageStyle.CSS);
    html.begin("body");
    html.element("a", texts.get("page.skip"), "class", "skip", "href", "#figures");
    html.ready(PagePatterns.SVG);
    top();
    html.begin("main", "id", "figures");
    figures.forEach(this::figure);
    html.endLine();
    html.begin("script").ready(PageScript.CODE + ZoomScript.CODE).endLine();
    html.end().end();
    return html.ready("\n").toString();
  }

  /** The head of a page that fetches nothing. */
  static void head(Markup html, String title, String style) {
    html.begin("head").empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", NOTHING_FETCHED);
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.element("title", title);
    html.begin("style").ready(style).end().endLine();
  }

  private void top() {
    html.begin("header").element("h1", title);
    facts.forEach(fact -> html.element("p", fact));
    html.begin("nav", "aria-label", texts.get("page.contents")).begin("ol");
    for (Figure figure : figures) {
      html.begin("li").element("a", figure.question(), "href", "#" + figure.id() + "-section");
      html.end();
    }
    html.end().end().endLine();
  }

  private void figure(Figure figure) {
    String section = figure.id() + "-section";
    html.begin("section", "id", section, "aria-labelledby", figure.id() + "-heading");
    html.element("h2", figure.question(), "id", figure.id() + "-heading");
    if (!figure.summary().equals(figure.question())) {
      html.element("p", figure.summary(), "class", "summary");
    }
    List<Drawing> drawings = figure.drawings();
    for (Drawing drawing : drawings) {
      drawing(figure, drawing);
    }
    if (drawings.isEmpty()) {
      table(figure);
    } else {
      html.begin("details", "class", "numbers").element("summary", texts.get("page.numbers"));
      table(figure);
      html.endLine();
    }
    html.endLine();
  }

  private void drawing(Figure figure, Drawing drawing) {
    if (drawing.folded()) {
      html.begin("details", "class", "more").element("summary", drawing.caption());
    } else if (!drawing.caption().isEmpty()) {
      html.element("h3", drawing.caption());
    }
    String name = drawing.caption().isEmpty() ? figure.question() : drawing.caption();
    html.begin("div", "class", "drawing", "role", "group", "tabindex", "0", "aria-label", name);
    html.ready(drawing.svg()).endLine();
    if (drawing.folded()) {
      html.endLine();
    }
  }

  private void table(Figure figure) {
    html.begin(
        "div",
        "class",
        "scroll",
        "role",
        "group",
        "tabindex",
        "0",
        "aria-label",
        texts.get("page.table-of", figure.question()),
        "data-filter",
        texts.get("page.filter"));
    TableMarkup.write(html, figure.table());
    html.endLine();
  }
}
