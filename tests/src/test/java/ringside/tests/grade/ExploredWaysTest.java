package ringside.tests.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.lab.grade.TestResult;
import ringside.lab.grade.Way;
import ringside.lab.host.grade.AssignmentException;

/** What a run leaves behind is looked at in each schedule, and not in the usual one alone. */
final class ExploredWaysTest {
  /** Two threads add 1 to the same word; where one is lost, main does what stands behind it. */
  private static final String LOSES_AN_UPDATE =
      """
          addi sp, sp, -16
          sw   ra, 12(sp)
          sw   s0, 8(sp)
          la   a0, adds
          call thread_create
          mv   s0, a0
          la   a0, adds
          call thread_create
          call thread_join
          mv   a0, s0
          call thread_join
          lw   t0, count
          li   t1, 2
          beq  t0, t1, 9f
      """;

  private static final String ENDS =
      """
      9:  li   a0, 0
          lw   s0, 8(sp)
          lw   ra, 12(sp)
          addi sp, sp, 16
          ret
      adds:
          la   t0, count
          lw   t1, 0(t0)
          addi t1, t1, 1
          sw   t1, 0(t0)
          ret
      changes:
          li   s1, 4
          ret
      .data
      count: .word 0
      name:  .asciz "/data/log"
      """;

  private static final String DUPLICATES = "    li a0, 1\n    li a7, SYS_dup\n    ecall\n";

  private static final String CUTS_THE_LOG =
      """
          li   a0, AT_FDCWD
          la   a1, name
          li   a2, O_WRONLY | O_TRUNC
          li   a7, SYS_openat
          ecall
      """;

  @TempDir private Path folder;

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(Way.LEAKS, "leaks = true", DUPLICATES, "descriptor 3 open"),
        Arguments.of(Way.FIGURES, "figures = [\"calls.dup == 0\"]", DUPLICATES, "but it is 1"),
        Arguments.of(Way.CONVENTION, "convention = true", "    call changes\n", "changes s1 from"),
        Arguments.of(
            Way.WRITTEN,
            "files = { log = \"a\" }\nwritten = { log = \"a\" }",
            CUTS_THE_LOG,
            "/data/log differs in line 1:"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void isFoundInTheScheduleThatDoesSo(Way way, String keys, String body, String detail)
      throws IOException, AssignmentException {
    assertThat(grade(keys, body).findings()).isEmpty();
    TestResult explored = grade(keys + "\nschedules = { explore = 1 }", body);
    assertThat(explored.findings()).extracting(each -> each.way()).containsExactly(way);
    assertThat(explored.findings().get(0).sentence())
        .startsWith("fails in a schedule with 1 preemptions: ");
    assertThat(String.join("\n", explored.findings().get(0).details()))
        .contains(detail, "reads count = 0", "ringside run --schedule rs1:p@");
  }

  @Test
  void whatPassesInEachIsProved() throws IOException, AssignmentException {
    String all = "leaks = true\nconvention = true\nfiles = { log = \"a\" }\n";
    TestResult result = grade(all + "schedules = { explore = 1 }", "");
    assertThat(result.findings()).isEmpty();
    assertThat(result.note()).startsWith("proved: all ");
  }

  @Test
  void theFolderThatItNeedsIsNamed() throws IOException, AssignmentException {
    TestResult result =
        grade("files = { log = \"a\" }\nschedules = { explore = 1 }", "    ebreak\n");
    assertThat(result.findings()).extracting(each -> each.way()).containsExactly(Way.CRASH);
    assertThat(result.findings().get(0).details().toString())
        .contains(" --mount FOLDER:/data:rw p.s");
  }

  @Test
  void aBudgetThatIsTooSmallIsSaid() throws IOException, AssignmentException {
    TestResult few = grade("schedules = { explore = 1, budget = 1 }", "");
    assertThat(few.passed()).isTrue();
    assertThat(few.note()).startsWith("no failure in ");
  }

  private TestResult grade(String keys, String body) throws IOException, AssignmentException {
    String source = OneTest.START + LOSES_AN_UPDATE + body + ENDS;
    return OneTest.grader().grade(OneTest.of(folder, keys), OneTest.submission(source));
  }
}
