package ringside.lab.report;

import java.util.List;
import java.util.stream.Collectors;
import ringside.kernel.process.Process;

/** Processes as views name them. */
final class ProcessNames {
  /** More than these would not fit in a cell. */
  private static final int MOST = 2;

  private ProcessNames() {}

  /** As in {@code 2 hello}. */
  static String of(Process process) {
    return process.pid() + " " + process.name();
  }

  /** As in {@code 2 hello, 3 hello}; those behind the first two are counted. */
  static String of(Texts texts, List<Process> processes) {
    String names =
        processes.stream().limit(MOST).map(ProcessNames::of).collect(Collectors.joining(", "));
    int rest = processes.size() - MOST;
    return rest <= 0 ? names : names + " " + texts.get("look.more", rest);
  }
}
