package ringside.lab.look;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.Computer;
import ringside.kernel.file.RegularFile;
import ringside.kernel.memory.Region;
import ringside.kernel.memory.SharedPages;
import ringside.kernel.process.Process;

/**
 * The regions of an address space.
 *
 * @param processes who lives there
 * @param rows its regions by address
 */
public record MemoryMap(List<Process> processes, List<Row> rows) {
  /**
   * A region and its pages.
   *
   * @param region which
   * @param file path of the file behind it, or empty
   * @param leaves entries of its pages that have a frame or are on the swap disk, by address
   */
  public record Row(Region region, String file, List<Leaf> leaves) {
    /** Pages, touched or not. */
    public int pages() {
      return region.end() - region.start() >>> 12;
    }

    /** Pages that have a frame. */
    public int resident() {
      return (int) leaves.stream().filter(leaf -> leaf.pte().valid()).count();
    }

    /** Pages on the swap disk. */
    public int swapped() {
      return (int) leaves.stream().filter(leaf -> leaf.pte().isSwapped()).count();
    }
  }

  /** The maps of all address spaces. */
  public static List<MemoryMap> of(Computer computer) {
    List<MemoryMap> maps = new ArrayList<>();
    for (Space space : Space.all(computer)) {
      List<Leaf> leaves = Leaf.all(computer.hart().mmu().memory(), space.memory().rootFrame());
      maps.add(
          new MemoryMap(
              space.processes(),
              space.memory().regions().stream().map(region -> row(region, leaves)).toList()));
    }
    return maps;
  }

  private static Row row(Region region, List<Leaf> leaves) {
    List<Leaf> own = leaves.stream().filter(leaf -> region.contains(leaf.page() << 12)).toList();
    return new Row(region, file(region), own);
  }

  private static String file(Region region) {
    SharedPages backing = region.backing();
    return backing != null && backing.file() instanceof RegularFile file ? file.lastPath() : "";
  }
}
