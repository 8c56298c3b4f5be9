package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/** A run can be cut anywhere: stopping and going on changes no cycle, no access and no byte. */
final class CutProperties {
  /** Of these the beginning: the rest is more of the same, and each access is looked at. */
  private static final List<String> LONG = List.of("chase", "stackoverflow", "forkbomb", "matrix");

  private static final long BEGINNING = 1_000_000;
  private static final int[] STEPS = {1, 2, 17, 300, 5000, 80_000};
  private static final long SEED = 20_261_129;

  /** A run, by everything that it leaves behind. */
  private record Traces(long hash, String output, String errors, Statistics statistics) {
    static Traces of(GuestRun run) {
      TraceHash hash = new TraceHash();
      GuestResult result = run.observed(hash).run();
      return new Traces(hash.value(), result.output(), result.errors(), result.statistics());
    }
  }

  static Stream<GuestProgram> programs() {
    return Catalogue.all().stream();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void randomCutsChangeNothing(GuestProgram program) {
    Random random = new Random(SEED + program.name().hashCode());
    LongUnaryOperator next =
        clock -> clock + 1 + random.nextInt(STEPS[random.nextInt(STEPS.length)]);
    assertThat(Traces.of(run(program).cut(next))).isEqualTo(Traces.of(run(program)));
  }

  private static GuestRun run(GuestProgram program) {
    GuestRun run = GuestRun.of(program);
    return LONG.contains(program.name()) ? run.atMost(BEGINNING) : run;
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "fork", "pipe", "sleep", "threads", "waiting"})
  void cutsAtEveryCycleChangeNothing(String name) {
    assertThat(Traces.of(GuestRun.of(name).cut(clock -> clock + 1)))
        .isEqualTo(Traces.of(GuestRun.of(name)));
  }
}
