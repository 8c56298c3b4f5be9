package ringside.isa;

/**
 * The linear congruential generator of 48 bits that POSIX calls drand48 (Knuth, "The Art of
 * Computer Programming", volume 2, 3.2.1). For a seed it gives the numbers of {@code
 * java.util.Random}, whose ways to draw below a bound differ among Java libraries.
 */
public final class Drand48 implements RandomNumbers {
  private static final long MULTIPLIER = 0x5deece66dL;
  private static final long INCREMENT = 11;
  private static final int BITS = 48;
  private static final long MASK = (1L << BITS) - 1;

  private long state;

  /** A stream of numbers; seeds that agree in 48 bits give the same. */
  public Drand48(long seed) {
    state = (seed ^ MULTIPLIER) & MASK;
  }

  @Override
  public long nextLong() {
    long high = (long) next(Integer.SIZE) << Integer.SIZE;
    return high + next(Integer.SIZE);
  }

  /** The next number of all that an int can be. */
  public int nextInt() {
    return next(Integer.SIZE);
  }

  /**
   * The next number from 0 to a bound, all alike likely.
   *
   * @param bound exclusive, at least 1
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("no number is below " + bound);
    }
    if ((bound & bound - 1) == 0) {
      // The high bits: the low ones of such a generator repeat soon.
      return (int) ((long) bound * next(31) >> 31);
    }
    while (true) {
      int drawn = next(31);
      int result = drawn % bound;
      // As in RandomNumbers: the last, incomplete run of results would favour the small ones.
      if (drawn - result + (bound - 1) >= 0) {
        return result;
      }
    }
  }

  private int next(int bits) {
    state = state * MULTIPLIER + INCREMENT & MASK;
    return (int) (state >>> BITS - bits);
  }
}
