package ringside.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run without options, or with a report alone: it needs no parser, whose classes take longer to
 * load than a small program runs.
 *
 * @param programs words that name what runs
 * @param report file of the report; null where none is wanted
 */
record PlainRun(List<String> programs, @Nullable String report) {
  private static final String REPORT = "--report";

  /** Of the words of a command line; null where they want a parser. */
  static @Nullable PlainRun of(String[] words) {
    if (words.length < 2 || !words[0].equals("run")) {
      return null;
    }
    List<String> programs = new ArrayList<>();
    String report = null;
    for (int i = 1; i < words.length; i++) {
      boolean value = report == null && words[i].equals(REPORT) && i + 1 < words.length;
      String word = value ? words[++i] : words[i];
      if (word.startsWith("-") || word.startsWith("@")) {
        return null;
      }
      if (value) {
        report = word;
      } else {
        programs.add(word);
      }
    }
    return programs.isEmpty() ? null : new PlainRun(programs, report);
  }
}
