package ringside.tests.model;

import java.util.HashMap;
import java.util.Map;
import ringside.mmu.ledger.Cause;

/** The naive clock and all other counters, by name. */
final class Counts {
  private final Map<String, long[]> values = new HashMap<>();
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
    long[] value = values.get(what);
    return value == null ? 0 : value[0];
  }

  private void add(String what, long amount) {
    values.computeIfAbsent(what, name -> new long[1])[0] += amount;
  }
}
