package ringside.isa.asm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.source.SourceLoader;
import ringside.isa.asm.source.SourceText;
import ringside.isa.elf.ElfFormatException;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfReader;

class LinuxProgramTest {
  private static final String HELLO =
      """
      .globl _start
      _start:
        li a0, 1
        la a1, text
        li a2, 6
        li a7, 64
        ecall
        lw a0, status
        la t0, buffer
        sw a0, 2000(t0)
        lw a0, 2000(t0)
        li a7, 93
        ecall
      .section .rodata
      text: .ascii "hello\\n"
      .data
      status: .word 7
      .bss
      buffer: .space 5000
      """;

  /** Text and zeros only: the segment of zeros has no place in the file. */
  private static final String ZEROS_ONLY =
      """
      .globl _start
      _start: lw a0, counter
        li a7, 93
        ecall
      .bss
      counter: .space 4
      """;

  @TempDir Path directory;

  @Test
  void aProgramBuiltHereRunsOnLinux() throws IOException {
    assumeTrue(GnuTools.installed(GnuTools.QEMU), "skipped: qemu-riscv32 is not on PATH");
    SourceText text = new SourceText("hello.s", HELLO);
    BuildResult result = Build.program(List.of(text), SourceLoader.NONE);
    assertThat(result.diagnostics()).isEmpty();
    byte[] elf = result.elf();
    assertThat(elf).isNotNull();
    Path program = directory.resolve("hello");
    Files.write(program, elf);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    GnuTools.Outcome outcome = GnuTools.run(directory, List.of(GnuTools.QEMU, program.toString()));
    assertThat(outcome).isEqualTo(new GnuTools.Outcome(7, "hello\n"));
  }

  @Test
  void aProgramOfGnuLdLoadsHere() throws IOException, ElfFormatException {
    assumeTrue(
        GnuTools.installed(GnuTools.AS) && GnuTools.installed(GnuTools.LD),
        "skipped: riscv64-unknown-elf-as and -ld are not on PATH");
    byte[] elf = GnuTools.build(directory, List.of(new SourceText("hello.s", HELLO)), List.of());
    ElfImage image = ElfReader.read(elf);
    assertThat(image.symbolAt(image.entry()).map(Object::toString)).contains("_start");
    assertThat(image.symbol("status")).isPresent();
    assertThat(image.programHeaderAddress()).isEqualTo(0x10034);
  }

  @Test
  void segmentOfZerosBehindTheEndOfOurFileLoads() throws ElfFormatException {
    byte[] elf =
        Build.program(List.of(new SourceText("zeros.s", ZEROS_ONLY)), SourceLoader.NONE).elf();
    assertThat(elf).isNotNull();
    assertThat(zerosAreMapped(elf)).isTrue();
  }

  @Test
  void segmentOfZerosInAFileOfGnuLdLoads() throws IOException, ElfFormatException {
    assumeTrue(
        GnuTools.installed(GnuTools.AS) && GnuTools.installed(GnuTools.LD),
        "skipped: riscv64-unknown-elf-as and -ld are not on PATH");
    List<SourceText> sources = List.of(new SourceText("zeros.s", ZEROS_ONLY));
    assertThat(zerosAreMapped(GnuTools.build(directory, sources, List.of("-s")))).isTrue();
  }

  private static boolean zerosAreMapped(byte[] elf) throws ElfFormatException {
    return ElfReader.read(elf).segments().stream()
        .anyMatch(segment -> segment.bytes().length == 0 && segment.memorySize() >= 4);
  }
}
