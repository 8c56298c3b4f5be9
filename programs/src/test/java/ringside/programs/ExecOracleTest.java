package ringside.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that execute others, on a Linux that is taught to execute riscv32 files. */
final class ExecOracleTest {
  private static final int NOT_ALLOWED = 125;

  @TempDir Path folder;

  static List<GuestProgram> executing() {
    return Catalogue.all().stream()
        .filter(program -> program.compared() == Compared.EXEC_ORACLE)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("executing")
  void linuxPrintsTheExpectedOutput(GuestProgram program) throws IOException, InterruptedException {
    assumeTrue(
        HostTools.has(HostTools.AS, HostTools.LD, HostTools.GCC, HostTools.QEMU, "unshare"),
        "skipped: needs qemu-user, gcc- and binutils-riscv64-unknown-elf and unshare");
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path hello = HostTools.build(Catalogue.find("hello").orElseThrow(), folder);
    Files.copy(hello, bin.resolve("hello"));
    Path executable =
        program.isInC() ? HostTools.compile(program, folder) : HostTools.build(program, folder);
    Files.copy(executable, bin.resolve(program.name()));
    Path script = folder.resolve("linux-with-exec.sh");
    Files.writeString(script, Catalogue.source("linux-with-exec.sh"));

    List<String> command = new ArrayList<>(List.of("sh", script.toString(), bin.toString()));
    command.add(executable.toString());
    command.addAll(program.arguments());
    HostTools.Run run = HostTools.run(command, folder, Catalogue.input(program));
    assumeTrue(
        run.status() != NOT_ALLOWED, "skipped: needs user namespaces with binfmt_misc (Linux 6.7)");
    assertThat(run)
        .isEqualTo(
            new HostTools.Run(program.exitStatus(), Catalogue.expectedOutput(program).text()));
  }
}
