package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.lab.session.Machine;

/** Events do not cost more because there are many who have nothing to do with them. */
final class ScaleTest {
  private static final Machine MACHINE = Machine.classic().with(Map.of("memory", "256MiB"));
  private static final int EVENTS = 200;
  private static final double MOST = 1.2;

  @ParameterizedTest
  @CsvSource({"fork, 80", "yield, 80", "sleep, 400", "open, 400", "create, 400"})
  void anEventTakesAsLongBesideTenTimesAsMany(String event, int few) throws IOException {
    assertThat(cycles(event, 10 * few)).isLessThan(MOST * cycles(event, few));
  }

  /** Who is woken finds less of his own in the caches beside many, but nobody looks at them. */
  @Test
  void aWakeUpLooksAtNoMoreWaitersThanItWakes() throws IOException {
    assertThat(cycles("wake", 800)).isLessThan(2 * cycles("wake", 80));
  }

  private static double cycles(String event, int beside) throws IOException {
    return run(event, beside, EVENTS) - run(event, beside, 0);
  }

  private static double run(String event, int beside, int events) throws IOException {
    String size = Integer.toString(beside);
    return BenchmarkRun.of(MACHINE, "crowds", event, size, Integer.toString(events)).cycles();
  }
}
