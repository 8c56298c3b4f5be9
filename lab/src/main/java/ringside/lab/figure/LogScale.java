package ringside.lab.figure;

import java.util.List;

/**
 * Equal steps for equal ratios: for a knob whose values are powers.
 *
 * @param values that are marked, ascending and above 0
 * @param first pixel of the first value
 * @param last pixel of the last value
 */
public record LogScale(List<Long> values, double first, double last) implements Scale {
  @Override
  public double at(double value) {
    double from = Math.log(values.get(0));
    double to = Math.log(values.get(values.size() - 1));
    return to == from ? first : first + (Math.log(value) - from) * (last - first) / (to - from);
  }

  @Override
  public List<Long> ticks() {
    return values;
  }
}
