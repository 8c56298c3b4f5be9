package ringside.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BuildProgramsTest {
  static List<GuestProgram> programs() {
    return Catalogue.all();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theBundledExecutableIsBuiltFromTheBundledSources(GuestProgram program) {
    assertThat(Catalogue.elf(program)).isEqualTo(BuildPrograms.build(program));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void noPartOfTheLibraryIsLinkedInVain(GuestProgram program) {
    for (String part : program.sources().subList(1, program.sources().size())) {
      List<String> fewer =
          program.sources().stream().filter(source -> !source.equals(part)).toList();
      assertThatThrownBy(() -> BuildPrograms.build(withSources(program, fewer)))
          .as("without %s", part)
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anErrorIsToldWithItsPlace() {
    GuestProgram hello = Catalogue.find("hello").orElseThrow();
    GuestProgram incomplete = withSources(hello, List.of("lib/start.s"));
    assertThatThrownBy(() -> BuildPrograms.build(incomplete))
        .hasMessageContaining("cannot build hello")
        .hasMessageContaining("lib/start.s")
        .hasMessageContaining("main");
  }

  private static GuestProgram withSources(GuestProgram program, List<String> sources) {
    return new GuestProgram(
        program.name(),
        program.claims(),
        program.arguments(),
        program.environment(),
        sources,
        program.compared(),
        program.exitStatus());
  }
}
