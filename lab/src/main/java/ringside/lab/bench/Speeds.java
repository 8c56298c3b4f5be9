package ringside.lab.bench;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Several programs measured on a host.
 *
 * @param java version of the JVM
 * @param system name and architecture of the host's operating system
 * @param processors of the host that the JVM may use
 * @param rounds of which each figure is the median
 * @param programs in the order in which they were measured
 */
public record Speeds(String java, String system, int processors, int rounds, List<Speed> programs) {
  /** Geometric mean of the ratios; null where there are none. */
  public @Nullable Double meanRatio() {
    List<Double> ratios = programs.stream().map(Speed::ratio).filter(Objects::nonNull).toList();
    if (ratios.isEmpty()) {
      return null;
    }
    double logarithms = ratios.stream().mapToDouble(Math::log).sum();
    return Math.exp(logarithms / ratios.size());
  }
}
