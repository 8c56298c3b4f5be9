package ringside.lab.report;

/** A text of a program's in one line, with what can't be seen made visible. */
public final class VisibleText {
  private static final int MOST_COLUMNS = Paragraph.COLUMNS - 20;

  private VisibleText() {}

  /** Bytes that are no text, as {@link ringside.isa.ByteText} has them, and controls in octal. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length() && line.length() <= Paragraph.COLUMNS; i++) {
      line.append(shown(text.charAt(i), isPaired(text, i)));
    }
    return Columns.cut(line.toString(), MOST_COLUMNS);
  }

  private static String shown(char c, boolean paired) {
    if (c == '\n') {
      return "\\n";
    } else if (c == '\t') {
      return "\\t";
    } else if (c < ' ' || c == 127 || Character.isLowSurrogate(c) && !paired) {
      int value = c & 0xff;
      return "\\" + (value >> 6) + (value >> 3 & 7) + (value & 7);
    }
    return String.valueOf(c);
  }

  private static boolean isPaired(String text, int at) {
    return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
