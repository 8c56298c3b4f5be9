package ringside.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Preset;

/** What the kernel does to many words together leaves behind what it would leave word by word. */
final class KernelCodeProperties {
  private static final int DEEDS = 400;

  private static final List<Map<String, String>> MACHINES =
      List.of(
          Map.of(),
          Map.of("dtlb.entries", "4", "itlb.entries", "2"),
          Map.of("l1d.ways", "1", "l1i.ways", "1", "l1i.bytes", "1KiB"),
          Map.of("l1d.ways", "2", "l1d.bytes", "1KiB", "l1i.bytes", "1KiB"),
          Map.of("l1d.policy", "plru", "dtlb.policy", "fifo"),
          Map.of("l1d.policy", "random", "l1i.policy", "random"),
          Map.of("asid", "on"));

  @Property(tries = 60)
  void wordsTogetherLeaveWhatSingleWordsLeave(
      @ForAll long seed, @ForAll @IntRange(max = 6) int machine) throws ConfigurationException {
    Configuration configuration = Configuration.of(Preset.CLASSIC).with(MACHINES.get(machine));
    CodeBench together = new CodeBench(configuration, true);
    together.work(new Random(seed), DEEDS);
    CodeBench alone = new CodeBench(configuration, false);
    alone.work(new Random(seed), DEEDS);
    assertThat(together.state()).isEqualTo(alone.state());
  }
}
