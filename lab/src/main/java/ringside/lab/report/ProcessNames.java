package ringside.lab.report;

import java.util.List;
import java.util.stream.Collectors;
import ringside.kernel.process.Process;

/** Processes as views name them. */
public final class ProcessNames {
  /** More than these would not fit in a cell. */
  private static final int MOST = 2;

  private ProcessNames() {}

  /** As in {@code 2 hello}. */
  public static String of(Process process) {
    return process.pid() + " " + process.name();
  }

  /** As in {@code 2 hello, 3 hello}; those behind the first two are counted. */
  public static String of(Texts texts, List<Process> processes) {
    return several(texts, processes.stream().map(ProcessNames::of).toList());
  }

  /** The same of names. */
  public static String several(Texts texts, List<String> names) {
    String first = names.stream().limit(MOST).collect(Collectors.joining(", "));
    int rest = names.size() - MOST;
    return rest <= 0 ? first : first + " " + texts.get("look.more", rest);
  }
}
