package ringside.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CatalogueTest {
  static List<GuestProgram> programs() {
    return Catalogue.all();
  }

  @Test
  void namesAreUnique() {
    assertThat(Catalogue.all()).extracting(GuestProgram::name).doesNotHaveDuplicates();
  }

  @Test
  void everySourceFileBelongsToAProgram() throws IOException, URISyntaxException {
    TreeSet<String> used =
        Catalogue.all().stream()
            .flatMap(program -> program.sources().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(filesIn("", ".s", "lib/", ".s", "c/", ".c")).isEqualTo(used);
  }

  @Test
  void theLibraryListsAllItsParts() throws IOException, URISyntaxException {
    assertThat(new TreeSet<>(Catalogue.partsOfLibrary())).isEqualTo(filesIn("lib/", ".s"));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theHeaderNamesProgramAndClaims(GuestProgram program) {
    List<String> lines = header(program).lines().toList();
    assertThat(lines.get(0)).startsWith("# " + program.name() + " - ");
    String claims = lines.get(1).replaceFirst("^# Claims: ", "").replaceAll(" ?\\(.*|none.*", "");
    assertThat(claims).isEqualTo(String.join(" ", program.claims()));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theHeaderSaysWhatToLookAtAndWhatToTry(GuestProgram program) {
    assertThat(header(program)).contains("\n# Look at:  ").contains("\n# Try:      ");
  }

  /** The text of the first source; the lines of a C comment look like those of assembly. */
  private static String header(GuestProgram program) {
    String source = Catalogue.source(program.sources().get(0));
    return program.isInC()
        ? source.replaceFirst("^/\\*\n", "").replaceAll("(?m)^ \\* ?", "# ")
        : source;
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyProgramHasAnExpectedOutput(GuestProgram program) {
    assertThat(Catalogue.expectedOutput(program).text()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void onlyOutputsThatMayDifferFromLinuxHoldAPlaceholder(GuestProgram program) {
    boolean equal =
        program.compared() == Compared.EQUAL_TO_LINUX || program.compared() == Compared.EXEC_ORACLE;
    boolean shaped = program.compared() == Compared.SHAPED_LIKE_LINUX;
    String text = Catalogue.expectedOutput(program).text();
    assertThat(text.contains("#") && equal).isFalse();
    assertThat(!text.contains("#") && shaped).isFalse();
  }

  @Test
  void aProgramIsFoundByItsName() {
    assertThat(Catalogue.find("race")).map(GuestProgram::claims).contains(List.of("C6"));
    assertThat(Catalogue.find("rac")).isEmpty();
  }

  @Test
  void onlyBundledFilesAreGivenOut() {
    assertThat(Catalogue.load("lib/syscalls.inc")).isNotEmpty();
    assertThat(Catalogue.load("../programs/hello.s")).isNull();
    assertThat(Catalogue.load("/ringside/programs/hello.s")).isNull();
    assertThatThrownBy(() -> Catalogue.source("nowhere.s")).hasMessageContaining("nowhere.s");
  }

  private static TreeSet<String> filesIn(String... foldersAndEndings)
      throws IOException, URISyntaxException {
    Path root =
        Path.of(Objects.requireNonNull(Catalogue.class.getResource("hello.s")).toURI()).getParent();
    TreeSet<String> names = new TreeSet<>();
    for (int index = 0; index < foldersAndEndings.length; index += 2) {
      String folder = foldersAndEndings[index];
      String ending = foldersAndEndings[index + 1];
      try (Stream<Path> files = Files.list(root.resolve(folder))) {
        files
            .map(file -> folder + file.getFileName())
            .filter(name -> name.endsWith(ending))
            .forEach(names::add);
      }
    }
    return names;
  }
}
