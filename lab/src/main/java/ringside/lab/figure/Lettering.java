package ringside.lab.figure;

import ringside.lab.report.Columns;

/**
 * How much room words take in a drawing. Fonts differ from host to host, and the same run is to
 * give the same bytes: it is estimated from above, for a sans-serif font of 12 pixels.
 */
public final class Lettering {
  /** Pixels of a letter. */
  private static final double NARROW = 6.9;

  /** Pixels of a Hangul syllable. */
  private static final double WIDE = 12.2;

  private Lettering() {}

  /** Pixels that a text takes at most. */
  public static double width(String text) {
    int wide = 0;
    int all = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      wide += Columns.isWide(text.codePointAt(i)) ? 1 : 0;
      all++;
    }
    return wide * WIDE + (all - wide) * NARROW;
  }

  /** The first of some texts that fits into some pixels; empty where none does. */
  public static String first(double pixels, String... choices) {
    for (String choice : choices) {
      if (width(choice) <= pixels) {
        return choice;
      }
    }
    return "";
  }

  /** The text, or as much of it as fits into some pixels; empty where that would say nothing. */
  public static String fit(String text, double pixels) {
    if (width(text) <= pixels) {
      return text;
    }
    int columns = (int) (pixels / NARROW);
    return columns < 5 ? "" : Columns.cut(text, columns);
  }
}
