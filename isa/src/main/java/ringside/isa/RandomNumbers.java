package ringside.isa;

/**
 * A stream of numbers that looks like chance and is a function of its seed. The generators are the
 * project's own, as runs must be the same under every Java library; they give the numbers of {@code
 * java.util}'s.
 */
public interface RandomNumbers {
  /** The next number of all that a long can be. */
  long nextLong();

  /**
   * The next number from 0 to a bound, all alike likely.
   *
   * @param bound exclusive, at least 1
   */
  default long nextLong(long bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("no number is below " + bound);
    }
    if ((bound & bound - 1) == 0) {
      return nextLong() & bound - 1;
    }
    while (true) {
      long drawn = nextLong() >>> 1;
      long result = drawn % bound;
      // The last, incomplete run of results would favour the small ones: its sum overflows.
      if (drawn - result + (bound - 1) >= 0) {
        return result;
      }
    }
  }
}
