package ringside.junit.jqwik;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import ringside.junit.Input;
import ringside.junit.Seed;
import ringside.kernel.config.Preset;
import ringside.lab.session.Machine;

/**
 * Machines, seeds and inputs by chance. They shrink towards the classic machine, seed 0 and the
 * empty input. Scheduling policies need nothing of their own: {@code @ForAll SchedulingKind}
 * shrinks towards round robin.
 */
public final class GuestArbitraries {
  private static final int MOST_CHANGES = 5;

  /** Settings by key, with values that go together with all others. */
  static final Map<String, List<String>> VALUES =
      new TreeMap<>(
          Map.of(
              "dtlb.entries", List.of("32", "64", "8", "4", "2"),
              "itlb.entries", List.of("32", "64", "8", "4", "2"),
              "dtlb.policy", List.of("lru", "fifo", "random"),
              "l1d.bytes", List.of("16KiB", "8KiB", "32KiB"),
              "asid", List.of("on", "off"),
              "quantum", List.of("100000", "10000", "1000", "333"),
              "sched", List.of("rr", "priority", "lottery", "cfs", "eevdf")));

  private GuestArbitraries() {}

  /** Machines of all presets, with up to five settings changed, and seeds. */
  public static Arbitrary<Machine> machines() {
    Arbitrary<Machine> presets = Arbitraries.of(Preset.values()).map(Machine::of);
    Arbitrary<Map<String, String>> changes = changes();
    return Combinators.combine(presets, changes)
        .as(GuestArbitraries::changed)
        .filter(Optional::isPresent)
        .map(Optional::get);
  }

  private static Arbitrary<Map<String, String>> changes() {
    Arbitrary<Map.Entry<String, String>> change =
        Arbitraries.of(VALUES.keySet())
            .flatMap(
                key ->
                    Arbitraries.of(VALUES.getOrDefault(key, List.of()))
                        .map(value -> Map.entry(key, value)));
    return change
        .list()
        .ofMaxSize(MOST_CHANGES)
        .map(
            list -> {
              Map<String, String> all = new TreeMap<>();
              list.forEach(each -> all.put(each.getKey(), each.getValue()));
              return all;
            });
  }

  private static Optional<Machine> changed(Machine preset, Map<String, String> changes) {
    try {
      return Optional.of(preset.with(changes));
    } catch (IllegalArgumentException together) {
      return Optional.empty();
    }
  }

  /** Seeds, small ones more often than large ones. */
  public static Arbitrary<Seed> seeds() {
    return Arbitraries.longs().between(0, Long.MAX_VALUE).shrinkTowards(0).map(Seed::new);
  }

  /** Input of any bytes. */
  public static Arbitrary<Input> inputs(int longest) {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(longest).map(Input::of);
  }

  /** Input in lines, each of them a word and a line's end. */
  public static Arbitrary<Input> lines(Arbitrary<String> line, int most) {
    return line.list().ofMaxSize(most).map(GuestArbitraries::joined);
  }

  private static Input joined(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return Input.of(text.toString());
  }
}
