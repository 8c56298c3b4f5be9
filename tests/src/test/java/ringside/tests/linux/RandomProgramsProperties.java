package ringside.tests.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;

/** Random instructions leave the same registers and memory as on Linux. */
final class RandomProgramsProperties {
  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  @AddLifecycleHook(NeedsLinux.class)
  void registersAndMemoryEndAsOnLinux(@ForAll long seed) throws IOException, InterruptedException {
    byte[] elf = Corpus.build("random.s", new RandomSource(seed).program());
    Path folder = Files.createDirectories(Path.of("target", "random-programs").toAbsolutePath());
    Linux.Run linux = Linux.run(folder, "random", elf, List.of(), List.of(), new byte[0]);
    GuestResult ours = GuestRun.of("random", elf).run();
    assertThat(ours.output()).isNotEmpty();
    assertThat(new Linux.Run(ours.status(), ours.output())).isEqualTo(linux);
  }
}
