package ringside.mmu.sv32;

/** Reads page-table entries from physical memory; the reader decides what a read costs. */
@FunctionalInterface
public interface PteReader {
  /**
   * The word at a physical address.
   *
   * @param physicalAddress of the entry
   * @param level 1 for the root table, 0 for the last
   */
  int read(int physicalAddress, int level);

  /** Whether a physical address can be read at all. */
  default boolean readable(int physicalAddress) {
    return true;
  }
}
