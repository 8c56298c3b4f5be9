package ringside.tests.model;

import java.util.Map;
import java.util.TreeMap;
import ringside.mmu.ledger.Cause;

/** The naive clock and all other counters, by name. */
final class Counts {
  private final Map<String, Long> values = new TreeMap<>();
  private long clock;

  void charge(Cause cause, long cycles) {
    clock += cycles;
    add(cause.name(), cycles);
  }

  void count(String what) {
    add(what, 1);
  }

  void count(String what, long amount) {
    add(what, amount);
  }

  long clock() {
    return clock;
  }

  long get(String what) {
    return values.getOrDefault(what, 0L);
  }

  private void add(String what, long amount) {
    values.merge(what, amount, Long::sum);
  }
}
