package ringside.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our assembler and linker make the same bytes of the same sources as GNU's. */
final class GnuEqualityTest {
  private static final List<String> SECTIONS = List.of(".text", ".rodata", ".data", ".bss");
  private static final Pattern ROW =
      Pattern.compile(
          "\\] (?<name>\\.\\w+) +\\w+ +(?<address>[0-9a-f]{8}) [0-9a-f]+ (?<size>[0-9a-f]+)");

  @TempDir Path folder;

  /** Address in hexadecimal, as readelf prints it, and size in bytes. */
  private record Extent(String address, int size) {}

  static List<GuestProgram> programs() {
    return Catalogue.all().stream().filter(program -> !program.isInC()).toList();
  }

  @BeforeAll
  static void needsTheTools() {
    assumeTrue(
        HostTools.has(HostTools.AS, HostTools.LD, HostTools.READELF, HostTools.OBJCOPY),
        "skipped: needs binutils-riscv64-unknown-elf");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void sectionsAreEqualToThoseOfGnu(GuestProgram program) throws IOException, InterruptedException {
    Path ours = Files.write(folder.resolve("ours"), Catalogue.elf(program));
    Map<String, Extent> extents = extents(ours);
    List<String> options = new ArrayList<>();
    extents.forEach(
        (name, extent) -> options.add("--section-start=" + name + "=0x" + extent.address));
    Path gnu = HostTools.build(program, folder, options);
    assertThat(extents(gnu)).isEqualTo(extents);
    for (String section : extents.keySet()) {
      assertThat(bytes(ours, section)).as(section).isEqualTo(bytes(gnu, section));
    }
  }

  private Map<String, Extent> extents(Path executable) throws IOException, InterruptedException {
    String listing =
        HostTools.run(List.of(HostTools.READELF, "-SW", executable.toString()), folder, new byte[0])
            .output();
    Map<String, Extent> extents = new TreeMap<>();
    Matcher matcher = ROW.matcher(listing);
    while (matcher.find()) {
      String name = matcher.group("name");
      int size = Integer.parseInt(matcher.group("size"), 16);
      if (SECTIONS.contains(name) && size != 0) {
        extents.put(name, new Extent(matcher.group("address"), roundedUp(name, size)));
      }
    }
    assertThat(extents).containsKey(".text");
    return extents;
  }

  /** GNU ld's script rounds the end of .bss up to a word; no byte of the file depends on it. */
  private static int roundedUp(String section, int size) {
    return section.equals(".bss") ? size + 3 & -4 : size;
  }

  private byte[] bytes(Path executable, String section) throws IOException, InterruptedException {
    Path out = folder.resolve("section");
    Files.deleteIfExists(out);
    List<String> command = new ArrayList<>(List.of(HostTools.OBJCOPY, "-O", "binary"));
    command.addAll(List.of("-j", section, executable.toString(), out.toString()));
    assertThat(HostTools.run(command, folder, new byte[0]).status()).isZero();
    return Files.exists(out) ? Files.readAllBytes(out) : new byte[0];
  }
}
