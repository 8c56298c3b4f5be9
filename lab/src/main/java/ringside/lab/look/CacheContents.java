package ringside.lab.look;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.Computer;
import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.MmuConfig;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.cache.SecondLevel;

/**
 * What a cache holds.
 *
 * @param buffer which
 * @param sets how many it has
 * @param ways lines of a set
 * @param rows its valid lines, set after set
 */
public record CacheContents(Buffer buffer, int sets, int ways, List<Row> rows) {
  /**
   * A valid line.
   *
   * @param set from 0
   * @param way from 0
   * @param address physical, of its first byte
   * @param dirty whether it differs from memory behind
   * @param tid of the thread whose access filled it; 0 for the boot
   * @param droveOut tid of the thread that had filled the line which made room for it; {@link
   *     Cache#NOBODY} where the slot was free
   */
  public record Row(int set, int way, int address, boolean dirty, int tid, int droveOut) {}

  /** The caches of a computer: instructions, data, second level if there is one. */
  public static List<CacheContents> of(Computer computer) {
    MmuConfig config = computer.configuration().mmu();
    List<CacheContents> all = new ArrayList<>();
    all.add(of(Buffer.L1I, config.l1i(), computer.hart().mmu().l1i()));
    all.add(of(Buffer.L1D, config.l1d(), computer.hart().mmu().l1d()));
    CacheShape shape = computer.configuration().secondLevel();
    SecondLevel second = computer.secondLevel();
    if (shape != null && second != null) {
      all.add(of(Buffer.L2, shape, second.cache()));
    }
    return all;
  }

  private static CacheContents of(Buffer buffer, CacheShape shape, Cache cache) {
    List<Row> rows = new ArrayList<>();
    for (int slot = 0; slot < cache.lines(); slot++) {
      if (cache.tags[slot] >= 0) {
        rows.add(
            new Row(
                slot / shape.ways(),
                slot % shape.ways(),
                cache.tags[slot] << CacheShape.LINE_SHIFT,
                cache.isDirty(slot),
                cache.filledBy(slot),
                cache.droveOut(slot)));
      }
    }
    return new CacheContents(buffer, shape.sets(), shape.ways(), rows);
  }
}
