package ringside.tests.fuzz;

import java.util.List;

/** Random numbers for one action, used up one by one; smaller numbers are simpler choices. */
final class Draws {
  static final int COUNT = 10;

  private final int[] numbers;
  private int next;

  Draws(int[] numbers) {
    this.numbers = numbers.clone();
  }

  /** A number from 0 to limit - 1. */
  int below(int limit) {
    return numbers[next++] % limit;
  }

  /** One of some values, the first the simplest. */
  int of(int... values) {
    return values[below(values.length)];
  }

  /** One of a list. */
  <T> T from(List<T> values) {
    return values.get(below(values.size()));
  }

  /** True once in so many times. */
  boolean rarely(int times) {
    return below(times) == times - 1;
  }
}
