package ringside.programs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** programs/lib/c/cc, as docs/writing-guest-programs.md tells to use it. */
final class CompilerScriptTest {
  private static final Path LIBRARY = Path.of("lib", "c").toAbsolutePath();

  @TempDir Path folder;

  @BeforeEach
  void needsTheCompiler() {
    assumeTrue(
        HostTools.has(HostTools.GCC, HostTools.QEMU),
        "skipped: needs qemu-user and gcc-riscv64-unknown-elf");
  }

  @Test
  void buildsAProgramThatUsesALinuxLibrary() throws IOException, InterruptedException {
    String source =
        """
        #include <pthread.h>
        #include <stdio.h>
        #include <stdint.h>
        static void *half(void *number) { return (void *)((intptr_t)number / 2); }
        int main(int argc, char **argv) {
          pthread_t thread;
          void *result;
          pthread_create(&thread, NULL, half, (void *)84);
          pthread_join(thread, &result);
          printf("%d %s %.2f\\n", argc, argv[1], (double)(intptr_t)result / 8);
        }
        """;
    assertThat(built(source, "-Wall", "-Wextra", "-Werror", "-pthread"))
        .isEqualTo(new HostTools.Run(0, "2 word 5.25\n"));
  }

  @Test
  void aProgramMayHaveAFunctionWithALibraryFunctionsName()
      throws IOException, InterruptedException {
    String source =
        """
        #include <stdio.h>
        int write_all(int fd) { return fd; }
        int send(int message) { return message + 1; }
        int kill(void) { return 3; }
        int main(void) { printf("%d %d\\n", send(1), kill()); return write_all(4); }
        """;
    assertThat(built(source)).isEqualTo(new HostTools.Run(4, "2 3\n"));
  }

  @Test
  void buildsEveryBundledProgramInC() throws IOException, InterruptedException {
    for (GuestProgram program : Catalogue.all()) {
      if (program.isInC()) {
        Path source = folder.resolve(program.name() + ".c");
        Files.writeString(source, Catalogue.source("c/" + program.name() + ".c"), UTF_8);
        assertThat(compiled(source, "-Wall", "-Werror")).as(program.name()).exists();
      }
    }
  }

  private HostTools.Run built(String source, String... options)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("program.c"), source, UTF_8);
    Path executable = compiled(file, options);
    return HostTools.run(
        List.of(HostTools.QEMU, executable.toString(), "word"), folder, new byte[0]);
  }

  private Path compiled(Path source, String... options) throws IOException, InterruptedException {
    Path executable = folder.resolve("executable");
    Files.deleteIfExists(executable);
    List<String> command = new ArrayList<>(List.of(LIBRARY.resolve("cc").toString()));
    command.addAll(List.of(options));
    command.addAll(List.of(source.toString(), "-o", executable.toString()));
    assertThat(HostTools.run(command, folder, new byte[0]).status()).isZero();
    return executable;
  }
}
