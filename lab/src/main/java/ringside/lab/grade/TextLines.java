package ringside.lab.grade;

import java.util.ArrayList;
import java.util.List;

/** A text in lines. */
final class TextLines {
  private TextLines() {}

  /** All lines, without their ends; nothing behind the last end. */
  static List<String> of(String text) {
    return first(text, Integer.MAX_VALUE);
  }

  /** The first lines, at most so many. */
  static List<String> first(String text, int most) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length() && lines.size() < most) {
      int end = text.indexOf('\n', start);
      int stop = end < 0 ? text.length() : end;
      lines.add(text.substring(start, stop));
      start = stop + 1;
    }
    return lines;
  }
}
