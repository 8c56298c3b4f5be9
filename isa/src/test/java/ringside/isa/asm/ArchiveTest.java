package ringside.isa.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.source.SourceLoader;
import ringside.isa.asm.source.SourceText;
import ringside.isa.elf.ElfFormatException;
import ringside.isa.elf.ElfReader;

/** Which parts of a library are linked with a program. */
class ArchiveTest {
  private static final List<SourceText> LIBRARY =
      List.of(
          new SourceText("start.s", ".globl _start\n_start: tail main\n"),
          new SourceText("one.s", ".globl one\none: tail two\n"),
          new SourceText("two.s", ".globl two\ntwo: ret\n"),
          new SourceText("three.s", ".globl three\nthree: ret\n"));

  @Test
  void partsThatPartsNeedComeAlong() throws ElfFormatException {
    var image = ElfReader.read(elf(".globl main\nmain: tail one\n"));
    assertThat(image.symbol("two")).isPresent();
    assertThat(image.symbol("three")).isEmpty();
  }

  @Test
  void programMayDefineWhatAnUnusedPartDefines() throws ElfFormatException {
    var image = ElfReader.read(elf(".globl _start, three\n_start: tail three\nthree: ret\n"));
    assertThat(image.symbol("main")).isEmpty();
    assertThat(image.symbol("one")).isEmpty();
  }

  @Test
  void misspelledNameOfUnusedPartIsSuggested() {
    BuildResult result = build(".globl main\nmain: tail thre\n");
    assertThat(result.elf()).isNull();
    assertThat(result.diagnostics()).singleElement();
    assertThat(result.diagnostics().get(0).suggestion()).contains("'three'");
  }

  private static byte[] elf(String source) {
    byte[] elf = build(source).elf();
    assertThat(elf).isNotNull();
    return elf;
  }

  private static BuildResult build(String source) {
    return Build.program(List.of(new SourceText("my.s", source)), LIBRARY, SourceLoader.NONE);
  }
}
