package ringside.tests.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.programs.Catalogue;
import ringside.programs.Compared;
import ringside.programs.GuestProgram;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;

/** Every bundled program that Linux can run. */
final class BundledProgramsTest {
  @TempDir Path folder;

  static Stream<GuestProgram> equal() {
    return compared(Compared.EQUAL_TO_LINUX);
  }

  static Stream<GuestProgram> shaped() {
    return compared(Compared.SHAPED_LIKE_LINUX);
  }

  static Stream<GuestProgram> executing() {
    return compared(Compared.EXEC_ORACLE);
  }

  @BeforeEach
  void needLinux() {
    Linux.assumePresent();
  }

  @ParameterizedTest
  @MethodSource("equal")
  void linuxPrintsTheSameAndEndsTheSame(GuestProgram program)
      throws IOException, InterruptedException {
    GuestResult result = GuestRun.of(program).run();
    Linux.Run ours = new Linux.Run(result.status(), result.output());
    assertThat(ours).isEqualTo(Linux.answer(ours::equals, () -> onLinux(program)));
  }

  @ParameterizedTest
  @MethodSource("shaped")
  void linuxPrintsTheSameButForNumbers(GuestProgram program)
      throws IOException, InterruptedException {
    GuestResult ours = GuestRun.of(program).run();
    String shape = withoutNumbers(ours.output());
    Linux.Run linux =
        Linux.answer(run -> withoutNumbers(run.output()).equals(shape), () -> onLinux(program));
    assertThat(ours.status()).isEqualTo(linux.status());
    assertThat(shape).isEqualTo(withoutNumbers(linux.output()));
  }

  @ParameterizedTest
  @MethodSource("executing")
  void linuxExecutesTheSame(GuestProgram program) throws IOException, InterruptedException {
    byte[] hello = Catalogue.elf(Catalogue.find("hello").orElseThrow());
    Linux.Run linux =
        Linux.runWithExec(folder, program.name(), Catalogue.elf(program), "hello", hello);
    GuestResult ours = GuestRun.of(program).run();
    assertThat(new Linux.Run(ours.status(), ours.output())).isEqualTo(linux);
  }

  private Linux.Run onLinux(GuestProgram program) throws IOException, InterruptedException {
    return Linux.run(
        folder,
        program.name(),
        Catalogue.elf(program),
        program.arguments(),
        program.environment(),
        Catalogue.input(program));
  }

  private static Stream<GuestProgram> compared(Compared how) {
    return Catalogue.all().stream().filter(program -> program.compared() == how);
  }

  private static String withoutNumbers(String output) {
    return output
        .replaceAll("0x[0-9a-f]+|-?[0-9]+(\\.[0-9]+)?|(?<= )-(?=\\s)", "#")
        .replaceAll(" +", " ");
  }
}
