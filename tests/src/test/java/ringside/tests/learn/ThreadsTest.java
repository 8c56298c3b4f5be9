package ringside.tests.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.lab.learn.Course;
import ringside.lab.learn.experiment.Findings;

/** The measured evidence of topic C. */
class ThreadsTest {
  private static Findings findings(String id) {
    return Course.find(id).orElseThrow().measure();
  }

  /** C1: two places that both have written, and two locals that lie apart, each of one thread. */
  @Test
  void variableAndHeapAreSharedAndTheStackIsNot() {
    Findings found = findings("C1");
    for (String place : new String[] {"global", "heap"}) {
      double one = found.number(place + ".one");
      double two = found.number(place + ".two");
      assertThat(one).isPositive();
      assertThat(two).isPositive();
      assertThat(found.number(place)).isEqualTo(one + two);
    }
    assertThat(found.number("local1.one")).isPositive();
    assertThat(found.number("local1.two")).isZero();
    assertThat(found.number("local2.one")).isZero();
    assertThat(found.number("local2.two")).isPositive();
    assertThat(found.values().get("local1.place")).isNotEqualTo(found.values().get("local2.place"));
    assertThat(found.values().get("sp.one")).isNotEqualTo(found.values().get("sp.two"));
    assertThat(found.right().value()).isEqualTo(1);
  }

  /** C2: the second return address over the first, in one word; and both come back there. */
  @Test
  void oneStackForTwoLosesAReturnAddress() {
    Findings found = findings("C2");
    assertThat(found.values().get("before")).isEqualTo(found.values().get("first"));
    assertThat(found.values().get("after")).isEqualTo(found.values().get("second"));
    assertThat(found.values().get("first")).isNotEqualTo(found.values().get("second"));
    assertThat(found.number("local.before")).isNotEqualTo(found.number("local.after"));
    assertThat(found.number("back.first")).isZero();
    assertThat(found.number("back.second")).isEqualTo(2);
    assertThat(found.right().value()).isEqualTo(2);
  }

  /** C3: a thread's price stays; fork's grows by its page table, eager fork's by all pages. */
  @Test
  void aThreadIsTheCheapestBirth() {
    Findings found = findings("C3");
    assertThat(found.number("thread") / found.number("thread.small")).isBetween(0.95, 1.05);
    assertThat(found.number("thread.frames")).isEqualTo(found.number("thread.frames.small"));
    assertThat(found.number("thread")).isLessThan(found.number("fork.small"));
    assertThat(found.number("fork.small")).isLessThan(found.number("fork"));
    assertThat(found.number("fork")).isLessThan(found.number("exec"));
    assertThat(found.number("exec")).isLessThan(found.number("eager"));
    assertThat(found.number("thread.frames")).isLessThan(found.number("fork.frames"));
    assertThat(found.number("fork.frames")).isLessThan(found.number("exec.frames"));
    assertThat(found.number("eager.frames")).isGreaterThan(found.number("pages"));
  }

  /** C5: as many are there in both runs; one process dies alone, one thread with all. */
  @Test
  void aThreadTakesAllOthersWithIt() {
    Findings found = findings("C5");
    assertThat(found.number("thread.alive")).isEqualTo(found.number("process.alive"));
    assertThat(found.number("thread.signal")).isEqualTo(found.number("process.signal"));
    assertThat(found.number("process.killed")).isEqualTo(1);
    assertThat(found.number("process.finished")).isEqualTo(found.number("process.alive") - 1);
    assertThat(found.number("thread.killed")).isEqualTo(found.number("thread.alive"));
    assertThat(found.number("thread.finished")).isZero();
    assertThat(found.right().value()).isEqualTo(2);
  }

  /** C6: found, replayed, hidden by long turns; and with a mutex right in every schedule. */
  @Test
  void updatesGetLostInSomeSchedules() {
    Findings found = findings("C6");
    assertThat(found.number("wide.wrong")).isBetween(1.0, found.number("schedules") - 1);
    assertThat(found.number("narrow.wrong")).isBetween(1.0, found.number("wide.wrong"));
    assertThat(found.number("locked.wrong")).isZero();
    assertThat(found.number("after")).isLessThanOrEqualTo(found.number("before"));
    assertThat(found.number("again.cycle")).isEqualTo(found.number("cycle"));
    assertThat(found.number("again.before")).isEqualTo(found.number("before"));
    assertThat(found.number("again.after")).isEqualTo(found.number("after"));
    assertThat(found.right().value()).isEqualTo(3);
  }
}
