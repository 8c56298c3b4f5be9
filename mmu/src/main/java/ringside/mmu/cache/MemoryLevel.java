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
   * Slot of the line supplied last, which a later write-back may still find there; 0 for memory.
   */
  int suppliedSlot();

  /**
   * Takes a dirty line.
   *
   * @param guess the slot that the line was supplied from
   * @return the cycles that the giver waits
   */
  int writeBack(int line, int guess, int tid, int address);
}
