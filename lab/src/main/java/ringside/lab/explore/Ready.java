package ringside.lab.explore;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The threads that could run and do not, those first that have been ready longest. */
final class Ready {
  private final Set<Integer> tids = new LinkedHashSet<>();
  private @Nullable List<Integer> copy;

  void add(int tid) {
    if (tids.add(tid)) {
      copy = null;
    }
  }

  void remove(int tid) {
    if (tids.remove(tid)) {
      copy = null;
    }
  }

  boolean contains(int tid) {
    return tids.contains(tid);
  }

  boolean isEmpty() {
    return tids.isEmpty();
  }

  /** All of them; the same list as long as they are the same. */
  List<Integer> all() {
    if (copy == null) {
      copy = List.copyOf(tids);
    }
    return copy;
  }
}
