package ringside.lab.grade;

import java.util.List;

/**
 * What students are to write, and the tests that it has to pass.
 *
 * @param title its name
 * @param tests in their order
 * @param known solutions of which it is known how they do, for {@code grade --check}
 */
public record Assignment(String title, List<TestCase> tests, List<Known> known) {
  /**
   * A solution of which it is known how it does.
   *
   * @param path of it
   * @param fails names of the tests that it fails, in their order; none for a right one
   */
  public record Known(String path, List<String> fails) {}

  /** All points together. */
  public int points() {
    return tests.stream().mapToInt(TestCase::points).sum();
  }
}
