package ringside.tests.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Preset;

/** The comparison is sharp: a few random programs tell each planted mistake from the product. */
final class PlantedMistakesTest {
  private static final int PROGRAMS = 30;

  @ParameterizedTest
  @EnumSource(Mistake.class)
  void aFewRandomProgramsRevealTheMistake(Mistake mistake) {
    assertThat(programsUntilRevealed(mistake)).isLessThanOrEqualTo(PROGRAMS);
  }

  private static int programsUntilRevealed(Mistake mistake) {
    for (int program = 1; program <= PROGRAMS; program++) {
      boolean byAPreset = false;
      for (Preset preset : Preset.values()) {
        byAPreset |= isRevealed(Configuration.of(preset), program, EnumSet.of(mistake));
      }
      if (byAPreset || isRevealed(Machines.random(program), program, EnumSet.of(mistake))) {
        return program;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static boolean isRevealed(Configuration configuration, long seed, Set<Mistake> mistakes) {
    return Comparison.firstDifference(configuration, seed, mistakes) != null;
  }
}
