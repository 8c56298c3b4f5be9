package ringside.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.EngineKind;
import ringside.kernel.config.Preset;
import ringside.lab.session.Machine;
import ringside.lab.trace.VcdReader.Change;

/** Value change dumps: sound by the standard's grammar, and true. */
final class VcdTraceTest {
  private static final int NANOS_OF_A_CYCLE = 10;

  private static VcdReader read(String program) throws IOException {
    return VcdReader.read(TracedRun.of(program, TraceFormat.VCD).text());
  }

  private static long number(Change change) {
    return Long.parseUnsignedLong(change.value(), 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "fork", "heap", "signals", "msgqueue", "null"})
  void isSoundByTheGrammar(String program) throws IOException {
    VcdReader dump = read(program);
    assertThat(dump.variables()).hasSize(Wave.values().length);
    for (String name : List.of("pc", "mode", "in_kernel", "pid", "tid", "satp", "instret")) {
      assertThat(dump.changes()).anyMatch(change -> change.name().equals(name));
    }
  }

  /** What a run's statistics count, the dump shows: from the end of the boot on. */
  @Test
  void missesAndInstructionsAreThoseOfTheRun() throws IOException {
    TracedRun run = TracedRun.of("fork", TraceFormat.VCD);
    Map<String, Integer> counts = new HashMap<>();
    long retired = 0;
    for (Change change : VcdReader.read(run.text()).changes()) {
      counts.merge(change.name(), 1, Integer::sum);
      if (change.name().equals("instret") && !change.value().equals("x")) {
        assertThat(number(change)).isGreaterThan(retired);
        retired = number(change);
      }
    }
    assertThat(counts.get("itlb_miss").longValue())
        .isEqualTo(run.result().statistics().instructionTlb().lookups().misses());
    assertThat(counts.get("l1i_miss").longValue())
        .isEqualTo(run.result().statistics().l1i().accesses().misses());
    assertThat(retired).isLessThanOrEqualTo(run.result().statistics().instructions());
    assertThat(retired).isGreaterThan(run.result().statistics().instructions() - 100);
  }

  /** Whoever looks at the pins can't tell the engines apart. */
  @Test
  void theEngineIsNotSeen() throws IOException {
    Machine machine = Machine.of(Preset.BIG);
    String fast = text(machine.by(EngineKind.FAST));
    assertThat(text(machine.by(EngineKind.PLAIN))).isEqualTo(fast);
    assertThat(fast).contains("asid");
  }

  private static String text(Machine machine) throws IOException {
    return TracedRun.of("fork", TraceFormat.VCD, machine, CycleRange.ALL).text();
  }

  @Test
  void aRangeBeginsWithAllValues() throws IOException {
    CycleRange range = new CycleRange(100_000, 120_000);
    String text = TracedRun.of("fork", TraceFormat.VCD, Machine.classic(), range).text();
    List<Change> changes = VcdReader.read(text).changes();
    assertThat(changes)
        .hasSizeGreaterThan(100)
        .allMatch(change -> range.contains(change.time() / NANOS_OF_A_CYCLE));
  }
}
