package ringside.tests.model;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ringside.mmu.replacement.ReplacementPolicy;

/** One set of a TLB or cache. Naive on purpose: no stamps, no indexes, only lists. */
public interface NaiveSet<E> {
  /** The first entry that fits, or null. */
  default @Nullable E find(Predicate<E> wanted) {
    for (E entry : entries()) {
      if (wanted.test(entry)) {
        return entry;
      }
    }
    return null;
  }

  /** An entry was used. */
  void use(E entry);

  /** Puts an entry in; returns the one that had to go, or null. */
  @Nullable E insert(E entry);

  /** Removes what fits. */
  void removeIf(Predicate<E> gone);

  /** What is in it, in no particular order. */
  List<E> entries();

  /** An empty set. */
  static <E> NaiveSet<E> of(ReplacementPolicy policy, int ways) {
    return switch (policy) {
      case LRU -> new OrderedSet<>(ways, true);
      case FIFO -> new OrderedSet<>(ways, false);
      case PLRU -> new TreeSetOfWays<>(ways);
      case RANDOM -> throw new IllegalArgumentException("chance has no naive model");
    };
  }
}
