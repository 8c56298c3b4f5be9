package ringside.lab.grade;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that a test found wrong.
 *
 * @param way how it fails
 * @param sentence that says so, and gives nothing away
 * @param details lines that show it, for those who may read all that is known
 */
public record Finding(Way way, String sentence, List<String> details) {
  /** Copies the lines. */
  public Finding {
    details = List.copyOf(details);
  }

  /** The same with a line before the details. */
  Finding behind(String line) {
    List<String> all = new ArrayList<>(List.of(line));
    all.addAll(details);
    return new Finding(way, sentence, all);
  }
}
