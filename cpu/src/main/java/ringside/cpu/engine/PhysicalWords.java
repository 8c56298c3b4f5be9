package ringside.cpu.engine;

import java.util.Collection;
import java.util.function.IntPredicate;

/**
 * Words of physical memory that somebody watches.
 *
 * @param written by their physical address, a multiple of 4: whether to stop behind a write; asked
 *     at each one
 * @param read likewise, behind a load that a program makes, or the kernel by a program's address
 * @param lines where in a page they may be, a bit for each of its lines: all others need no look
 */
public record PhysicalWords(IntPredicate written, IntPredicate read, long lines) {
  private static final int LINE_SHIFT = 6;

  /** Words at some places in pages. */
  public static PhysicalWords at(
      Collection<Integer> addresses, IntPredicate written, IntPredicate read) {
    long lines =
        addresses.stream().mapToLong(PhysicalWords::line).reduce(0, (one, two) -> one | two);
    return new PhysicalWords(written, read, lines);
  }

  /** The bit of the line that holds an address, of either kind: pages lie alike. */
  static long line(int address) {
    return 1L << (address >>> LINE_SHIFT);
  }
}
