package ringside.lab.look;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import ringside.kernel.Computer;
import ringside.kernel.process.Process;

/**
 * A process by its place among the others.
 *
 * @param depth how many of its ancestors are in the tree; process 1, which adopts orphans, is not
 * @param process which, zombies included
 */
public record ProcessTree(int depth, Process process) {
  /** All processes, each before its children, the oldest child first. */
  public static List<ProcessTree> of(Computer computer) {
    Collection<Process> all = computer.processes().all();
    List<ProcessTree> rows = new ArrayList<>();
    all.stream()
        .filter(process -> !all.contains(process.parent()))
        .forEach(root -> add(rows, 0, root));
    return rows;
  }

  private static void add(List<ProcessTree> rows, int depth, Process process) {
    rows.add(new ProcessTree(depth, process));
    process.children().forEach(child -> add(rows, depth + 1, child));
  }
}
