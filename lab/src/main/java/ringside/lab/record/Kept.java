package ringside.lab.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The first and the last of things that come in order; those in between are counted and left out,
 * so that a long run takes no more memory than a short one.
 *
 * @param <T> what is kept
 */
public final class Kept<T> {
  private final int mostFirst;
  private final int mostLast;
  private final List<T> first = new ArrayList<>();
  private final Deque<T> last = new ArrayDeque<>();
  private long count;

  /** Nothing yet; later at most so many of the first and of the last. */
  public Kept(int mostFirst, int mostLast) {
    this.mostFirst = mostFirst;
    this.mostLast = mostLast;
  }

  /** One more has come. */
  public void add(T thing) {
    count++;
    if (first.size() < mostFirst) {
      first.add(thing);
      return;
    }
    last.add(thing);
    if (last.size() > mostLast) {
      last.remove();
    }
  }

  /** How many have come. */
  public long count() {
    return count;
  }

  /** How many were left out, behind the first and before the last. */
  public long dropped() {
    return count - first.size() - last.size();
  }

  /** The first that came. */
  public List<T> first() {
    return List.copyOf(first);
  }

  /** The last that came, without those that are among the first. */
  public List<T> last() {
    return List.copyOf(last);
  }

  /** Both together, in order; some may be missing in between. */
  public List<T> all() {
    List<T> all = new ArrayList<>(first);
    all.addAll(last);
    return all;
  }
}
