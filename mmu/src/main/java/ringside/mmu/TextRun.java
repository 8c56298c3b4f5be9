package ringside.mmu;

import ringside.mmu.cache.CacheShape;

/**
 * The text of one of the kernel's routines, and where its lines stand as long as all of them hit:
 * then one compare replaces the lookups of all (benchmark: tests, {@code KernelBenchmark}).
 */
public final class TextRun {
  private static final long NEVER = -1;

  /** {@link TextLines#find(int)} of each line. */
  final int[] places;

  /** {@link TextLines} as they were when all were found. */
  long version = NEVER;

  private final int address;

  /**
   * A routine whose lines have not been looked for.
   *
   * @param address of its first instruction, which begins a line
   */
  public TextRun(int address, int lines) {
    this.address = address;
    this.places = new int[lines];
  }

  /** Address of one of its lines. */
  public int address(int line) {
    return address + (line << CacheShape.LINE_SHIFT);
  }
}
