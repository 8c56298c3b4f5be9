package ringside.tests.model;

import java.util.HashMap;
import java.util.Map;

/** Why what is missing went: the provenance of the cost model, as a map from names to reasons. */
final class NaiveHistory<K> {
  private final Map<K, Reason> reasons = new HashMap<>();
  private final Map<K, Integer> evictors = new HashMap<>();

  /** Why an entry is not there. */
  enum Reason {
    COLD,
    SELF,
    OTHER,
    SWITCH,
    FENCE;

    /** Whether a switch may be to blame. */
    boolean blamesSwitch() {
      return this == OTHER || this == SWITCH;
    }
  }

  /** An entry made room for what a thread accessed. */
  void evicted(K entry, int tid) {
    reasons.put(entry, Reason.OTHER);
    evictors.put(entry, tid);
  }

  /** A switch or a fence discarded an entry. */
  void flushed(K entry, Reason reason) {
    reasons.put(entry, reason);
    evictors.remove(entry);
  }

  /** Why an entry that a thread misses is not there. */
  Reason reason(K entry, int tid) {
    Reason reason = reasons.getOrDefault(entry, Reason.COLD);
    return reason == Reason.OTHER && evictors.get(entry) == tid ? Reason.SELF : reason;
  }
}
