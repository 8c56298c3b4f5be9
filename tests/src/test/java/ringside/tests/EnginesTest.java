package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
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

  private static final List<EngineKind> FAST = List.of(EngineKind.FAST, EngineKind.TRANSLATE_ALL);

  static Stream<GuestProgram> programs() {
    return Catalogue.all().stream().filter(program -> !LONG.contains(program.name()));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theFastEnginesCountWhatThePlainOneDoes(GuestProgram program) {
    assertSame(kind -> GuestRun.of(program).by(kind).run());
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
    assertSame(kind -> shortTurns(preset, program, quantum).by(kind).run());
  }

  /** While every access is observed the engines fetch each instruction alike. */
  @ParameterizedTest
  @MethodSource("programs")
  void theirAccessesAreTheSameOneByOne(GuestProgram program) {
    assertThat(hash(program, EngineKind.PLAIN)).isEqualTo(hash(program, EngineKind.TRANSLATE));
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

  private static void assertSame(Function<EngineKind, GuestResult> runs) {
    GuestResult plain = runs.apply(EngineKind.PLAIN);
    for (EngineKind kind : FAST) {
      GuestResult fast = runs.apply(kind);
      assertThat(fast.output()).as(kind.title()).isEqualTo(plain.output());
      assertThat(fast.statistics()).as(kind.title()).isEqualTo(plain.statistics());
    }
  }
}
