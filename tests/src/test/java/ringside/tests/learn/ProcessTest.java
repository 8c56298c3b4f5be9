package ringside.tests.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.lab.learn.Course;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Findings;

/** The measured evidence of topic A. */
class ProcessTest {
  private static Findings findings(String id) {
    return Course.find(id).orElseThrow().measure();
  }

  private static Evidence table(Findings found, String key) {
    return found.tables().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }

  /** The cells of a column, from 1, as text. */
  private static List<String> column(Evidence table, int column) {
    return table.rows().stream().map(row -> text(row.cells().get(column - 1))).toList();
  }

  private static List<String> names(Evidence table) {
    return table.rows().stream().map(row -> text(row.name())).toList();
  }

  private static String text(Evidence.Cell cell) {
    if (cell instanceof Evidence.Cell.Word word) {
      return word.key();
    }
    return cell instanceof Evidence.Cell.Number number
        ? String.valueOf(number.value())
        : ((Evidence.Cell.Literal) cell).text();
  }

  /** A1: two pids, two page tables, one text, and an account of each one's own. */
  @Test
  void oneFileBecomesTwoProcesses() {
    Findings found = findings("A1");
    assertThat(found.number("pid")).isNotEqualTo(found.number("other.pid"));
    assertThat(found.number("roots")).isEqualTo(2);
    assertThat(found.number("code")).isPositive().isEqualTo(found.number("code.shared"));
    assertThat(found.number("written.shared")).isZero();
    assertThat(found.number("other.written") - found.number("written")).isEqualTo(8);
    assertThat(found.number("cycles")).isBetween(1.0, found.number("other.cycles"));
    assertThat(found.number("other.descriptors")).isEqualTo(found.number("descriptors") + 1);
    assertThat(found.right().value()).isEqualTo(1);
  }

  /** A2: permissions; the break goes up, the stack down; .bss is in no file. */
  @Test
  void eachRegionHasItsPermissionsAndItsDirection() {
    Findings found = findings("A2");
    Evidence map = table(found, "map");
    assertThat(names(map))
        .containsSubsequence(
            "report.region.code",
            "report.region.data",
            "report.region.heap",
            "report.region.stack");
    assertThat(column(map, 2)).startsWith("r-x").endsWith("rw-").contains("r--");
    assertThat(found.number("brk.up")).isPositive();
    assertThat(found.number("stack.faults")).isGreaterThan(10);
    assertThat(found.number("stack.down")).isEqualTo(found.number("stack.faults") - 1);
    assertThat(found.number("segment.file")).isZero();
    assertThat(found.number("file")).isLessThan(found.number("array"));
    assertThat(found.number("frames")).isZero();
    assertThat(found.number("frames.after")).isEqualTo(found.number("array") / 4096);
  }

  /** A3: the word is read, not written; the entry has no w; SIGSEGV. */
  @Test
  void aStoreToCodeIsAFault() {
    Findings found = findings("A3");
    assertThat(found.values()).containsEntry("flags", "r-xu").containsEntry("signal", "SIGSEGV");
    assertThat(found.number("status")).isEqualTo(128 + 11);
    List<String> seen = column(table(found, "fault"), 1);
    assertThat(seen.get(0)).as("loaded, and there afterwards").isEqualTo(seen.get(6));
    assertThat(seen.get(2)).startsWith("STORE ");
    assertThat(seen.get(3)).isEqualTo("PROTECTION");
    assertThat(found.right().value()).isEqualTo(1);
  }

  /** A4: one virtual address, two physical ones, and nobody finds the other's value. */
  @Test
  void oneAddressIsTwoFrames() {
    Findings found = findings("A4");
    Evidence frames = table(found, "frames");
    assertThat(names(frames)).hasSize(2).doesNotHaveDuplicates();
    assertThat(column(frames, 1)).containsOnly(found.values().get("address"));
    assertThat(column(frames, 2)).doesNotHaveDuplicates();
    assertThat(column(frames, 3)).as("a first value and a hundred turns").containsOnly("101");
    assertThat(column(frames, 6)).containsExactly("2100", "1100");
    assertThat(found.number("foreign")).isZero();
    assertThat(found.right().value()).isEqualTo(2);
  }

  /** A5: each call its own n at its own address; pages as the bytes ask for them. */
  @Test
  void eachCallHasItsFrame() {
    Findings found = findings("A5");
    assertThat(found.number("own")).isEqualTo(found.number("calls")).isEqualTo(6);
    assertThat(column(table(found, "frames"), 3)).containsExactly("6", "5", "4", "3", "2", "1");
    assertThat(found.number("bytes")).isEqualTo((found.number("depth") - 1) * 64);
    double pages = found.number("bytes") / 4096;
    assertThat(found.number("touched")).isBetween(Math.floor(pages), Math.floor(pages) + 1);
    assertThat(column(table(found, "pages"), 2)).isSortedAccordingTo(byNumber());
  }

  private static Comparator<String> byNumber() {
    return Comparator.comparing(Integer::parseInt);
  }

  /** A6: the other's word is read where it may be; else EPERM, but not for root. */
  @Test
  void theKernelAsksWhoWantsToLook() {
    Findings found = findings("A6");
    assertThat(found.number("read"))
        .isEqualTo(found.number("there"))
        .isNotEqualTo(found.number("own"));
    assertThat(found.number("refused")).isEqualTo(2);
    assertThat(found.values()).containsEntry("error", "EPERM");
    assertThat(found.number("root.refused")).isZero();
    assertThat(found.number("root.read"))
        .isEqualTo(found.number("root.there"))
        .isNotEqualTo(found.number("own"));
    assertThat(found.right().value()).isEqualTo(1);
  }

  /** A7: the tree, three waits, and an end by a signal. */
  @Test
  void theParentWaitsForItsChildAndSignalsIt() {
    Findings found = findings("A7");
    Evidence tree = table(found, "tree");
    List<String> pids = names(tree);
    assertThat(column(tree, 1).get(1)).as("ppid").isEqualTo(pids.get(0));
    assertThat(column(tree, 2)).as("threads").containsOnly("1");
    assertThat(found.number("waits")).isEqualTo(3);
    assertThat(found.number("code")).as("CLD_KILLED").isEqualTo(2);
    assertThat(found.number("status")).as("SIGTERM").isEqualTo(15);
    assertThat(names(table(found, "story")))
        .containsSubsequence(".born", ".sent", ".handled", ".waited", ".ended", ".reaped");
  }
}
