package ringside.tests.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.cpu.region.RegionCompiler;
import ringside.cpu.translate.JvmCompiler;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Preset;

/** The comparison is sharp for regions, too: random programs tell each planted mistake. */
final class RegionMistakesTest {
  private static final int PROGRAMS = 60;

  @ParameterizedTest
  @EnumSource(RegionMistake.class)
  void aFewRandomProgramsRevealTheMistake(RegionMistake mistake) {
    assertThat(programsUntilRevealed(mistake)).isLessThanOrEqualTo(PROGRAMS);
  }

  /** And none where there is none. */
  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void loopsAgreeWithTheNaiveModel(@ForAll Preset preset, @ForAll long machine, @ForAll long seed) {
    JvmCompiler compiler = new JvmCompiler();
    assertThat(Comparison.firstDifferenceOfLoops(Configuration.of(preset), seed, compiler))
        .isNull();
    assertThat(Comparison.firstDifferenceOfLoops(Machines.random(machine), seed, compiler))
        .isNull();
  }

  private static int programsUntilRevealed(RegionMistake mistake) {
    for (int program = 1; program <= PROGRAMS; program++) {
      Preset preset = Preset.values()[program % Preset.values().length];
      if (isRevealed(mistake, Configuration.of(preset), program)
          || isRevealed(mistake, Machines.random(program), program)) {
        return program;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static boolean isRevealed(RegionMistake mistake, Configuration machine, long seed) {
    RegionCompiler compiler = new MistakenCompiler(mistake);
    try {
      return Comparison.firstDifferenceOfLoops(machine, seed, compiler) != null;
    } catch (IllegalStateException | IndexOutOfBoundsException noticed) {
      // The books do not balance, or the host's memory is protected better than the guest's.
      return true;
    }
  }
}
