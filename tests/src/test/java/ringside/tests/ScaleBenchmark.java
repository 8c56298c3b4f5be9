package ringside.tests;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ringside.lab.session.Machine;

/**
 * What an event costs the host beside many who have nothing to do with it, and beside ten times as
 * many: {@code mvn -Pbenchmark -DskipTests test -pl tests -am}. The guest is {@code crowds.c}.
 */
public final class ScaleBenchmark {
  private static final int ROUNDS = 5;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final Machine MACHINE =
      Machine.classic().with(Map.of("processes", "8192", "memory", "256MiB"));
  private static final List<Crowd> CROWDS =
      List.of(
          new Crowd("fork", 200, 5_000, "fork, exit, wait beside sleeping processes"),
          new Crowd("yield", 200, 100_000, "yield beside sleeping processes"),
          new Crowd("sleep", 1_000, 20_000, "nanosleep beside armed timers"),
          new Crowd("open", 400, 50_000, "dup, close beside descriptors of others"),
          new Crowd("wake", 100, 5_000, "FUTEX_WAKE of one of the waiters"),
          new Crowd("create", 10_000, 20_000, "file made, unlinked beside files"));

  private record Crowd(String name, int size, int events, String unit) {}

  private ScaleBenchmark() {}

  /**
   * Prints microseconds of the host and cycles of the guest for each event at both sizes: the best
   * rounds with events and without.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws IOException {
    System.out.printf("%-44s %7s %12s %14s%n", "each", "beside", "host", "guest");
    for (Crowd crowd : CROWDS) {
      measure(crowd, crowd.size);
      measure(crowd, 10 * crowd.size);
    }
  }

  private static void measure(Crowd crowd, int size) throws IOException {
    double quiet = Double.MAX_VALUE;
    double busy = Double.MAX_VALUE;
    double cycles = 0;
    for (int round = 0; round < ROUNDS; round++) {
      BenchmarkRun without = run(crowd, size, 0);
      BenchmarkRun with = run(crowd, size, crowd.events);
      quiet = Math.min(quiet, without.nanos());
      busy = Math.min(busy, with.nanos());
      cycles = (double) (with.cycles() - without.cycles()) / crowd.events;
    }
    double micros = (busy - quiet) / NANOS_PER_MICRO / crowd.events;
    System.out.printf(
        Locale.ROOT, "%-44s %7d %9.2f us %7.0f cycles%n", crowd.unit, size, micros, cycles);
  }

  private static BenchmarkRun run(Crowd crowd, int size, int events) throws IOException {
    String beside = Integer.toString(size);
    return BenchmarkRun.of(MACHINE, "crowds", crowd.name, beside, Integer.toString(events));
  }
}
