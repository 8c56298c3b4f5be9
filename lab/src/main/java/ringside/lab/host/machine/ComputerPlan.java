package ringside.lab.host.machine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants of one of several computers.
 *
 * @param name which stands before each line that it prints
 * @param program as {@code run} takes it
 * @param arguments of the program
 * @param machine a preset or a file; null for that of the whole run
 * @param settings that differ from those of the whole run, by key
 */
public record ComputerPlan(
    String name,
    String program,
    List<String> arguments,
    @Nullable String machine,
    Map<String, String> settings) {

  /** The name of a computer that was given none. */
  public static String nameOf(int number) {
    return "computer-" + number;
  }
}
