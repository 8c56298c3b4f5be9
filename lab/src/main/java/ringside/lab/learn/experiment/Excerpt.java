package ringside.lab.learn.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/**
 * Some lines of a bundled program's own source.
 *
 * @param program its name
 * @param from the first line is the first one that holds this
 * @param count of lines
 */
public record Excerpt(String program, String from, int count) {
  /**
   * The lines.
   *
   * @throws IllegalStateException where the program has no such line
   */
  public List<String> lines() {
    List<String> source = source();
    for (int i = 0; i < source.size(); i++) {
      if (source.get(i).contains(from)) {
        return source.subList(i, Math.min(source.size(), i + count));
      }
    }
    throw new IllegalStateException(program + " has no line with " + from);
  }

  private List<String> source() {
    GuestProgram found =
        Catalogue.find(program)
            .orElseThrow(() -> new IllegalStateException("there is no program " + program));
    List<String> lines = new ArrayList<>();
    for (String source : found.sources()) {
      if (!source.startsWith("lib/")) {
        lines.addAll(Arrays.asList(Catalogue.source(source).split("\n", -1)));
      }
    }
    return lines;
  }
}
