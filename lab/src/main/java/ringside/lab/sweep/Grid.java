package ringside.lab.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All combinations of the values of some axes. Points are numbered from 0; the last axis changes
 * fastest.
 *
 * @param axes at least one, each with a name of its own
 */
public record Grid(List<Axis> axes) {
  private static final int MOST_POINTS = 1_000_000;

  /**
   * Checks the axes.
   *
   * @throws IllegalArgumentException where there are too many points, or two axes of a name
   */
  public Grid {
    axes = List.copyOf(axes);
    long points = 1;
    for (Axis axis : axes) {
      points *= axis.values().size();
      if (points > MOST_POINTS) {
        throw new IllegalArgumentException("that is more than " + MOST_POINTS + " points");
      }
    }
    if (axes.stream().map(Axis::name).distinct().count() < axes.size()) {
      throw new IllegalArgumentException("something is varied twice");
    }
  }

  /** How many points there are. */
  public int size() {
    return axes.stream().mapToInt(axis -> axis.values().size()).reduce(1, (a, b) -> a * b);
  }

  /** The values at a point, by the names of the axes, in their order. */
  public Map<String, String> point(int number) {
    Map<String, String> values = new LinkedHashMap<>();
    int below = size();
    for (Axis axis : axes) {
      below /= axis.values().size();
      values.put(axis.name(), axis.values().get(number / below % axis.values().size()));
    }
    return values;
  }
}
