package ringside.lab.debugger.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import ringside.lab.report.Columns;

/**
 * A row of text in parts, each of a tone.
 *
 * @param parts from left to right
 */
public record Row(List<Part> parts) {
  /** A text of one tone, without controls. */
  public record Part(String text, Tone tone) {}

  /** A row of one part. */
  static Row of(String text, Tone tone) {
    return new Row(List.of(new Part(text, tone)));
  }

  static Row plain(String text) {
    return of(text, Tone.PLAIN);
  }

  /** This one with another behind it. */
  Row with(Row other) {
    List<Part> all = new ArrayList<>(parts);
    all.addAll(other.parts);
    return new Row(all);
  }

  /** The same in exactly so many columns: cut, or with blanks behind it. */
  Row fit(int columns) {
    List<Part> all = new ArrayList<>();
    int left = columns;
    for (Part part : parts) {
      if (left > 0) {
        String text = Columns.cut(part.text(), left);
        all.add(new Part(text, part.tone()));
        left -= Columns.width(text);
      }
    }
    all.add(new Part(" ".repeat(Math.max(0, left)), Tone.PLAIN));
    return new Row(all);
  }

  /** Its text, without blanks at the end. */
  public String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining()).stripTrailing();
  }
}
