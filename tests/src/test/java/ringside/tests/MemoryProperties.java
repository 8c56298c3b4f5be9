package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/** What a program prints does not depend on how much of it fits in memory. */
final class MemoryProperties {
  @Provide
  Arbitrary<String> programs() {
    return Arbitraries.of(
        "pressure", "heap", "fork", "pipeline", "isolation", "threads", "prodcons", "mmap-file");
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void outputDoesNotDependOnTheSizeOfMemory(
      @ForAll("programs") String name,
      @ForAll @IntRange(min = 128, max = 600) int frames,
      @ForAll boolean eager,
      @ForAll @IntRange(min = 100, max = 20_000) int latency) {
    GuestProgram program = Catalogue.find(name).orElseThrow();
    GuestResult result =
        GuestRun.of(program)
            .with("memory", frames * 4096)
            .with("stack.limit", "128KiB")
            .with("fork", eager ? "eager" : "cow")
            .with("disk.latency", latency)
            .run();
    assertThat(result.output()).isEqualTo(Catalogue.expectedOutput(program).text());
    assertThat(result.status()).isEqualTo(program.exitStatus());
  }
}
