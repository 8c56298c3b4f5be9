package ringside.mmu.cache;

/** What stands behind a cache: the next cache, or memory. Lines are physical addresses >>> 6. */
public interface MemoryLevel {
  /**
   * Supplies a line.
   *
   * @return what that costs, and where the line came from
   */
  Supply fetch(int line, int tid, int address);

  /**
   * Takes a dirty line.
   *
   * @return the cycles that the giver waits
   */
  int writeBack(int line, int tid, int address);
}
