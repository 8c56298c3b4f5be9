package ringside.lab.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The predictions that somebody has made: lines of an experiment's id, a blank and the answer. The
 * first answer to each experiment counts.
 */
public final class Notebook {
  private final Map<String, String> answers = new LinkedHashMap<>();

  /** Reads lines; those that are nothing of the kind are left out. */
  public static Notebook of(List<String> lines) {
    Notebook notebook = new Notebook();
    for (String line : lines) {
      int blank = line.indexOf(' ');
      if (blank > 0 && !line.startsWith("#")) {
        notebook.note(line.substring(0, blank), line.substring(blank + 1).strip());
      }
    }
    return notebook;
  }

  /** Writes down an answer, unless there is one. */
  public void note(String id, String answer) {
    answers.putIfAbsent(id, answer);
  }

  /** What was answered. */
  public Optional<String> answer(String id) {
    return Optional.ofNullable(answers.get(id));
  }

  /** The lines of the file. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("# Predictions made with 'ringside learn'."));
    answers.forEach((id, answer) -> lines.add(id + " " + answer));
    return lines;
  }
}
