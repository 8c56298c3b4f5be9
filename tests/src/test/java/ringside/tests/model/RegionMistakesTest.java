package ringside.tests.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.cpu.region.RegionCompiler;
import ringside.cpu.translate.JvmCompiler;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Preset;

/** The comparison is sharp for regions, too: random programs tell each planted mistake. */
final class RegionMistakesTest {
  private static final int PROGRAMS = 60;
  private static final int LOOPS = Integer.getInteger("ringside.loops", 300);
  private static final int SMALL = 8;

  @ParameterizedTest
  @EnumSource(RegionMistake.class)
  void aFewRandomProgramsRevealTheMistake(RegionMistake mistake) {
    assertThat(programsUntilRevealed(mistake)).isLessThanOrEqualTo(PROGRAMS);
  }

  /** What is found is shrunk until somebody can read it. */
  @ParameterizedTest
  @EnumSource(names = {"COUNTS_ARE_LOST", "MISALIGNED_JUMPS_GO"})
  void differenceIsShrunkToASmallProgram(RegionMistake mistake) {
    int program = programsUntilRevealed(mistake);
    Configuration machine = machine(mistake, program);
    List<String> small =
        Comparison.smallestDifferenceOfLoops(machine, program, () -> new MistakenCompiler(mistake));
    assertThat(small).isNotEmpty().hasSizeLessThanOrEqualTo(SMALL);
  }

  /** And none where there is none: so many as one wants, from one seed on. */
  @Test
  void loopsAgreeWithTheNaiveModel() {
    JvmCompiler compiler = new JvmCompiler();
    long from = new Random().nextLong();
    for (int i = 0; i < LOOPS; i++) {
      long seed = from + i;
      Configuration machine = i % 2 == 0 ? preset(i / 2) : Machines.random(seed);
      String difference = Comparison.firstDifferenceOfLoops(machine, seed, compiler);
      if (difference != null) {
        List<String> small = Comparison.smallestDifferenceOfLoops(machine, seed, JvmCompiler::new);
        fail(difference + ", seed " + seed + ", " + machine + "\n" + String.join("\n", small));
      }
    }
  }

  private static int programsUntilRevealed(RegionMistake mistake) {
    for (int program = 1; program <= PROGRAMS; program++) {
      if (isRevealed(mistake, preset(program), program)
          || isRevealed(mistake, Machines.random(program), program)) {
        return program;
      }
    }
    return Integer.MAX_VALUE;
  }

  /** The machine on which a program reveals a mistake. */
  private static Configuration machine(RegionMistake mistake, int program) {
    Configuration preset = preset(program);
    return isRevealed(mistake, preset, program) ? preset : Machines.random(program);
  }

  private static Configuration preset(int number) {
    return Configuration.of(Preset.values()[number % Preset.values().length]);
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
