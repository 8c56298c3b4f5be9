package ringside.tests.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Preset;
import ringside.kernel.config.Setting;
import ringside.lab.compare.RunFigures;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.sweep.PublishedCurve;
import ringside.lab.sweep.SweepRow;
import ringside.lab.trial.Trial;
import ringside.programs.Parameter;

/** The curves of ringside curves have the shapes that were published, for the reasons given. */
class PublishedCurvesTest {
  private static final Configuration CLASSIC = Configuration.of(Preset.CLASSIC);
  private static final Map<Map<String, String>, Trial.Outcome> RUNS = new HashMap<>();

  /** The points of a curve that are asked for; the others would take a minute. */
  private static long cost(PublishedCurve curve, Map<String, String> point) {
    List<SweepRow> rows =
        IntStream.range(0, curve.runs().size())
            .filter(number -> belongs(curve.runs().point(number), point))
            .mapToObj(number -> row(curve, number))
            .toList();
    return curve.points(rows).stream()
        .filter(row -> row.values().equals(point))
        .mapToLong(row -> row.figures().getOrDefault(PublishedCurve.FIGURE, -1L))
        .findFirst()
        .orElseThrow();
  }

  private static boolean belongs(Map<String, String> run, Map<String, String> point) {
    return point.entrySet().stream()
        .allMatch(
            each ->
                each.getValue().equals(run.get(each.getKey()))
                    || each.getKey().equals("workers") && "1".equals(run.get("workers")));
  }

  private static SweepRow row(PublishedCurve curve, int number) {
    Map<String, String> point = curve.runs().point(number);
    Map<String, String> values = new HashMap<>(curve.parameters(point));
    values.put("as", "process");
    Trial.Outcome run = RUNS.computeIfAbsent(values, PublishedCurvesTest::run);
    return new SweepRow(number, point, "exited", run.status(), RunFigures.of(run.statistics()));
  }

  private static Trial.Outcome run(Map<String, String> values) {
    List<String> words = Parameter.arguments(PublishedCurve.PROGRAM, List.of(), values);
    Guest guest = Guest.of(PublishedCurve.PROGRAM).args(words);
    return new Trial(guest, Machine.classic(), Long.MAX_VALUE).run();
  }

  private static long size(int kib) {
    return cost(PublishedCurve.SIZE_AND_STRIDE, Map.of("kib", String.valueOf(kib), "stride", "64"));
  }

  private static long ring(int workers, int kib) {
    return cost(
        PublishedCurve.NUMBER_AND_SIZE,
        Map.of("workers", String.valueOf(workers), "kib", String.valueOf(kib)));
  }

  /** Flat, up where two do not fit into L2 together, down where one alone does not. */
  @Test
  void theHillOfSizeStandsWhereTwoOutgrowTheCache() {
    int l2 = CLASSIC.integer(Setting.L2_BYTES) / 1024;
    assertThat(size(l2)).isGreaterThan(100 * size(l2 / 4));
    assertThat(size(2 * l2)).isLessThan(size(l2) / 100);
    int l1 = CLASSIC.integer(Setting.L1D_BYTES) / 1024;
    assertThat(size(l1)).isGreaterThan(5 * size(l1 / 8));
    assertThat(size(2 * l1)).isLessThan(size(l1) / 5);
  }

  /** Twice the stride beyond a line: half of the lines to fetch again. */
  @Test
  void aStrideBeyondALineTouchesFewerLines() {
    int l2 = CLASSIC.integer(Setting.L2_BYTES) / 1024;
    long wide =
        cost(PublishedCurve.SIZE_AND_STRIDE, Map.of("kib", String.valueOf(l2), "stride", "128"));
    assertThat((double) size(l2) / wide).isBetween(1.8, 2.2);
  }

  /** A ring is cheap until number times size outgrows L2. */
  @Test
  void theRingClimbsWhereAllOutgrowTheCache() {
    int l2 = CLASSIC.integer(Setting.L2_BYTES) / 1024;
    assertThat(ring(8, 64)).isGreaterThan(100 * ring(2, 64));
    assertThat(8 * 64).isGreaterThan(l2);
    assertThat(ring(4, 32)).isLessThan(2 * ring(2, 32));
    assertThat(4 * 32).isLessThan(l2);
    assertThat(ring(16, 32)).isGreaterThan(50 * ring(4, 32));
  }

  /** All the lines of an array come from memory: its price is theirs. */
  @Test
  void theTopIsThePriceOfTheWholeArray() {
    int lines = 64 * 1024 / 64;
    int more = CLASSIC.integer(Setting.DRAM_MISS) - CLASSIC.integer(Setting.L2_HIT);
    assertThat((double) ring(16, 64) / lines).isBetween(0.95 * more, 1.1 * more);
  }
}
