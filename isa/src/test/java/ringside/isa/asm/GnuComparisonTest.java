package ringside.isa.asm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.source.Severity;
import ringside.isa.asm.source.SourceText;

class GnuComparisonTest {
  private static final List<String> SECTIONS = List.of(".text", ".rodata", ".data", ".sdata");

  @TempDir Path directory;

  @BeforeEach
  void toolsAreInstalled() {
    assumeTrue(
        GnuTools.installed(GnuTools.AS) && GnuTools.installed(GnuTools.LD),
        "skipped: riscv64-unknown-elf-as and -ld are not on PATH");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "instructions.s",
        "pseudo.s",
        "immediates.s",
        "relocations.s",
        "branches.s",
        "data.s",
        "expressions.s",
        "macros.s",
        "conditionals.s",
        "alignment.s",
        "weak.s",
        "compiled.s",
        "cases.s",
        "names.s",
        "insn.s",
        "floats.s",
        "strings.s",
        "alternate.s",
        "parts.s",
        "ignored.s"
      })
  void sectionsEqualThoseOfGnuAs(String name) throws IOException {
    assertSame(List.of(new SourceText(name, resource(name))));
  }

  @Test
  void severalFilesLinkAsWithGnuLd() throws IOException {
    assertSame(
        List.of(
            new SourceText("first.s", resource("first.s")),
            new SourceText("second.s", resource("second.s"))));
  }

  @Test
  void symbolsSetToOthersPlacesLinkAsWithGnuLd() throws IOException {
    assertSame(
        List.of(
            new SourceText("assigned.s", resource("assigned.s")),
            new SourceText("assigned-other.s", resource("assigned-other.s"))));
  }

  @Test
  void preprocessedFileEqualsThatOfGcc() throws IOException {
    assumeTrue(GnuTools.installed(GnuTools.GCC), "skipped: riscv64-unknown-elf-gcc is not on PATH");
    String header = "preprocessed.h";
    Files.writeString(directory.resolve(header), resource(header));
    assertSame(List.of(new SourceText("preprocessed.S", resource("preprocessed.S"))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void sectionsOfGeneratedProgramsEqualThoseOfGnuAs(long seed) throws IOException {
    String source = new ProgramGenerator(seed).program(400);
    assertSame(List.of(new SourceText("generated.s", source)));
  }

  private void assertSame(List<SourceText> sources) throws IOException {
    BuildResult ours = Build.program(sources, this::load);
    assertThat(ours.diagnostics()).noneMatch(d -> d.severity() == Severity.ERROR);
    Map<String, ElfSection> own = sections(ours.elf());
    List<String> options = new ArrayList<>();
    own.forEach(
        (name, section) -> {
          if (section.header.sh_addr != 0) {
            options.add(
                "--section-start=" + name + "=0x" + Long.toHexString(section.header.sh_addr));
          }
        });
    Map<String, ElfSection> gnu = sections(GnuTools.build(directory, sources, options));
    for (String name : SECTIONS) {
      assertThat(differences(words(own.get(name)), words(gnu.get(name)))).as(name).isEmpty();
    }
  }

  private byte @Nullable [] load(String name) {
    try {
      return Files.readAllBytes(directory.resolve(name));
    } catch (IOException missing) {
      return null;
    }
  }

  /** The first few lines that differ, ours first. */
  private static List<String> differences(List<String> ours, List<String> theirs) {
    List<String> differences = new ArrayList<>();
    for (int index = 0; index < Math.max(ours.size(), theirs.size()); index++) {
      String our = index < ours.size() ? ours.get(index) : "nothing";
      String their = index < theirs.size() ? theirs.get(index) : "nothing";
      if (!our.equals(their) && differences.size() < 10) {
        differences.add(our + " | " + their);
      }
    }
    return differences;
  }

  /** One word a line with its address, so that a difference can be read. */
  private static List<String> words(ElfSection section) {
    List<String> lines = new ArrayList<>();
    byte[] bytes = section == null ? new byte[0] : section.getData();
    for (int at = 0; at < bytes.length; at += 4) {
      StringBuilder word = new StringBuilder(Long.toHexString(section.header.sh_addr + at) + ":");
      for (int index = at; index < Math.min(at + 4, bytes.length); index++) {
        word.append(String.format(" %02x", bytes[index] & 255));
      }
      lines.add(word.toString());
    }
    return lines;
  }

  private static Map<String, ElfSection> sections(byte[] elf) {
    ElfFile file = ElfFile.from(elf);
    Map<String, ElfSection> sections = new java.util.TreeMap<>();
    for (int index = 1; index < file.e_shnum; index++) {
      ElfSection section = file.getSection(index);
      sections.put(section.header.getName(), section);
    }
    return sections;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = GnuComparisonTest.class.getResourceAsStream("gnu/" + name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
