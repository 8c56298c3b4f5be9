package ringside.mmu.cache;

/** What stands behind a cache: the next cache, or memory. Lines are physical addresses >>> 6. */
public interface MemoryLevel {
  /**
   * Supplies a line.
   *
   * @return a {@link Supply}
   */
  long fetch(int line, int tid, int address);

  /**
   * Takes a dirty line.
   *
   * @param guess the slot that the line was supplied from
   * @return the cycles that the giver waits
   */
  int writeBack(int line, int guess, int tid, int address);

  /**
   * Takes a dirty line, and supplies the one it makes room for.
   *
   * @return a {@link Supply} with the cycles of both
   */
  default long exchange(int line, int dirty, int guess, int tid, int address) {
    int wait = writeBack(dirty, guess, tid, address);
    return fetch(line, tid, address) + wait;
  }
}
