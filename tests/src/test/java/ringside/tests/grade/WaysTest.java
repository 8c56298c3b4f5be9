package ringside.tests.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.lab.grade.Grader;
import ringside.lab.grade.Submission;
import ringside.lab.grade.TestCase;
import ringside.lab.grade.TestResult;
import ringside.lab.grade.Way;
import ringside.lab.host.grade.AssignmentException;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;

/** Each way of failing is found, told, and has its hint; what passes says what that means. */
final class WaysTest {
  private static final String RETURNS = "    li a0, 0\n    ret\n";

  /** Where the second thread comes first, the flag is never set. */
  private static final String SPINS_FOR_A_FLAG =
      """
          la   a0, sets
          call thread_create
          la   a0, forbids
          call thread_create
      1:  lw   t0, flag
          beqz t0, 1b
          li   a0, 0
          li   a7, SYS_exit_group
          ecall
      sets:
          lw   t0, forbidden
          bnez t0, 1f
          li   t0, 1
          la   t1, flag
          sw   t0, 0(t1)
      1:  ret
      forbids:
          li   t0, 1
          la   t1, forbidden
          sw   t0, 0(t1)
          ret
      .data
      flag:      .word 0
      forbidden: .word 0
      """;

  private static final String SLEEPS_FOR_EVER =
      """
          la   a0, flag
          li   a1, FUTEX_WAIT
          li   a2, 0
          li   a3, 0
          li   a7, SYS_futex_time64
          ecall
      .data
      flag: .word 0
      """;

  @TempDir private Path folder;

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(Way.BUILD, "", "    nosuch a0\n", "unknown instruction or macro 'nosuch'"),
        Arguments.of(Way.CRASH, "", "    sw a0, 0(zero)\n", "p.s:5"),
        Arguments.of(Way.DEADLOCK, "", SLEEPS_FOR_EVER, "the word flag"),
        Arguments.of(Way.DEADLOCK, "schedules = { explore = 0 }", SLEEPS_FOR_EVER, "the word flag"),
        Arguments.of(Way.CYCLES, "limits = { cycles = 200000 }", "1:  j 1b\n", "main"),
        Arguments.of(Way.FRAMES, "limits = { frames = 3 }", RETURNS, ""),
        Arguments.of(Way.EXIT, "", "    li a0, 3\n    ret\n", "expected exit status 0, got 3"),
        Arguments.of(Way.EXIT, "exit = 3", RETURNS, "expected exit status 3, got 0"),
        Arguments.of(Way.STDOUT, "stdout = \"x\"", RETURNS, "expected 'x'"),
        Arguments.of(
            Way.STDOUT,
            "stdout = \"x+\"\nmatch = \"regex\"",
            RETURNS,
            "stdout does not match /x+/:"),
        Arguments.of(Way.WRITTEN, "written = { \"o\" = \"x\" }", RETURNS, "no file /data/o"),
        Arguments.of(
            Way.WRITTEN,
            "written = { \"o\" = \"x\" }\nfiles = { \"o\" = \"y\" }",
            RETURNS,
            "printed  'y'"),
        Arguments.of(
            Way.FIGURES, "figures = [\"cycles < 5\"]", RETURNS, "expected cycles < 5, but"),
        Arguments.of(
            Way.LEAKS,
            "leaks = true\nexit = \"any\"",
            "    li a0, 1\n    li a7, SYS_dup\n    ecall\n    ret\n",
            "descriptor 3"),
        Arguments.of(
            Way.CONVENTION,
            "convention = true",
            "    mv s0, ra\n    jal f\n    mv ra, s0\n" + RETURNS + "f:  li s1, 4\n    ret\n",
            "to 0x00000004 (p.s:10)"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void isFoundAndTold(Way way, String keys, String body, String detail)
      throws IOException, AssignmentException {
    TestResult result = grade(keys, body);
    assertThat(result.findings()).extracting(each -> each.way()).contains(way);
    assertThat(result.findings().get(0).details().toString()).contains(detail);
    assertThat(result.score()).isZero();
    assertThat(result.test().hint(way)).contains("hint for " + way.key());
  }

  @Test
  void aLivelockIsFoundByExploring() throws IOException, AssignmentException {
    assertThat(grade("", SPINS_FOR_A_FLAG).findings()).isEmpty();
    TestResult result = grade("schedules = { explore = 1 }", SPINS_FOR_A_FLAG);
    assertThat(result.findings()).extracting(each -> each.way()).containsExactly(Way.LIVELOCK);
    assertThat(result.findings().get(0).details().toString())
        .contains("ringside run --schedule rs1:p@", " p.s");
  }

  @Test
  void whatWasNotHandedInIsTold() throws IOException, AssignmentException {
    Submission none = new Submission("s", Map.of("q.s", new byte[1]), "");
    TestResult result = OneTest.grader().grade(test(""), none);
    assertThat(result.findings().get(0).way()).isEqualTo(Way.MISSING);
    assertThat(result.findings().get(0).sentence()).isEqualTo("not handed in: p.s");
    assertThat(result.findings().get(0).details()).containsExactly("there are: q.s");
  }

  @Test
  void theHostsTimeIsASafetyNet() throws IOException, AssignmentException {
    Grader late = new Grader(new Texts(Locale.ENGLISH), seconds -> () -> true);
    TestResult run = late.grade(test(""), OneTest.submission(OneTest.START + "1:  j 1b\n"));
    assertThat(run.findings().get(0).sentence()).contains("stopped after 60 seconds");
    TestResult explored =
        late.grade(
            test("schedules = { explore = 1 }"), OneTest.submission(OneTest.START + RETURNS));
    assertThat(explored.findings()).extracting(each -> each.way()).containsExactly(Way.SECONDS);
  }

  @Test
  void whatTheGraderCantMakeIsNotTheStudentsFault() throws IOException, AssignmentException {
    TestResult result = OneTest.grader().broken(test(""), new IllegalStateException("ours"));
    assertThat(result.findings().get(0).sentence())
        .contains("the grader could not make this test (IllegalStateException)");
  }

  @Test
  void anElfFileIsRunAsItIs() throws IOException, AssignmentException {
    byte[] elf = Guest.of("hello").elf();
    Submission built = new Submission("s", Map.of("p.s", elf), "");
    TestResult result = OneTest.grader().grade(test("stdout = \"Hello from a process!\""), built);
    assertThat(result.findings()).isEmpty();
  }

  private TestResult grade(String keys, String body) throws IOException, AssignmentException {
    return OneTest.grader().grade(test(keys), OneTest.submission(OneTest.START + body));
  }

  private TestCase test(String keys) throws IOException, AssignmentException {
    return OneTest.of(folder, keys);
  }
}
