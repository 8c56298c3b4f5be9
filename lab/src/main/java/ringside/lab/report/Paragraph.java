package ringside.lab.report;

import java.util.ArrayList;
import java.util.List;

/** Words in lines that fit on a terminal. */
public final class Paragraph {
  /** The widest line of a report. */
  public static final int COLUMNS = 100;

  private Paragraph() {}

  /**
   * Breaks a text at blanks.
   *
   * @param indent blanks before the first line; the others have two more
   */
  public static List<String> lines(String text, int indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && Columns.width(line.toString()) + 1 + Columns.width(word) > COLUMNS) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(indent + 2));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
