package ringside.lab.grade;

import java.util.List;

/**
 * A submission with what all tests say of it.
 *
 * @param submission its name
 * @param results in the order of the tests
 */
public record Graded(String submission, List<TestResult> results) {
  /** Copies the list. */
  public Graded {
    results = List.copyOf(results);
  }

  /** Points that it has. */
  public int score() {
    return results.stream().mapToInt(TestResult::score).sum();
  }

  /** Points that it could have. */
  public int points() {
    return results.stream().mapToInt(result -> result.test().points()).sum();
  }

  /** Whether it has all points, and passes all tests. */
  public boolean isFull() {
    return results.stream().allMatch(TestResult::passed);
  }
}
