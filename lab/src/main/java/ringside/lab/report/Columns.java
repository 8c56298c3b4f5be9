package ringside.lab.report;

/** Text in the columns of a terminal: Hangul counts as two. */
public final class Columns {
  private static final String ELLIPSIS = "..";

  private Columns() {}

  /** Columns that a text takes. */
  public static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  /** The text, or as much of it as fits with two dots behind it. */
  public static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    int room = columns - ELLIPSIS.length();
    int end = 0;
    while (end < text.length()) {
      int next = end + Character.charCount(text.codePointAt(end));
      if (width(text.substring(0, next)) > room) {
        break;
      }
      end = next;
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  /** The text at the left of so many columns; cut where it does not fit. */
  public static String left(String text, int columns) {
    String fitting = cut(text, columns);
    return fitting + " ".repeat(Math.max(0, columns - width(fitting)));
  }

  /** The text at the right of so many columns; cut where it does not fit. */
  public static String right(String text, int columns) {
    String fitting = cut(text, columns);
    return " ".repeat(Math.max(0, columns - width(fitting))) + fitting;
  }

  /** Whether a character takes two columns (Unicode Standard Annex 11: wide, in the BMP). */
  public static boolean isWide(int character) {
    return character >= 0x1100 && character <= 0x115f
        || character >= 0x2e80 && character <= 0xa4cf
        || character >= 0xac00 && character <= 0xd7a3
        || character >= 0xff00 && character <= 0xff60;
  }
}
