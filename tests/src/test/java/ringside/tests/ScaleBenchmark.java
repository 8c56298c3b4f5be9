package ringside.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import ringside.lab.figure.compare.SweepFigure;
import ringside.lab.page.LoneDrawing;
import ringside.lab.report.Texts;
import ringside.lab.session.Machine;

/**
 * What an event costs the host beside many who have nothing to do with it, and beside three and ten
 * times as many: {@code mvn -Pbenchmark -DskipTests test -pl tests -am}. The guest is {@code
 * crowds.c}.
 */
public final class ScaleBenchmark {
  private static final int ROUNDS = 5;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final Machine MACHINE =
      Machine.classic().with(Map.of("processes", "8192", "memory", "256MiB"));
  private static final List<Crowd> CROWDS =
      List.of(
          new Crowd("fork", 200, 5_000, "fork, exit, wait", "sleeping processes"),
          new Crowd("wake", 100, 5_000, "FUTEX_WAKE of one", "waiters at the word"),
          new Crowd("create", 10_000, 20_000, "file made, unlinked", "files in the folder"),
          new Crowd("sleep", 1_000, 20_000, "nanosleep", "armed timers"),
          new Crowd("yield", 200, 100_000, "yield", "sleeping processes"),
          new Crowd("open", 400, 50_000, "dup, close", "descriptors of others"));

  /** Those of the first drawing; the others cost so little that they need one of their own. */
  private static final int DEAR = 4;

  /** How many there are, in parts of ten of the larger crowd. */
  private static final int[] TENTHS = {1, 3, 10};

  private record Crowd(String name, int size, int events, String unit, String beside) {}

  private record Cost(int size, long nanos, long cycles) {}

  private ScaleBenchmark() {}

  /**
   * Prints microseconds of the host and cycles of the guest for each event at three sizes: the best
   * rounds with events and without.
   *
   * @param arguments a folder to draw the figures of docs/benchmarks.md into, or none
   */
  public static void main(String[] arguments) throws IOException {
    System.out.printf("%-20s %28s %12s %14s%n", "each", "beside", "host", "guest");
    Map<Crowd, List<Cost>> costs = new LinkedHashMap<>();
    for (Crowd crowd : CROWDS) {
      for (int tenths : TENTHS) {
        Cost cost = measure(crowd, crowd.size * tenths);
        costs.computeIfAbsent(crowd, key -> new ArrayList<>()).add(cost);
      }
    }
    if (arguments.length > 0) {
      draw(Path.of(arguments[0]), "scale", CROWDS.subList(0, DEAR), costs);
      draw(Path.of(arguments[0]), "scale-small", CROWDS.subList(DEAR, CROWDS.size()), costs);
    }
  }

  private static Cost measure(Crowd crowd, int size) throws IOException {
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
    double nanos = Math.max(0, busy - quiet) / crowd.events;
    System.out.printf(
        Locale.ROOT,
        "%-20s %7d %20s %9.2f us %7.0f cycles%n",
        crowd.unit,
        size,
        crowd.beside,
        nanos / NANOS_PER_MICRO,
        cycles);
    return new Cost(size, Math.round(nanos), Math.round(cycles));
  }

  private static void draw(
      Path folder, String name, List<Crowd> crowds, Map<Crowd, List<Cost>> costs)
      throws IOException {
    draw(folder, name + "-host", "ns of the host", crowds, costs, Cost::nanos);
    draw(folder, name + "-guest", "cycles of the guest", crowds, costs, Cost::cycles);
  }

  private static void draw(
      Path folder,
      String name,
      String unit,
      List<Crowd> crowds,
      Map<Crowd, List<Cost>> costs,
      ToLongFunction<Cost> value)
      throws IOException {
    List<SweepFigure.Series> series = new ArrayList<>();
    for (Crowd crowd : crowds) {
      List<SweepFigure.Point> points = new ArrayList<>();
      for (Cost cost : costs.getOrDefault(crowd, List.of())) {
        points.add(new SweepFigure.Point(cost.size, value.applyAsLong(cost)));
      }
      series.add(new SweepFigure.Series(crowd.unit, points));
    }
    String question = "What does an event cost beside many who have nothing to do with it?";
    SweepFigure figure =
        new SweepFigure(
            new Texts(Locale.ENGLISH),
            new SweepFigure.Words(name, question, "how many there are", unit, true),
            series);
    String drawing = LoneDrawing.of(figure.drawings().get(0).svg());
    Files.writeString(folder.resolve(name + ".svg"), drawing + "\n");
  }

  private static BenchmarkRun run(Crowd crowd, int size, int events) throws IOException {
    String beside = Integer.toString(size);
    return BenchmarkRun.of(MACHINE, "crowds", crowd.name, beside, Integer.toString(events));
  }
}
