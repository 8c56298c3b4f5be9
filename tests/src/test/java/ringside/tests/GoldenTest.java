package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.kernel.config.Preset;
import ringside.programs.Catalogue;
import ringside.programs.ExpectedOutput;
import ringside.programs.GuestProgram;

/**
 * Bundled programs against the catalogue's output and status, and against cycles.properties. After
 * a change that is meant to change cycles, {@code mvn test -pl tests -am -Dringside.golden=update
 * -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false} writes that file anew.
 */
final class GoldenTest {
  private static final Path FILE = Path.of("src/test/resources/ringside/tests/cycles.properties");
  private static final boolean UPDATE = "update".equals(System.getProperty("ringside.golden"));
  private static final String TEXTBOOK = ".textbook";

  private static final Properties golden = new Properties();
  private static final Map<String, Long> measured = new TreeMap<>();

  static Stream<GuestProgram> bundled() {
    return Catalogue.all().stream();
  }

  static Stream<GuestProgram> computing() {
    return Stream.of("sieve", "matrix", "strings", "sort", "orders", "chase", "recursion")
        .map(name -> Catalogue.find(name).orElseThrow());
  }

  @BeforeAll
  static void readGoldenCycles() throws IOException {
    if (Files.exists(FILE)) {
      try (Reader reader = Files.newBufferedReader(FILE)) {
        golden.load(reader);
      }
    }
  }

  @AfterAll
  static void writeGoldenCycles() throws IOException {
    if (UPDATE) {
      String lines =
          measured.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
              .collect(Collectors.joining());
      Files.writeString(
          FILE, "# Cycles to the end of the first process; GoldenTest writes this file.\n" + lines);
    }
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void programPrintsWhatTheCatalogueSaysInTheSameCyclesAsBefore(GuestProgram program) {
    GuestResult result = GuestRun.of(program).run();
    checkResult(program, result);
    checkCycles(program.name(), result.cycles());
  }

  @ParameterizedTest
  @MethodSource("computing")
  void computeProgramTakesTheSameTextbookCyclesAsBefore(GuestProgram program) {
    GuestResult result = GuestRun.of(program).on(Preset.TEXTBOOK).run();
    checkResult(program, result);
    checkCycles(program.name() + TEXTBOOK, result.cycles());
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void programPrintsTheSameOnTheBigMachine(GuestProgram program) {
    checkResult(program, GuestRun.of(program).on(Preset.BIG).run());
  }

  @Test
  void goldenFileNamesNothingElse() {
    Stream<String> classic = bundled().map(GuestProgram::name);
    Stream<String> textbook = computing().map(program -> program.name() + TEXTBOOK);
    assumeFalse(UPDATE, "skipped: the file is being written");
    assertThat(golden.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(Stream.concat(classic, textbook).toList());
  }

  private static void checkResult(GuestProgram program, GuestResult result) {
    ExpectedOutput expected = Catalogue.expectedOutput(program);
    assertThat(result.output()).matches(expected::matches, "is like:\n" + expected.text());
    assertThat(result.status()).isEqualTo(program.exitStatus());
  }

  private static void checkCycles(String key, long cycles) {
    measured.put(key, cycles);
    if (!UPDATE) {
      assertThat(Long.toString(cycles)).as("cycles of " + key).isEqualTo(golden.getProperty(key));
    }
  }
}
