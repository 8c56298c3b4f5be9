package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.kernel.EngineKind;
import ringside.kernel.config.Preset;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/** Every engine leaves the same accesses, counters and bytes as the plain one. */
final class EnginesTest {
  private static final List<String> LONG = List.of("chase", "matrix", "stackoverflow");

  static Stream<GuestProgram> programs() {
    return Catalogue.all().stream().filter(program -> !LONG.contains(program.name()));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theFastEngineCountsWhatThePlainOneDoes(GuestProgram program) {
    assertSame(
        GuestRun.of(program).by(EngineKind.PLAIN).run(),
        GuestRun.of(program).by(EngineKind.FAST).run());
  }

  @ParameterizedTest
  @CsvSource({
    "TINY, race, 100",
    "TINY, signals, 107",
    "BIG, mutex, 113",
    "BIG, tabs, 100",
    "TEXTBOOK, fork, 103",
    "CLASSIC, prodcons, 100",
    "CLASSIC, spinlock, 102",
    "CLASSIC, pipe, 111"
  })
  void alsoWithTurnsOfAFewCycles(Preset preset, String program, int quantum) {
    assertSame(
        shortTurns(preset, program, quantum).by(EngineKind.PLAIN).run(),
        shortTurns(preset, program, quantum).by(EngineKind.FAST).run());
  }

  /** While every access is observed the engines fetch each instruction alike. */
  @ParameterizedTest
  @MethodSource("programs")
  void theirAccessesAreTheSameOneByOne(GuestProgram program) {
    assertThat(hash(program, EngineKind.PLAIN)).isEqualTo(hash(program, EngineKind.FAST));
  }

  private static GuestRun shortTurns(Preset preset, String program, int quantum) {
    return GuestRun.of(program)
        .on(preset)
        .with("memory", "64MiB")
        .with("quantum", quantum)
        .atMost(3_000_000);
  }

  private static long hash(GuestProgram program, EngineKind engine) {
    TraceHash hash = new TraceHash();
    GuestRun.of(program).by(engine).observed(hash).run();
    return hash.value();
  }

  private static void assertSame(GuestResult plain, GuestResult fast) {
    assertThat(fast.output()).isEqualTo(plain.output());
    assertThat(fast.statistics()).isEqualTo(plain.statistics());
  }
}
