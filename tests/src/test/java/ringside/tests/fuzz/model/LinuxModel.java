package ringside.tests.fuzz.model;

import java.util.ArrayList;
import java.util.List;

/** A Linux with one family of processes. */
public final class LinuxModel {
  /** Processes that a sequence may make, the first among them. */
  public static final int MOST_PROCESSES = 6;

  private static final int EXITED = 1;

  private final List<GuestProcess> processes = new ArrayList<>(List.of(GuestProcess.first()));

  /** Those that have not ended, oldest first. */
  public List<GuestProcess> living() {
    return processes.stream().filter(GuestProcess::alive).toList();
  }

  /** How many there have been. */
  public int made() {
    return processes.size();
  }

  /** Whether a sequence may make one more process. */
  public boolean mayFork() {
    return processes.size() < MOST_PROCESSES && living().size() < MOST_PROCESSES / 2;
  }

  /** fork(2). */
  public GuestProcess fork(GuestProcess parent) {
    GuestProcess child = parent.fork(processes.size());
    processes.add(child);
    return child;
  }

  /** exit_group(2). */
  public void exit(GuestProcess process, int status) {
    process.end(EXITED, status & 0xff);
  }
}
