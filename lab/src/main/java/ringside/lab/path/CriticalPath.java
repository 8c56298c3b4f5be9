package ringside.lab.path;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import ringside.kernel.event.WaitTarget;

/**
 * The critical path of a run: from its end backwards, the thread that ended it, while that ran or
 * wanted to; where it had waited, the thread that woke it, from the wake-up on backwards; where it
 * had begun, the one that made it. The slices cover the run from cycle 0 until the computer is off,
 * without a gap.
 *
 * <p>On one hart, every cycle in which it runs a thread or the kernel delays the end, whoever it is
 * for: that is a slice of the thread on the path, running or ready. Where the path waits for time
 * to pass, what others do meanwhile delays nothing.
 *
 * @param slices in the order of time
 * @param links what was waited for until another thread ended the wait, and how often on the path
 */
public record CriticalPath(List<Slice> slices, Map<WaitTarget, Integer> links) {
  /**
   * Of a run.
   *
   * @param moves changes of state in the order in which they happened
   * @param end when the run ended
   * @param off when the computer was switched off
   */
  public static CriticalPath of(List<Move> moves, Mark end, Mark off) {
    return new Walk(new History(moves), end, off).path();
  }

  /** Cycles of the slices that a condition selects. */
  public long cycles(Predicate<Slice> selected) {
    return slices.stream().filter(selected).mapToLong(Slice::cycles).sum();
  }

  /** Cycles of the cost that was asked about, in the slices that a condition selects. */
  public long spent(Predicate<Slice> selected) {
    return slices.stream().filter(selected).mapToLong(Slice::spent).sum();
  }

  /** Whether something that takes less time in a slice shortens the run. */
  public static boolean counts(Slice slice) {
    return slice.kind() != Slice.Kind.WAITING;
  }

  /** Cycles by thread, or by what else a slice is told by; sums to the length of the run. */
  public <K extends Comparable<K>> Map<K, Long> by(Function<Slice, K> key) {
    Map<K, Long> sums = new TreeMap<>();
    slices.forEach(slice -> sums.merge(key.apply(slice), slice.cycles(), Long::sum));
    return Collections.unmodifiableMap(sums);
  }
}
