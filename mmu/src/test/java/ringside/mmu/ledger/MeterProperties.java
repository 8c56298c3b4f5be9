package ringside.mmu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every cycle has one owner: whatever is charged to whom, sums agree with the clock. */
final class MeterProperties {
  @Property(tries = 200)
  void sumsByAnyDimensionAddUpToTheClock(@ForAll long seed) {
    Random random = new Random(seed);
    Ledger ledger = new Ledger();
    Meter meter = new Meter(ledger, 0);
    Map<String, Long> expected = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      int pid = random.nextInt(4);
      Mode mode = Mode.values()[random.nextInt(Mode.values().length)];
      Cause cause = Cause.values()[random.nextInt(Cause.values().length)];
      int cycles = random.nextInt(1000);
      meter.use(meter.open(pid, pid * 2, mode, "what" + random.nextInt(3)));
      meter.charge(cause, cycles);
      expected.merge("pid" + pid, (long) cycles, Long::sum);
      expected.merge("mode" + mode, (long) cycles, Long::sum);
      expected.merge("cause" + cause, (long) cycles, Long::sum);
    }
    assertThat(meter.balanced()).isTrue();
    assertThat(ledger.sum(key -> true)).isEqualTo(meter.clock());
    assertSums(ledger, expected);
  }

  private static void assertSums(Ledger ledger, Map<String, Long> expected) {
    for (int pid = 0; pid < 4; pid++) {
      int wanted = pid;
      assertThat(ledger.sum(key -> key.pid() == wanted))
          .isEqualTo(expected.getOrDefault("pid" + pid, 0L));
    }
    for (Mode mode : Mode.values()) {
      assertThat(ledger.sum(key -> key.mode() == mode))
          .isEqualTo(expected.getOrDefault("mode" + mode, 0L));
    }
    for (Cause cause : Cause.values()) {
      assertThat(ledger.sum(key -> true, cause))
          .isEqualTo(expected.getOrDefault("cause" + cause, 0L));
    }
  }
}
