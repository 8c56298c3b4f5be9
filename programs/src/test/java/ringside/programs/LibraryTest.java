package ringside.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's edges, tried by a guest program of the tests. */
final class LibraryTest {
  @TempDir Path folder;

  @Test
  void theLibraryKeepsItsPromises() throws IOException, InterruptedException {
    assumeTrue(
        HostTools.has(HostTools.AS, HostTools.LD, HostTools.QEMU),
        "skipped: needs qemu-user and binutils-riscv64-unknown-elf");
    List<String> sources = new ArrayList<>(List.of("library-test.s"));
    sources.addAll(Catalogue.partsOfLibrary());
    GuestProgram program =
        new GuestProgram(
            "library-test", List.of(), List.of(), List.of(), sources, Compared.EQUAL_TO_LINUX, 0);
    Path executable = HostTools.build(program, folder);
    assertThat(HostTools.onLinux(program, executable))
        .isEqualTo(new HostTools.Run(0, Catalogue.expectedOutput(program).text()));
  }
}
