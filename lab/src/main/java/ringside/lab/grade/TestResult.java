package ringside.lab.grade;

import java.util.List;

/**
 * What a test says of a submission.
 *
 * @param test which
 * @param findings what is wrong; nothing where it passes
 * @param note what its passing means, in a sentence; "" where nothing is to be said
 */
public record TestResult(TestCase test, List<Finding> findings, String note) {
  /** Copies the list. */
  public TestResult {
    findings = List.copyOf(findings);
  }

  /** Whether nothing is wrong. */
  public boolean passed() {
    return findings.isEmpty();
  }

  /** Points that it gives. */
  public int score() {
    return passed() ? test.points() : 0;
  }
}
