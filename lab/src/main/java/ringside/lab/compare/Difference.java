package ringside.lab.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import ringside.kernel.statistics.RunStatistics;
import ringside.mmu.ledger.Account;
import ringside.mmu.ledger.AccountKey;
import ringside.mmu.ledger.Cause;

/**
 * What two runs differ in. Each list of cycles adds up to the clocks of the two, so its differences
 * add up to theirs; what explains most comes first.
 *
 * @param before cycles of the first run
 * @param after cycles of the second
 * @param causes cycles by mode and cause, as in {@code kernel DTLB}
 * @param doings cycles by mode and what was in progress, as in {@code kernel write}
 * @param counts what is counted, by the names of {@link RunFigures}, where the two differ
 */
public record Difference(
    long before, long after, List<Row> causes, List<Row> doings, List<Row> counts) {

  /**
   * One thing in two runs.
   *
   * @param name of the thing
   * @param before its figure in the first run
   * @param after its figure in the second
   */
  public record Row(String name, long before, long after) {
    /** How much more it is in the second run. */
    public long change() {
      return after - before;
    }
  }

  private static final Comparator<Row> BY_CHANGE =
      Comparator.comparing((Row row) -> -Math.abs(row.change()))
          .thenComparing(row -> -Math.max(row.before, row.after))
          .thenComparing(Row::name);

  /** Of two runs. */
  public static Difference between(RunStatistics first, RunStatistics second) {
    BiFunction<AccountKey, Cause, String> byCause =
        (key, cause) -> key.mode().title() + " " + RunFigures.name(cause);
    BiFunction<AccountKey, Cause, String> byDoing =
        (key, cause) -> key.mode().title() + " " + key.what();
    return new Difference(
        first.cycles(),
        second.cycles(),
        rows(cycles(first, byCause), cycles(second, byCause)),
        rows(cycles(first, byDoing), cycles(second, byDoing)),
        counts(RunFigures.of(first), RunFigures.of(second)));
  }

  /** Cycles of the second run beyond those of the first. */
  public long change() {
    return after - before;
  }

  private static Map<String, Long> cycles(
      RunStatistics run, BiFunction<AccountKey, Cause, String> name) {
    Map<String, Long> sums = new TreeMap<>();
    for (Account account : run.ledger().accounts()) {
      for (Cause cause : Cause.values()) {
        long cycles = account.cycles(cause);
        if (cycles != 0) {
          sums.merge(name.apply(account.key(), cause), cycles, Long::sum);
        }
      }
    }
    return sums;
  }

  private static List<Row> counts(Map<String, Long> first, Map<String, Long> second) {
    return rows(first, second).stream()
        .filter(row -> row.change() != 0 && !isCycles(row.name))
        .toList();
  }

  /** The two lists of cycles have those already. */
  private static boolean isCycles(String figure) {
    return figure.startsWith("cycles");
  }

  private static List<Row> rows(Map<String, Long> first, Map<String, Long> second) {
    Set<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    List<Row> rows = new ArrayList<>();
    for (String name : names) {
      rows.add(new Row(name, first.getOrDefault(name, 0L), second.getOrDefault(name, 0L)));
    }
    rows.sort(BY_CHANGE);
    return rows;
  }
}
