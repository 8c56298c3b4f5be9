package ringside.lab.sweep;

/**
 * One of several parts of a sweep that different machines make: every count-th point.
 *
 * @param number from 1 to count
 * @param count how many parts there are
 */
public record Shard(int number, int count) {
  /** All of it. */
  public static final Shard WHOLE = new Shard(1, 1);

  /**
   * Reads {@code 2/8}.
   *
   * @throws IllegalArgumentException where it is not written that way; the message says how
   */
  public static Shard parse(String text) {
    String[] parts = text.split("/", -1);
    try {
      int number = Integer.parseInt(parts[0]);
      int count = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
      if (number >= 1 && number <= count) {
        return new Shard(number, count);
      }
    } catch (NumberFormatException wrong) {
      // It is said below.
    }
    throw new IllegalArgumentException("write it as i/n with i from 1 to n, as in 2/8");
  }

  /** Whether a point is in this part. */
  public boolean has(int point) {
    return point % count == number - 1;
  }

  @Override
  public String toString() {
    return number + "/" + count;
  }
}
