package ringside.lab.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A curve that others have measured on real machines, to be measured on this one: what a switch
 * costs in a ring of pipes, by {@link #PROGRAM}.
 *
 * <p>A point is a pass of the token in the ring less a pass of one that hands it to itself. Both
 * are exact: a run of {@value #MANY} rounds and one of {@value #FEW} differ by what the rounds
 * between them take, and by nothing else.
 */
public enum PublishedCurve {
  /**
   * Two processes, by the size of what each goes through and its stride (Li, Ding, Shen,
   * Quantifying the Cost of Context Switch, ExpCS 2007).
   */
  SIZE_AND_STRIDE(
      new Axis("kib", List.of("1", "2", "4", "8", "16", "32", "64", "128", "256", "512")),
      new Axis("stride", List.of("16", "64", "128", "256")),
      Map.of("workers", "2")),
  /** Rings of 2 to 20, by their number and the size of each (lmbench, lat_ctx). */
  NUMBER_AND_SIZE(
      new Axis("workers", List.of("2", "4", "8", "12", "16", "20")),
      new Axis("kib", List.of("4", "16", "32", "64")),
      Map.of("stride", "64"));

  /** The bundled program that is run. */
  public static final String PROGRAM = "ring-cost";

  /** The figure of a point: cycles of a switch, with what it makes cold. */
  public static final String FIGURE = "switch";

  private static final int FEW = 4;
  private static final int MANY = 12;
  private static final String WORKERS = "workers";
  private static final String ROUNDS = "rounds";
  private static final String ALONE = "1";

  private final Axis across;
  private final Axis series;
  private final Map<String, String> fixed;

  PublishedCurve(Axis across, Axis series, Map<String, String> fixed) {
    this.across = across;
    this.series = series;
    this.fixed = fixed;
  }

  /** Its name in the addresses of pages and the keys of texts. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What stands to the right. */
  public Axis across() {
    return across;
  }

  /** The points of the curve. */
  public Grid grid() {
    return new Grid(List.of(across, series));
  }

  /** The runs that it takes, as points of a grid of the program's parameters. */
  public Grid runs() {
    List<Axis> axes = new ArrayList<>();
    axes.add(new Axis(WORKERS, workers()));
    for (Axis axis : List.of(across, series)) {
      if (!axis.name().equals(WORKERS)) {
        axes.add(axis);
      }
    }
    axes.add(new Axis(ROUNDS, List.of(String.valueOf(FEW), String.valueOf(MANY))));
    return new Grid(axes);
  }

  /** The parameters of the program at a point of the runs. */
  public Map<String, String> parameters(Map<String, String> point) {
    Map<String, String> all = new HashMap<>(fixed);
    all.put("alone", "no");
    all.putAll(point);
    return all;
  }

  /**
   * The points, from the rows of all runs.
   *
   * @throws IllegalStateException where a run did not end by itself
   */
  public List<SweepRow> points(List<SweepRow> rows) {
    Map<Map<String, String>, Long> cycles = new HashMap<>();
    for (SweepRow row : rows) {
      if (row.status() != 0) {
        throw new IllegalStateException("a run ended with " + row.end() + " at " + row.values());
      }
      cycles.put(row.values(), row.figures().getOrDefault("cycles", 0L));
    }
    List<SweepRow> points = new ArrayList<>();
    for (int number = 0; number < grid().size(); number++) {
      Map<String, String> point = grid().point(number);
      String workers = point.getOrDefault(WORKERS, fixed.getOrDefault(WORKERS, ALONE));
      long cost = pass(cycles, point, workers) - pass(cycles, point, ALONE);
      points.add(new SweepRow(number, point, "exited", 0, Map.of(FIGURE, cost)));
    }
    return points;
  }

  private List<String> workers() {
    List<String> all = new ArrayList<>(List.of(ALONE));
    all.addAll(
        across.name().equals(WORKERS)
            ? across.values()
            : List.of(fixed.getOrDefault(WORKERS, "2")));
    return all;
  }

  /** Cycles of one pass, to the nearest. */
  private static long pass(
      Map<Map<String, String>, Long> cycles, Map<String, String> point, String workers) {
    long rounds = of(cycles, point, workers, MANY) - of(cycles, point, workers, FEW);
    long passes = (long) (MANY - FEW) * Integer.parseInt(workers);
    return Math.round((double) rounds / passes);
  }

  private static long of(
      Map<Map<String, String>, Long> cycles,
      Map<String, String> point,
      String workers,
      int rounds) {
    Map<String, String> run = new HashMap<>(point);
    run.put(WORKERS, workers);
    run.put(ROUNDS, String.valueOf(rounds));
    return cycles.getOrDefault(run, 0L);
  }
}
