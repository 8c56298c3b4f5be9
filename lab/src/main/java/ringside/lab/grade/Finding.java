package ringside.lab.grade;

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
}
