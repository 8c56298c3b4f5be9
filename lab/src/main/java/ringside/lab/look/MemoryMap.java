package ringside.lab.look;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.Computer;
import ringside.kernel.file.RegularFile;
import ringside.kernel.memory.Region;
import ringside.kernel.memory.SharedPages;
import ringside.kernel.process.Process;
import ringside.mmu.sv32.Pte;

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
   * @param resident pages that have a frame
   * @param swapped pages on the swap disk
   */
  public record Row(Region region, String file, int resident, int swapped) {
    /** Pages, touched or not. */
    public int pages() {
      return region.end() - region.start() >>> 12;
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
    List<Pte> own =
        leaves.stream().filter(leaf -> region.contains(leaf.page() << 12)).map(Leaf::pte).toList();
    int resident = (int) own.stream().filter(Pte::valid).count();
    int swapped = (int) own.stream().filter(Pte::isSwapped).count();
    return new Row(region, file(region), resident, swapped);
  }

  private static String file(Region region) {
    SharedPages backing = region.backing();
    return backing != null && backing.file() instanceof RegularFile file ? file.lastPath() : "";
  }
}
