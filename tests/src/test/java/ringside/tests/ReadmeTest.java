package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.tests.ShownRuns.Shown;

/**
 * What the README and the course show, in both languages, is what their commands print. After a
 * change that is meant to change numbers, {@code mvn verify -pl tests -am -Dringside.course=update
 * -Dtest=ReadmeTest -Dsurefire.failIfNoSpecifiedTests=false} writes the numbers anew.
 */
final class ReadmeTest {
  private static final boolean UPDATE = "update".equals(System.getProperty("ringside.course"));
  private static final String README = "README.md";
  private static final String KOREAN_README = "README.ko.md";
  private static final String GRADING = "docs/grading.md";
  private static final String DEBUGGING = "docs/debugging.md";
  private static final String KOREAN_DEBUGGING = "docs/debugging.ko.md";
  private static final String COURSE = "docs/course/";

  static List<String> pages() throws IOException {
    List<String> pages =
        new ArrayList<>(List.of(README, KOREAN_README, GRADING, DEBUGGING, KOREAN_DEBUGGING));
    try (Stream<Path> files = Files.list(Path.of("..", COURSE))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".md"))
          .sorted()
          .forEach(name -> pages.add(COURSE + name));
    }
    return pages;
  }

  static Stream<Shown> examples() throws IOException {
    List<Shown> all = new ArrayList<>();
    for (String page : pages()) {
      all.addAll(ShownRuns.in(page));
    }
    return all.stream();
  }

  private static boolean isPackaged() throws IOException {
    try (Stream<Path> built = Files.list(Path.of("..", "cli", "target"))) {
      return built.anyMatch(file -> file.toString().endsWith("-all.jar"));
    }
  }

  private static List<String> commands(String page) throws IOException {
    return ShownRuns.in(page).stream().map(Shown::command).distinct().toList();
  }

  /** Those of the README by the launcher, the rest in this process; all processors work at it. */
  @BeforeAll
  static void runTheCommands() throws IOException {
    if (isPackaged()) {
      commands(README).parallelStream().forEach(ShownRuns::launched);
      examples().map(Shown::command).distinct().toList().parallelStream()
          .forEach(ShownRuns::printed);
      if (UPDATE) {
        for (String page : pages()) {
          ShownRuns.renew(page);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExamplePrintsWhatStandsBelowIt(Shown example) throws IOException {
    assumeTrue(isPackaged(), "the program has not been packaged: 'mvn verify' does that");
    assertThat(example.difference()).as("%s", example).isEmpty();
  }

  @Test
  void bothReadmesShowTheSame() throws IOException {
    List<Shown> english = ShownRuns.in(README);
    List<Shown> korean = ShownRuns.in(KOREAN_README);
    assertThat(english).hasSizeGreaterThan(4);
    assertThat(korean)
        .extracting(shown -> shown.command().replace(" --lang ko", ""))
        .isEqualTo(english.stream().map(Shown::command).toList());
  }

  @Test
  void numbersAreRenewedInTheRowInWhichTheyStand() {
    List<String> shown =
        List.of("pages  cycles", "    1    3542", "  …", "  256    8978", "gone 1");
    List<String> printed = List.of("pages cycles", "    1   3600", "   64   4000", "  256  10,000");
    assertThat(ShownRuns.renewed(shown, printed))
        .containsExactly("pages cycles", "    1   3600", "  …", "  256  10,000", "gone 1");
  }
}
