package ringside.lab.page;

import ringside.lab.figure.Markup;

/** The patterns that drawings fill areas with, defined once in a page. */
final class PagePatterns {
  /** Of the lines: words stand on them. */
  static final double OPACITY = 0.3;

  static final String SVG = svg();

  private PagePatterns() {}

  private static String svg() {
    Markup svg = new Markup();
    svg.begin("svg", "class", "defs", "aria-hidden", "true", "focusable", "false").begin("defs");
    pattern(svg, "idle", "grey", "M0 4H8", "");
    pattern(svg, "created", "grey", "M3 4H5", "");
    pattern(svg, "ready", "yellow", "M0 2H8M0 6H8", "");
    pattern(svg, "blocked", "red", "M0 4H8", "rotate(45)");
    pattern(svg, "ready-suspended", "violet", "M1 2H3M5 6H7", "");
    pattern(svg, "blocked-suspended", "rose", "M0 4H8M4 0V8", "rotate(45)");
    pattern(svg, "stopped", "teal", "M4 0V8", "");
    pattern(svg, "tlb", "violet", "M0 4H8", "rotate(-45)");
    pattern(svg, "cache", "rose", "M4 0V8", "");
    pattern(svg, "zombie", "grey", "M0 4H8M4 0V8", "");
    pattern(svg, "heat", "amber", "M0 4H8", "rotate(45)");
    copyOnWrite(svg);
    return svg.end().endLine().toString();
  }

  /** Lines alone, over whatever hue is below. */
  private static void copyOnWrite(Markup svg) {
    begin(svg, "cow", "4", "rotate(45)");
    svg.empty("path", "d", "M0 2H4", "style", "stroke:var(--ink);stroke-opacity:.55;fill:none");
    svg.end();
  }

  private static void pattern(Markup svg, String name, String hue, String path, String turn) {
    begin(svg, name, "8", turn.isEmpty() ? "rotate(0)" : turn);
    svg.empty("rect", "width", "8", "height", "8", "style", "fill:var(--" + hue + ")");
    String line =
        "stroke:var(--" + hue + "-edge);stroke-opacity:" + OPACITY + ";stroke-width:1.4;fill:none";
    svg.empty("path", "d", path, "style", line).end();
  }

  private static void begin(Markup svg, String name, String size, String turn) {
    svg.begin(
        "pattern",
        "id",
        "p-" + name,
        "width",
        size,
        "height",
        size,
        "patternUnits",
        "userSpaceOnUse",
        "patternTransform",
        turn);
  }
}
