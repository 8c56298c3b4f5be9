package ringside.junit;

/**
 * What every random choice of a machine begins with: replacement, getrandom, lottery, losses.
 *
 * @param value 0 or more
 */
public record Seed(long value) {
  /** Refuses negative ones. */
  public Seed {
    if (value < 0) {
      throw new IllegalArgumentException("a seed is 0 or more, not " + value);
    }
  }
}
