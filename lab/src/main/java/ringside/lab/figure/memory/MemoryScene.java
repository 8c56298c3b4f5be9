package ringside.lab.figure.memory;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.Computer;
import ringside.kernel.memory.FrameUse;
import ringside.lab.look.Leaf;
import ringside.lab.look.MemoryMap;
import ringside.lab.report.ProcessNames;
import ringside.lab.report.RegionText;
import ringside.lab.report.Texts;
import ringside.mmu.memory.PhysicalMemory;

/**
 * Address spaces and frames at a moment, in plain data that stay as they are when the run goes on.
 *
 * @param cycle the moment
 * @param spaces those that somebody lives in, by pid
 * @param first physical address >>> 12 of the first frame
 * @param frames what each is for
 */
public record MemoryScene(long cycle, List<Space> spaces, int first, List<FrameUse> frames) {
  /**
   * An address space.
   *
   * @param name of its processes, as in {@code 2 fork}
   * @param areas its regions by address
   */
  public record Space(String name, List<Area> areas) {}

  /**
   * A region.
   *
   * @param start first address
   * @param end address behind the last
   * @param what its kind, in words
   * @param file path of the file behind it, or empty
   * @param permissions letters as in {@code r-xp}
   * @param pages those that have a frame or are on the swap disk, by address
   */
  public record Area(
      int start, int end, String what, String file, String permissions, List<Page> pages) {
    /** Pages, touched or not. */
    public int size() {
      return end - start >>> 12;
    }

    /** Pages that have a frame. */
    public long resident() {
      return pages.size() - swapped();
    }

    /** Pages on the swap disk. */
    public long swapped() {
      return pages.stream().filter(Page::swapped).count();
    }
  }

  /**
   * A page that was touched.
   *
   * @param index in its region, from 0
   * @param place physical address >>> 12 of its frame; of a swapped page, the block of the disk
   * @param swapped whether it is on the swap disk
   * @param copyOnWrite whether the next store copies it
   */
  public record Page(int index, int place, boolean swapped, boolean copyOnWrite) {}

  /** What a computer holds where it stands. */
  public static MemoryScene of(Texts texts, Computer computer) {
    List<Space> spaces = new ArrayList<>();
    for (MemoryMap map : MemoryMap.of(computer)) {
      List<Area> areas = map.rows().stream().map(row -> area(texts, row)).toList();
      spaces.add(new Space(ProcessNames.of(texts, map.processes()), areas));
    }
    return new MemoryScene(
        computer.hart().meter().clock(),
        spaces,
        PhysicalMemory.BASE >>> PhysicalMemory.FRAME_SHIFT,
        uses(computer));
  }

  private static List<FrameUse> uses(Computer computer) {
    int frames = computer.hart().mmu().memory().sizeBytes() >>> PhysicalMemory.FRAME_SHIFT;
    List<FrameUse> uses = new ArrayList<>(frames);
    for (int frame = 0; frame < frames; frame++) {
      uses.add(computer.memory().frames().use(frame));
    }
    return uses;
  }

  private static Area area(Texts texts, MemoryMap.Row row) {
    int start = row.region().start();
    List<Page> pages = row.leaves().stream().map(leaf -> page(leaf, start)).toList();
    return new Area(
        start,
        row.region().end(),
        RegionText.name(texts, row.region().kind()),
        row.file(),
        RegionText.letters(row.region()),
        pages);
  }

  private static Page page(Leaf leaf, int start) {
    return new Page(
        leaf.page() - (start >>> 12),
        leaf.pte().frame(),
        leaf.pte().isSwapped(),
        leaf.pte().copyOnWrite());
  }
}
