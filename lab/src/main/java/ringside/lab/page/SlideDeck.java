package ringside.lab.page;

import java.util.List;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.Markup;
import ringside.lab.report.Texts;

/**
 * Slides as one page of HTML that needs nothing else. Without scripts they stand one below the
 * other; printed, each begins a sheet of its own.
 */
public final class SlideDeck {
  private final Texts texts;
  private final String title;
  private final Markup html = new Markup();

  private SlideDeck(Texts texts, String title) {
    this.texts = texts;
    this.title = title;
  }

  /**
   * A slide.
   *
   * @param contents how the first slide names it; empty where it does not
   * @param heading of it
   * @param kicker a word or two above the heading: what the slide is for
   * @param before sentences, the last of which stands out
   * @param code lines of a program; none where there are no lines
   * @param options answers, from the letter a on; none where there are no options
   * @param figures in order; a table is shown where there is no drawing, and else on demand
   * @param after sentences
   */
  public record Slide(
      String contents,
      String heading,
      String kicker,
      List<String> before,
      List<String> code,
      List<String> options,
      List<? extends Figure> figures,
      List<String> after) {}

  /**
   * The page.
   *
   * @param title its heading, on a slide of its own
   * @param facts sentences below it
   */
  public static String html(Texts texts, String title, List<String> facts, List<Slide> slides) {
    return new SlideDeck(texts, title).write(facts, slides);
  }

  private String write(List<String> facts, List<Slide> slides) {
    html.ready("<!DOCTYPE html>\n").begin("html", "lang", texts.get("page.language"));
    Page.head(html, title, PageStyle.CSS + SlideStyle.CSS);
    html.begin("body").ready(PagePatterns.SVG).begin("main");
    first(facts, slides);
    for (int i = 0; i < slides.size(); i++) {
      slide(slides.get(i), i + 1, slides.size());
    }
    html.endLine();
    html.begin("script").ready(SlideStyle.SCRIPT).endLine();
    return html.end().end().ready("\n").toString();
  }

  private void first(List<String> facts, List<Slide> slides) {
    html.begin("section", "class", "slide", "id", "slide-0", "tabindex", "-1");
    html.element("h1", title);
    facts.forEach(fact -> html.element("p", fact));
    html.begin("nav", "aria-label", texts.get("page.contents")).begin("ol");
    for (int i = 0; i < slides.size(); i++) {
      if (!slides.get(i).contents.isEmpty()) {
        html.begin("li").element("a", slides.get(i).contents, "href", "#slide-" + (i + 1)).end();
      }
    }
    html.end().end().endLine();
  }

  private void slide(Slide slide, int number, int all) {
    html.begin("section", "class", "slide", "id", "slide-" + number, "tabindex", "-1");
    html.element("p", slide.kicker + " · " + number + "/" + all, "class", "kicker");
    html.element("h2", slide.heading);
    int last = slide.before.size() - 1;
    slide.before.subList(0, last).forEach(sentence -> html.element("p", sentence));
    if (!slide.code.isEmpty()) {
      html.element("pre", String.join("\n", slide.code), "tabindex", "0");
    }
    html.element("p", slide.before.get(last), "class", "ask");
    if (!slide.options.isEmpty()) {
      html.begin("ol", "class", "options", "type", "a");
      slide.options.forEach(option -> html.element("li", option));
      html.endLine();
    }
    slide.figures.forEach(this::figure);
    slide.after.forEach(sentence -> html.element("p", sentence));
    html.endLine();
  }

  private void figure(Figure figure) {
    html.element("h3", figure.question());
    for (Drawing drawing : figure.drawings()) {
      String name = figure.question();
      html.begin("div", "class", "drawing", "role", "group", "tabindex", "0", "aria-label", name);
      html.ready(drawing.svg()).endLine();
    }
    if (figure.drawings().isEmpty()) {
      table(figure);
    } else {
      html.begin("details", "class", "numbers").element("summary", texts.get("page.numbers"));
      table(figure);
      html.endLine();
    }
  }

  private void table(Figure figure) {
    String name = texts.get("page.table-of", figure.question());
    html.begin("div", "class", "scroll", "role", "group", "tabindex", "0", "aria-label", name);
    TableMarkup.write(html, figure.table());
    html.endLine();
  }
}
