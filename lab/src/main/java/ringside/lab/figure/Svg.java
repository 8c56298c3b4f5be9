package ringside.lab.figure;

import java.util.Arrays;

/**
 * A drawing, as SVG that stands in a page. Lengths are pixels of a drawing {@link #WIDTH} wide, y
 * grows downwards; how things look stands in the page's style, by class.
 */
public final class Svg {
  /** Pixels from the left edge to the right. */
  public static final int WIDTH = 960;

  private static final int HUNDRED = 100;

  private final Markup markup = new Markup();
  private final int height;

  /**
   * Begins a drawing.
   *
   * @param id of the drawing in its page: letters, digits and hyphens
   * @param title what it shows, in a few words
   * @param description what can be seen in it, in sentences
   * @param attributes names and values by turns
   */
  public Svg(String id, int height, String title, String description, String... attributes) {
    this.height = height;
    String[] own = {
      "xmlns",
      "http://www.w3.org/2000/svg",
      "viewBox",
      "0 0 " + WIDTH + " " + height,
      "width",
      String.valueOf(WIDTH),
      "height",
      String.valueOf(height),
      "role",
      "group",
      "aria-labelledby",
      id + "-title",
      "aria-describedby",
      id + "-desc"
    };
    markup.begin("svg", joined(own, attributes));
    markup.element("title", title, "id", id + "-title");
    markup.element("desc", description, "id", id + "-desc");
  }

  /** Pixels from the upper edge to the lower. */
  public int height() {
    return height;
  }

  /** A rectangle of a class. */
  public Svg rect(String style, double x, double y, double width, double height) {
    markup.empty(
        "rect",
        "class",
        style,
        "x",
        number(x),
        "y",
        number(y),
        "width",
        number(Math.max(0, width)),
        "height",
        number(Math.max(0, height)));
    return this;
  }

  /** A line of a class. */
  public Svg line(String style, double x1, double y1, double x2, double y2) {
    markup.empty(
        "line",
        "class",
        style,
        "x1",
        number(x1),
        "y1",
        number(y1),
        "x2",
        number(x2),
        "y2",
        number(y2));
    return this;
  }

  /**
   * A path of a class.
   *
   * @param style the class, and more classes
   * @param steps letters of SVG path data (SVG 2, 9.3) and numbers by turns
   */
  public Svg path(String style, Object... steps) {
    StringBuilder data = new StringBuilder();
    for (Object step : steps) {
      data.append(data.length() == 0 ? "" : " ");
      data.append(step instanceof Number value ? number(value.doubleValue()) : step);
    }
    markup.empty("path", "class", style, "d", data.toString());
    return this;
  }

  /**
   * Words.
   *
   * @param style class: {@code t}, {@code t small}, with {@code mid} or {@code right} for where x
   *     is
   * @param y of the base line
   */
  public Svg text(String style, double x, double y, String words) {
    if (!words.isEmpty()) {
      markup.element("text", words, "class", style, "x", number(x), "y", number(y));
    }
    return this;
  }

  /**
   * A mark begins that has a meaning: the keyboard reaches it, and it says its figures.
   *
   * @param label what it says, in words
   * @param row id of the row of the table that has the same figures; empty where none has
   * @param attributes names and values by turns
   */
  public Svg beginMark(String label, String row, String... attributes) {
    String[] who =
        row.isEmpty()
            ? new String[] {"class", "mark", "tabindex", "0", "role", "img", "aria-label", label}
            : new String[] {"class", "mark", "href", "#" + row, "aria-label", label};
    markup.begin(row.isEmpty() ? "g" : "a", joined(who, attributes)).element("title", label);
    return this;
  }

  private static String[] joined(String[] first, String... second) {
    String[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /** A group of shapes begins. */
  public Svg begin(String style) {
    markup.begin("g", "class", style);
    return this;
  }

  /** What has begun last ends. */
  public Svg end() {
    markup.endLine();
    return this;
  }

  /** The whole drawing; nothing is added any more. */
  public String finished() {
    return markup.end().ready("\n").toString();
  }

  /** A coordinate with at most two decimals. */
  static String number(double value) {
    long hundredths = Math.round(value * HUNDRED);
    String sign = hundredths < 0 ? "-" : "";
    long whole = Math.abs(hundredths) / HUNDRED;
    long rest = Math.abs(hundredths) % HUNDRED;
    if (rest == 0) {
      return sign + whole;
    }
    String decimals = rest % 10 == 0 ? String.valueOf(rest / 10) : (rest < 10 ? "0" : "") + rest;
    return sign + whole + "." + decimals;
  }
}
