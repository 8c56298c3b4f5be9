package ringside.tests;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import ringside.lab.session.Machine;

/**
 * What the kernel's work costs the host when the JVM is warm, by the processor time of the thread:
 * {@code mvn -Pbenchmark -DskipTests test -pl tests -am}. The guest is {@code storms.c}.
 */
public final class KernelBenchmark {
  private static final int ROUNDS = 9;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final List<Storm> STORMS =
      List.of(
          new Storm("getpid", 1_000_000, "call"),
          new Storm("pipe", 50_000, "round trip of a byte"),
          new Storm("futex", 50_000, "round trip of a word"),
          new Storm("yield", 100_000, "yield between two processes"),
          new Storm("fork", 10_000, "fork, exit, wait"),
          new Storm("exec", 2_000, "fork, exec, exit, wait"),
          new Storm("fault", 50_000, "page touched first"),
          new Storm("stream", 50_000, "KiB through a pipe"),
          new Storm("tcp", 20_000, "KiB through TCP"));

  private record Storm(String name, int count, String unit) {}

  private KernelBenchmark() {}

  /**
   * Prints microseconds of the host and cycles of the guest for each deed: the best round.
   *
   * @param names of storms; all where there is none
   */
  public static void main(String[] names) throws IOException {
    System.out.printf("%-30s %10s %10s %14s%n", "each", "host", "guest", "cycles/us");
    for (Storm storm : STORMS) {
      if (names.length == 0 || Arrays.asList(names).contains(storm.name)) {
        measure(storm);
      }
    }
  }

  private static void measure(Storm storm) throws IOException {
    String count = Integer.toString(storm.count);
    double best = Double.MAX_VALUE;
    double cycles = 0;
    for (int round = 0; round < ROUNDS; round++) {
      BenchmarkRun run = BenchmarkRun.of(Machine.classic(), "storms", storm.name, count);
      cycles = (double) run.cycles() / storm.count;
      best = Math.min(best, run.nanos() / NANOS_PER_MICRO / storm.count);
    }
    System.out.printf(
        Locale.ROOT, "%-30s %7.3f us %10.0f %14.0f%n", storm.unit, best, cycles, cycles / best);
  }
}
