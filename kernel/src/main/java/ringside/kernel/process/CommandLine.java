package ringside.kernel.process;

import java.util.List;

/**
 * How a program was called, as /proc shows it.
 *
 * @param program path of its file
 * @param argv its arguments
 * @param envp its environment
 */
public record CommandLine(String program, List<String> argv, List<String> envp) {
  /** Of a process without a program. */
  static final CommandLine NONE = new CommandLine("", List.of(), List.of());
}
