package ringside.tests.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.lab.grade.Assignment;
import ringside.lab.grade.Orders;
import ringside.lab.grade.TestCase;
import ringside.lab.grade.TestResult;
import ringside.lab.host.grade.AssignmentException;
import ringside.lab.host.grade.AssignmentFile;
import ringside.lab.host.grade.GradeRun;
import ringside.lab.report.Texts;

/** The assignments that come with Ringside tell their solutions apart, and would notice less. */
final class ExampleAssignmentsTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final int JOBS = 2;

  @ParameterizedTest
  @ValueSource(strings = {"bounded-buffer", "tiny-shell"})
  void tellsItsKnownSolutionsApart(String name) throws AssignmentException {
    Path file = file(name);
    assertThat(AssignmentFile.read(file.toString()).known()).hasSizeGreaterThanOrEqualTo(9);
    GradeOutcome outcome = GradeOutcome.of("--check", file);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("the assignment tells all");
    assertThat(outcome.status()).isZero();
  }

  /** A grader that does not look at something, and a solution that would pass then. */
  static Stream<Arguments> blindness() {
    return Stream.of(
        Arguments.of("bounded-buffer", "last-first", "stdout", blindToStdout()),
        Arguments.of("bounded-buffer", "keeps-s0", "convention", with(false, true)),
        Arguments.of("bounded-buffer", "no-lock", "explore", oneRun()),
        Arguments.of("bounded-buffer", "spins", "figures", blindToFigures()),
        Arguments.of("tiny-shell", "exit-zero", "exit", blindToExit()),
        Arguments.of("tiny-shell", "no-truncate", "written", blindToFiles()),
        Arguments.of("tiny-shell", "hands-on", "leaks", with(true, false)),
        Arguments.of("tiny-shell", "keeps-reading-end", "leaks", with(true, false)));
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @MethodSource("blindness")
  void aGraderThatIsBlindIsNoticed(
      String name, String solution, String what, UnaryOperator<TestCase> blind)
      throws AssignmentException {
    Assignment whole = AssignmentFile.read(file(name).toString());
    List<TestCase> tests = whole.tests().stream().map(blind).toList();
    Assignment blinded = new Assignment(whole.title(), tests, whole.known());
    assertThat(failed(blinded, name, solution))
        .as(what)
        .isNotEqualTo(failed(whole, name, solution));
  }

  private static Map<String, Set<String>> failed(
      Assignment assignment, String name, String solution) {
    Path path = file(name).resolveSibling("solutions").resolve(solution + ".s");
    Map<String, Set<String>> failed = new LinkedHashMap<>();
    List<TestResult> results = new ArrayList<>();
    new GradeRun(assignment, new Texts(Locale.ENGLISH))
        .run(Map.of(solution, path.toString()), JOBS, graded -> results.addAll(graded.results()));
    for (TestResult result : results) {
      if (!result.passed()) {
        result
            .findings()
            .forEach(
                finding ->
                    failed.merge(
                        result.test().name(),
                        Set.of(finding.way().key()),
                        (a, b) -> Set.copyOf(Stream.concat(a.stream(), b.stream()).toList())));
      }
    }
    return failed;
  }

  private static Path file(String name) {
    return EXAMPLES.resolve(name).resolve("assignment.toml");
  }

  private static UnaryOperator<TestCase> blindToStdout() {
    return test -> copy(test, Map.of("stdout", true), test.orders());
  }

  private static UnaryOperator<TestCase> blindToExit() {
    return test -> copy(test, Map.of("exit", true), test.orders());
  }

  private static UnaryOperator<TestCase> blindToFiles() {
    return test -> copy(test, Map.of("written", true), test.orders());
  }

  private static UnaryOperator<TestCase> blindToFigures() {
    return test -> copy(test, Map.of("figures", true), test.orders());
  }

  private static UnaryOperator<TestCase> with(boolean convention, boolean leaks) {
    Map<String, Boolean> blind = Map.of("convention", !convention, "leaks", !leaks);
    return test -> copy(test, blind, test.orders());
  }

  private static UnaryOperator<TestCase> oneRun() {
    return test -> copy(test, Map.of(), Orders.ONE);
  }

  private static TestCase copy(TestCase test, Map<String, Boolean> blind, Orders orders) {
    boolean sees = !blind.getOrDefault("figures", false);
    return new TestCase(
        test.name(),
        test.points(),
        test.visibility(),
        test.given(),
        test.support(),
        test.machine(),
        test.limits(),
        test.arguments(),
        test.input(),
        test.files(),
        blind.getOrDefault("stdout", false) ? null : test.stdout(),
        blind.getOrDefault("exit", false) ? null : test.exit(),
        blind.getOrDefault("written", false) ? Map.of() : test.written(),
        sees ? test.figures() : List.of(),
        test.leaks() && !blind.getOrDefault("leaks", false),
        test.convention() && !blind.getOrDefault("convention", false),
        orders,
        test.hints());
  }
}
