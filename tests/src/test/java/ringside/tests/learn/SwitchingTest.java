package ringside.tests.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.lab.learn.Course;
import ringside.lab.learn.experiment.Findings;

/** The measured evidence of topic D. */
class SwitchingTest {
  private static Findings findings(String id) {
    return Course.find(id).orElseThrow().measure();
  }

  /** D2: all five rows for processes, the registers alone for threads. */
  @Test
  void theTableOfTheNotesComesOutOfCounts() {
    Findings found = findings("D2");
    assertThat(found.number("process.switches")).isGreaterThan(50);
    assertThat(found.number("thread.switches")).isGreaterThan(50);
    assertThat(found.number("process.flushes")).isEqualTo(found.number("process.switches"));
    assertThat(found.number("thread.flushes")).isZero();
    assertThat(found.tables().get(0).rows()).hasSize(5);
    assertThat(found.right().value()).isEqualTo(2);
  }

  /** D6: dearer for processes, less so with ASIDs, and more so with more pages. */
  @Test
  void aThreadSwitchIsCheaper() {
    Findings found = findings("D6");
    assertThat(found.number("ratio")).isGreaterThan(2);
    assertThat(found.number("asid.ratio")).isBetween(1.0, found.number("ratio"));
  }
}
