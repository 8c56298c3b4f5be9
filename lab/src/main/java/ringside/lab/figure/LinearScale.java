package ringside.lab.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * Equal steps for equal differences.
 *
 * @param from value at the first pixel
 * @param to value at the last; above from
 * @param first pixel
 * @param last pixel; may be below first, for an axis that goes up
 * @param most ticks that there is room for
 */
public record LinearScale(long from, long to, double first, double last, int most)
    implements Scale {
  private static final int TEN = 10;
  private static final long[] STEPS = {1, 2, 5, TEN};

  /** An axis whose end is never its beginning. */
  public LinearScale {
    to = Math.max(to, from + 1);
  }

  @Override
  public double at(double value) {
    return first + (value - from) * (last - first) / (to - from);
  }

  @Override
  public List<Long> ticks() {
    long step = step();
    List<Long> ticks = new ArrayList<>();
    long begin = Math.floorDiv(from + step - 1, step) * step;
    for (long value = begin; value <= to; value += step) {
      ticks.add(value);
    }
    return ticks;
  }

  private long step() {
    long power = 1;
    while ((to - from) / (power * TEN) >= most) {
      power *= TEN;
    }
    for (long step : STEPS) {
      if ((to - from) / (step * power) < most) {
        return step * power;
      }
    }
    return TEN * power;
  }
}
