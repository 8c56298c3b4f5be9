package ringside.tests.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.lab.learn.Course;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Findings;

/** The measured evidence of topic B. */
class LifeTest {
  private static Findings findings(String id) {
    return Course.find(id).orElseThrow().measure();
  }

  private static double number(Evidence.Row row, int column) {
    Evidence.Cell cell = row.cells().get(column - 1);
    return cell instanceof Evidence.Cell.Tenth tenth
        ? tenth.value()
        : ((Evidence.Cell.Number) cell).value();
  }

  /** B1: shared in fork, copied on the first write; all at once where fork is eager. */
  @Test
  void forkSharesAndTheFirstWriteCopies() {
    Findings found = findings("B1");
    assertThat(found.number("shared")).isEqualTo(found.number("pages")).isGreaterThan(256);
    assertThat(found.number("copied") + found.number("later")).isZero();
    assertThat(found.number("written.later")).isBetween(1.0, found.number("written.shared"));
    assertThat(found.number("eager")).isGreaterThanOrEqualTo(256);
    assertThat(found.number("eager.cycles")).isGreaterThan(100 * found.number("cycles"));
    List<Evidence.Row> births = found.tables().get(1).rows();
    assertThat(births).hasSize(3);
    assertThat(cells(births.get(1), 0, 2))
        .as("pid and PCB stay")
        .isEqualTo(cells(births.get(2), 0, 2));
    assertThat(births.get(1).cells().get(2)).isNotEqualTo(births.get(2).cells().get(2));
    assertThat(births.get(0).cells()).doesNotContainAnyElementsOf(cells(births.get(1), 0, 3));
  }

  private static List<Evidence.Cell> cells(Evidence.Row row, int from, int to) {
    return row.cells().subList(from, to);
  }

  /**
   * B2: seven states, each arrow with its reason and cycle; out of memory, the event makes ready.
   */
  @Test
  void allSevenStatesAreReached() {
    Findings found = findings("B2");
    assertThat(found.number("states")).isEqualTo(7);
    Evidence arrows = found.tables().get(0);
    assertThat(arrows.rows()).hasSize((int) found.number("arrows"));
    double changes = arrows.rows().stream().mapToDouble(row -> number(row, 3)).sum();
    assertThat(changes).isEqualTo(found.number("changes"));
    assertThat(arrows.rows()).allMatch(row -> number(row, 4) > 0);
    assertThat(found.number("ran")).isGreaterThan(found.number("cycle"));
    assertThat(found.right().value()).as("ready-suspended").isEqualTo(2);
  }

  /** B3: suspended, swapped out, swapped in, let in, and right. */
  @Test
  void processesGoOutAndComeBack() {
    Findings found = findings("B3");
    assertThat(found.number("suspended")).isPositive();
    assertThat(found.number("back")).isGreaterThanOrEqualTo(found.number("suspended"));
    assertThat(found.number("in")).isBetween(1.0, found.number("out"));
    assertThat(found.number("times")).isGreaterThan(1.5);
    List<Evidence.Row> rows = found.tables().get(0).rows();
    assertThat(rows).allMatch(row -> number(row, 7) == 0, "no wrong pages");
    assertThat(number(rows.get(0), 3)).as("out, with plenty of memory").isZero();
  }

  /** B4: as many of everything afterwards as before; in between a PCB. */
  @Test
  void nothingIsLeftButAZombieUntilTheWait() {
    Findings found = findings("B4");
    assertThat(found.number("frames")).isGreaterThan(32);
    assertThat(found.number("descriptors")).as("three inherited, a pipe's two").isEqualTo(5);
    assertThat(found.number("frames.zombie")).isZero();
    assertThat(found.number("objects.zombie")).isPositive();
    assertThat(found.number("zombies")).isEqualTo(1);
    for (String what : List.of("frames", "descriptors", "objects", "processes", "zombies")) {
      assertThat(found.number(what + ".after")).as(what).isZero();
    }
    assertThat(found.right().value()).isEqualTo(1);
  }

  /** B5: more threads, less idle time, more of it used. */
  @Test
  void othersRunWhileOneWaits() {
    Findings found = findings("B5");
    List<Evidence.Row> rows = found.tables().get(0).rows();
    for (int i = 1; i < rows.size(); i++) {
      assertThat(number(rows.get(i), 2)).as("idle").isLessThan(number(rows.get(i - 1), 2));
      assertThat(number(rows.get(i), 4)).as("used").isGreaterThan(number(rows.get(i - 1), 4));
    }
    assertThat(found.number("most.busy")).as("no less work").isGreaterThan(found.number("busy"));
    assertThat(found.number("percent")).isLessThan(50);
  }
}
