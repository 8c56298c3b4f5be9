package ringside.cpu.engine;

import java.util.Collection;
import java.util.function.IntPredicate;

/**
 * Words of physical memory that somebody watches.
 *
 * @param words by their physical address, a multiple of 4; asked at each write
 * @param lines where in a page they may be, a bit for each of its lines: all others need no look
 */
public record PhysicalWords(IntPredicate words, long lines) {
  private static final int LINE_SHIFT = 6;

  /** Words at some places in pages. */
  public static PhysicalWords at(Collection<Integer> addresses, IntPredicate words) {
    return new PhysicalWords(
        words,
        addresses.stream().mapToLong(PhysicalWords::line).reduce(0, (one, two) -> one | two));
  }

  /** The bit of the line that holds an address, of either kind: pages lie alike. */
  static long line(int address) {
    return 1L << (address >>> LINE_SHIFT);
  }
}
