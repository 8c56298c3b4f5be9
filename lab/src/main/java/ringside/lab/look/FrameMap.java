package ringside.lab.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.Computer;
import ringside.kernel.memory.FrameUse;
import ringside.kernel.process.Process;
import ringside.mmu.memory.PhysicalMemory;

/**
 * What each frame of memory is for.
 *
 * @param first physical address >>> 12 of the first frame
 * @param frames by number
 */
public record FrameMap(int first, List<Entry> frames) {
  /**
   * A frame.
   *
   * @param use what it is for
   * @param processes whose page tables map it, in the order of pids
   */
  public record Entry(FrameUse use, List<Process> processes) {}

  /** All frames of a computer. */
  public static FrameMap of(Computer computer) {
    PhysicalMemory memory = computer.hart().mmu().memory();
    int first = PhysicalMemory.BASE >>> PhysicalMemory.FRAME_SHIFT;
    Map<Integer, List<Process>> mappers = new TreeMap<>();
    for (Space space : Space.all(computer)) {
      Leaf.all(memory, space.memory().rootFrame()).stream()
          .filter(leaf -> leaf.pte().valid())
          .mapToInt(leaf -> leaf.pte().frame() - first)
          .distinct()
          .forEach(
              frame ->
                  mappers
                      .computeIfAbsent(frame, key -> new ArrayList<>())
                      .addAll(space.processes()));
    }
    List<Entry> frames = new ArrayList<>();
    for (int frame = 0; frame < memory.sizeBytes() >>> PhysicalMemory.FRAME_SHIFT; frame++) {
      frames.add(
          new Entry(computer.memory().frames().use(frame), mappers.getOrDefault(frame, List.of())));
    }
    return new FrameMap(first, frames);
  }
}
