package ringside.tests.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Preset;

/**
 * Random programs leave the same registers, memory, cycles by cause, hits, misses and contents of
 * TLBs and caches as the naive model, at every quantum.
 */
final class ReferenceModelProperties {
  @Property(tries = 250, shrinking = ShrinkingMode.OFF)
  void everyPresetAgreesWithTheNaiveModel(@ForAll Preset preset, @ForAll long seed) {
    assertThat(
            Comparison.firstDifference(
                Configuration.of(preset), seed, EnumSet.noneOf(Mistake.class)))
        .isNull();
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void machinesOfAnyShapeAgreeWithTheNaiveModel(@ForAll long machine, @ForAll long seed) {
    assertThat(
            Comparison.firstDifference(
                Machines.random(machine), seed, EnumSet.noneOf(Mistake.class)))
        .isNull();
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void textbookCyclesAreWhatTheTextbookSays(@ForAll long seed) {
    Counts counts = Comparison.agreedEnd(Configuration.of(Preset.TEXTBOOK), seed).counts;
    assertThat(counts.clock() - counts.get("IDLE"))
        .isEqualTo(
            counts.get("retired")
                + 2 * (counts.get("taken") + counts.get("jumps"))
                + counts.get("pairs"));
  }
}
