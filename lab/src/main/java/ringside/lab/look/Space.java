package ringside.lab.look;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.Computer;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.process.Process;

/**
 * An address space that somebody lives in.
 *
 * @param memory the space
 * @param processes who: one, or a parent and its child of vfork
 */
public record Space(AddressSpace memory, List<Process> processes) {
  /** All of a computer, by the pid of the first who lives there. */
  public static List<Space> all(Computer computer) {
    Map<Long, Space> spaces = new TreeMap<>();
    for (Process process : computer.processes().all()) {
      if (process.exitStatus() == null) {
        spaces
            .computeIfAbsent(
                process.space().serial(), key -> new Space(process.space(), new ArrayList<>()))
            .processes
            .add(process);
      }
    }
    return spaces.values().stream()
        .sorted(Comparator.comparing(space -> space.processes.get(0).pid()))
        .toList();
  }
}
