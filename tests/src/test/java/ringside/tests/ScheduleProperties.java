package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import ringside.kernel.config.Preset;
import ringside.kernel.config.Setting;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/** Programs that are synchronised properly print the same under any schedule. */
final class ScheduleProperties {
  @Provide
  Arbitrary<String> synchronised() {
    return Arbitraries.of(
        List.of(
            "threads",
            "thread-stacks",
            "mutex",
            "prodcons",
            "pipe",
            "pipeline",
            "fork",
            "orphan",
            "isolation",
            "tabs"));
  }

  @Provide
  Arbitrary<String> policies() {
    return Arbitraries.of(Setting.SCHED.type().names());
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void outputDoesNotDependOnTheSchedule(
      @ForAll("synchronised") String name,
      @ForAll("policies") String policy,
      @ForAll Preset preset,
      @ForAll @IntRange(min = 2_000, max = 100_000) int quantum) {
    GuestProgram program = Catalogue.find(name).orElseThrow();
    GuestResult result =
        GuestRun.of(program)
            .on(preset)
            .with("memory", "16MiB")
            .with("sched", policy)
            .with("quantum", quantum)
            .run();
    assertThat(result.output()).isEqualTo(Catalogue.expectedOutput(program).text());
    assertThat(result.status()).isEqualTo(program.exitStatus());
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void roundRobinWithAnEndlessQuantumIsFirstComeFirstServed(@ForAll("synchronised") String name) {
    GuestResult served = GuestRun.of(name).with("sched", "fcfs").run();
    GuestResult turns = GuestRun.of(name).with("sched", "rr").with("quantum", 1L << 50).run();
    assertThat(turns.statistics()).isEqualTo(served.statistics());
  }
}
