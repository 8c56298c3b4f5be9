package ringside.lab.explore;

/**
 * A data race: two accesses to a word, at least one of them a write, by threads that nothing has
 * put in order.
 *
 * @param first that came first in the run
 * @param second that came afterwards
 */
public record Race(Step first, Step second) {
  /** Whether it is between the same instructions as another. */
  boolean isLike(Race other) {
    return first.site().equals(other.first.site()) && second.site().equals(other.second.site());
  }
}
