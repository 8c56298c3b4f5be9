package ringside.lab.page;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drawing as a file of its own: it brings the style and the patterns that it uses, in light and
 * dark. Links into the page are gone, since there is no page.
 */
public final class LoneDrawing {
  private static final Pattern CLASSES = Pattern.compile(" class=\"([^\"]*)\"");
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{[^{}]*}");
  private static final Pattern SELECTED = Pattern.compile("\\.([a-z][a-z0-9-]*)");
  private static final Pattern PATTERN = Pattern.compile("<pattern id=\"([^\"]*)\".*?</pattern>");
  private static final String BACKGROUND = "svg{background:var(--page)}\n";

  private LoneDrawing() {}

  /**
   * The text of the file.
   *
   * @param svg an element as {@link ringside.lab.figure.Svg} makes it
   */
  public static String of(String svg) {
    String drawn = unlinked(svg);
    String rules = rules(classes(drawn));
    int inside = drawn.indexOf('>') + 1;
    return drawn.substring(0, inside)
        + "\n<style>\n"
        + PageStyle.COLOURS
        + BACKGROUND
        + rules
        + "</style>\n"
        + patterns(rules)
        + drawn.substring(inside);
  }

  private static String unlinked(String svg) {
    return svg.replaceAll("<a class=\"mark\" href=\"[^\"]*\"", "<g class=\"mark\" role=\"img\"")
        .replace("</a>", "</g>")
        .replace(" tabindex=\"0\"", "");
  }

  private static Set<String> classes(String svg) {
    Set<String> classes = new HashSet<>();
    Matcher matcher = CLASSES.matcher(svg);
    while (matcher.find()) {
      classes.addAll(Set.of(matcher.group(1).split(" ", -1)));
    }
    return classes;
  }

  private static String rules(Set<String> used) {
    StringBuilder kept = new StringBuilder();
    Matcher matcher = RULE.matcher(DrawingStyle.CSS);
    while (matcher.find()) {
      String selectors = matcher.group(1);
      if (!selectors.contains(":focus") && isUsed(selectors, used)) {
        kept.append(matcher.group().strip()).append('\n');
      }
    }
    return kept.toString();
  }

  private static boolean isUsed(String selectors, Set<String> used) {
    Matcher matcher = SELECTED.matcher(selectors);
    while (matcher.find()) {
      if (used.contains(matcher.group(1))) {
        return true;
      }
    }
    return false;
  }

  private static String patterns(String rules) {
    StringBuilder kept = new StringBuilder();
    Matcher matcher = PATTERN.matcher(PagePatterns.SVG);
    while (matcher.find()) {
      if (rules.contains("url(#" + matcher.group(1) + ")")) {
        kept.append(matcher.group()).append('\n');
      }
    }
    return kept.isEmpty() ? "" : "<defs>\n" + kept + "</defs>\n";
  }
}
