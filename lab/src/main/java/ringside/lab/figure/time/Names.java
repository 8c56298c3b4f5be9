package ringside.lab.figure.time;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.lab.record.ProcessLife;
import ringside.lab.record.Recording;

/** Processes and threads as people name them: number and program. */
public final class Names {
  private final Map<Integer, ProcessLife> byPid = new HashMap<>();
  private final Map<Integer, ProcessLife> byTid = new HashMap<>();
  private final String first;

  /**
   * Names of a recording.
   *
   * @param first program of the first process, of which nobody tells
   */
  public Names(Recording recording, String first) {
    this.first = first;
    for (ProcessLife process : recording.processes()) {
      byPid.put(process.pid(), process);
      process.threads().forEach(thread -> byTid.put(thread.tid(), process));
    }
  }

  /** The program that a process ran last. */
  public String program(int pid) {
    ProcessLife process = byPid.get(pid);
    for (int i = 0; process != null && i <= byPid.size(); i++) {
      if (!process.programs().isEmpty()) {
        return process.name(first);
      }
      process = byPid.get(process.parent());
    }
    return first;
  }

  /** As in {@code 3 shell}. */
  public String process(int pid) {
    return pid + " " + program(pid);
  }

  /** Within its process: {@code tid 4}, or nothing where it is its only thread. */
  public String within(int tid) {
    ProcessLife process = byTid.get(tid);
    List<ProcessLife.ThreadLife> threads = process == null ? List.of() : process.threads();
    return threads.size() > 1 ? "tid " + tid : "";
  }

  /** As in {@code 3 shell} or {@code 3 shell tid 4}; the number where nothing is known. */
  public String thread(int tid) {
    ProcessLife process = byTid.get(tid);
    if (process == null) {
      return "tid " + tid;
    }
    String within = within(tid);
    return process(process.pid()) + (within.isEmpty() ? "" : " " + within);
  }

  /** The process of a thread, or null where that is not known. */
  public @Nullable ProcessLife of(int tid) {
    return byTid.get(tid);
  }
}
