package ringside.lab.host.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.kernel.config.Setting;
import ringside.lab.grade.Orders;
import ringside.lab.grade.Timing;
import ringside.lab.session.Machine;

/** Reads in which orders the threads of a test run. */
final class OrdersReader {
  private static final long MOST_SEEDS = 10_000;
  private static final long MOST_RUNS = 100_000;
  private static final long MOST_SCHEDULES = 1_000_000;
  private static final long USUAL_BUDGET = 2_000;
  private static final long HIGHEST_BOUND = 10;

  private OrdersReader() {}

  /** Those of a test: one run where it says nothing. */
  static Orders read(TableReader test, Machine machine) throws AssignmentException {
    TableReader table = test.table("schedules");
    if (table == null) {
      return Orders.ONE;
    }
    table.allowOnly("seeds", "policies", "quanta", "explore", "budget");
    if (table.has("budget") && !table.has("explore")) {
      throw table.wrong("budget", "it limits explore, which is not there");
    }
    List<Timing> timings = timings(table);
    for (Timing timing : timings) {
      try {
        machine.with(timing.settings());
      } catch (IllegalArgumentException wrong) {
        throw table.wrong("", String.valueOf(wrong.getMessage()));
      }
    }
    return new Orders(
        timings,
        (int) table.number("explore", -1, 0, HIGHEST_BOUND),
        table.number("budget", USUAL_BUDGET, 1, MOST_SCHEDULES));
  }

  private static List<Timing> timings(TableReader table) throws AssignmentException {
    List<String> seeds = new ArrayList<>();
    for (long seed = 1; seed <= table.number("seeds", 0, 0, MOST_SEEDS); seed++) {
      seeds.add(String.valueOf(seed));
    }
    List<Timing> timings = List.of(Timing.PLAIN);
    timings = each(timings, Setting.SCHED, table.texts("policies", List.of()));
    timings = each(timings, Setting.QUANTUM, table.texts("quanta", List.of()));
    timings = each(timings, Setting.SEED, seeds);
    if (timings.size() > MOST_RUNS) {
      throw table.wrong("", "that is more than " + MOST_RUNS + " runs");
    }
    return timings;
  }

  private static List<Timing> each(List<Timing> before, Setting setting, List<String> values) {
    if (values.isEmpty()) {
      return before;
    }
    List<Timing> all = new ArrayList<>();
    for (Timing timing : before) {
      for (String value : values) {
        Map<String, String> settings = new LinkedHashMap<>(timing.settings());
        settings.put(setting.key(), value);
        all.add(new Timing(settings));
      }
    }
    return all;
  }
}
