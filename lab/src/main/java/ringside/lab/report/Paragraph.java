package ringside.lab.report;

import java.util.ArrayList;
import java.util.List;

/** Words in lines that fit on a terminal. */
final class Paragraph {
  /** The widest line of a report. */
  static final int COLUMNS = 100;

  private Paragraph() {}

  /**
   * Breaks a text at blanks.
   *
   * @param indent blanks before the first line; the others have two more
   */
  static List<String> lines(String text, int indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && TextTable.width(line.toString()) + 1 + TextTable.width(word) > COLUMNS) {
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
