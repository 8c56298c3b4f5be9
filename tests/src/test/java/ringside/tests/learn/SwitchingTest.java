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

  /** D1: 31 registers, pc and status go to one area and come from another, unchanged. */
  @Test
  void registersAreSavedAndRestored() {
    Findings found = findings("D1");
    assertThat(found.number("stored")).isEqualTo(33);
    assertThat(found.number("loaded")).isEqualTo(33);
    assertThat(found.number("restored")).isEqualTo(31);
    assertThat(found.number("kept")).isBetween(30.0, 31.0);
    assertThat(found.number("stale")).isLessThan(found.number("kept"));
    assertThat(found.number("leaves")).isNotEqualTo(found.number("comes"));
  }

  /** D3: direct cost stays, walks grow with the pages. */
  @Test
  void walksGrowWithThePages() {
    Findings found = findings("D3");
    assertThat(found.number("direct.last")).isLessThan(1.2 * found.number("direct.first"));
    assertThat(found.number("walks.last")).isGreaterThan(4 * found.number("walks.first"));
    assertThat(found.right().value()).isEqualTo(1);
  }

  /** D4: with arrays of the size of L1, its lines are gone at each turn. */
  @Test
  void cachesGoCold() {
    Findings found = findings("D4");
    assertThat(found.number("misses")).isGreaterThan(100);
    assertThat(found.number("cache")).isGreaterThan(2 * found.number("tlb"));
  }

  /** D5: the way in and out is the larger part of the direct cost. */
  @Test
  void mostOfASwitchIsTheWayInAndOut() {
    Findings found = findings("D5");
    assertThat(found.number("percent")).isBetween(50.0, 75.0);
    assertThat(found.number("kernel")).isGreaterThan(found.number("user"));
  }

  /** D6: dearer for processes, less so with ASIDs, and more so with more pages. */
  @Test
  void aThreadSwitchIsCheaper() {
    Findings found = findings("D6");
    assertThat(found.number("ratio")).isGreaterThan(2);
    assertThat(found.number("asid.ratio")).isBetween(1.0, found.number("ratio"));
  }
}
