package ringside.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs, built with GNU's tools, on Linux: the reference for what ours must print. */
final class LinuxTest {
  private static final int MOST_TRIES = 3;

  @TempDir static Path folder;

  static List<GuestProgram> comparable() {
    return Catalogue.all().stream()
        .filter(
            program ->
                program.compared() == Compared.EQUAL_TO_LINUX
                    || program.compared() == Compared.SHAPED_LIKE_LINUX)
        .toList();
  }

  static List<GuestProgram> assembled() {
    return comparable().stream().filter(program -> !program.isInC()).toList();
  }

  static List<GuestProgram> inC() {
    return Catalogue.all().stream().filter(GuestProgram::isInC).toList();
  }

  /** What docs/writing-guest-programs.md tells to do, so that it goes on being true. */
  @ParameterizedTest
  @MethodSource("inC")
  void gccBuildsTheSameProgram(GuestProgram program) throws IOException, InterruptedException {
    assumeTrue(
        HostTools.has(HostTools.GCC, HostTools.QEMU),
        "skipped: needs qemu-user and gcc-riscv64-unknown-elf");
    Path executable = HostTools.compile(program, folder);
    if (comparable().contains(program)) {
      expect(program, executable);
    }
    assertThat(executable).exists();
  }

  @ParameterizedTest
  @MethodSource("assembled")
  void linuxPrintsTheExpectedOutput(GuestProgram program) throws IOException, InterruptedException {
    assumeTrue(
        HostTools.has(HostTools.AS, HostTools.LD, HostTools.QEMU),
        "skipped: needs qemu-user and binutils-riscv64-unknown-elf");
    expect(program, HostTools.build(program, folder));
  }

  @ParameterizedTest
  @MethodSource("comparable")
  void linuxRunsTheBundledExecutable(GuestProgram program)
      throws IOException, InterruptedException {
    assumeTrue(HostTools.has(HostTools.QEMU), "skipped: needs qemu-user");
    Path executable = Files.write(folder.resolve(program.name() + ".elf"), Catalogue.elf(program));
    assertThat(executable.toFile().setExecutable(true)).isTrue();
    expect(program, executable);
  }

  private static void expect(GuestProgram program, Path executable)
      throws IOException, InterruptedException {
    ExpectedOutput expected = Catalogue.expectedOutput(program);
    HostTools.Run run = HostTools.onLinux(program, executable);
    // Which of several processes is first there depends on what else the host does.
    for (int tries = 1; tries < MOST_TRIES && !expected.matches(run.output()); tries++) {
      run = HostTools.onLinux(program, executable);
    }
    assertThat(run.output()).matches(expected::matches, "is like:\n" + expected.text());
    assertThat(run.status()).isEqualTo(program.exitStatus());
  }
}
