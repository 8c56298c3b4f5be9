package ringside.lab.report;

import java.util.List;
import java.util.Optional;

/** Where the texts of source files come from. */
@FunctionalInterface
public interface SourceTexts {
  /**
   * The lines of a file that a program's debug information names; empty where they can't be had.
   */
  Optional<List<String>> find(String file);
}
