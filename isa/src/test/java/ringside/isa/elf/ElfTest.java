package ringside.isa.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSymbolTableSection;
import org.junit.jupiter.api.Test;
import ringside.isa.asm.Build;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.source.SourceLoader;
import ringside.isa.asm.source.SourceText;

class ElfTest {
  private static final String SOURCE =
      """
      .globl _start, message
      _start:
        li a7, 93
        la a0, message
      local:
        ecall
      .section .rodata
      message: .asciz "hello"
      .type message, @object
      .size message, . - message
      .data
      number: .word 42
      .bss
      .align 4
      buffer: .space 8192
      """;

  @Test
  void theReaderUnderstandsWhatTheWriterWrites() throws Exception {
    ElfImage image = ElfReader.read(program());
    assertThat(image.entry()).isEqualTo(0x10000 + 52 + 3 * 32);
    assertThat(image.programHeaderCount()).isEqualTo(3);
    assertThat(image.programHeaderAddress()).isEqualTo(0x10034);
    assertThat(image.segments()).extracting(ElfSegment::flags).containsExactly(5, 4, 6);
    assertThat(image.segments())
        .extracting(segment -> segment.virtualAddress() >>> 12)
        .doesNotHaveDuplicates();
    assertThat(image.segments().get(2).bytes()).startsWith(42, 0, 0, 0);
    assertThat(image.segments().get(2).memorySize()).isGreaterThanOrEqualTo(8196);
  }

  @Test
  void addressesAreFoundAsSymbolAndLine() throws Exception {
    ElfImage image = ElfReader.read(program());
    assertThat(image.symbolAt(image.entry()).map(Object::toString)).contains("_start");
    assertThat(image.symbolAt(image.entry() + 4).map(Object::toString)).contains("_start+0x4");
    assertThat(image.symbolAt(image.entry() + 12).map(Object::toString)).contains("local");
    assertThat(image.symbolAt(0xf000)).isEmpty();
    assertThat(image.lines().find(image.entry()).map(Object::toString)).contains("main.s:3");
    assertThat(image.lines().find(image.entry() + 8).map(Object::toString)).contains("main.s:4");
    assertThat(image.lines().find(image.entry() + 12).map(Object::toString)).contains("main.s:6");
    assertThat(image.lines().find(image.entry() - 4)).isEmpty();
    ElfSymbol message = image.symbol("message").orElseThrow();
    assertThat(message.kind()).isEqualTo(ElfSymbol.Kind.OBJECT);
    assertThat(message.size()).isEqualTo(6);
    assertThat(message.global()).isTrue();
    assertThat(image.symbol("buffer").orElseThrow().global()).isFalse();
  }

  @Test
  void aSecondReaderSeesTheSame() throws Exception {
    byte[] bytes = program();
    ElfImage image = ElfReader.read(bytes);
    ElfFile file = ElfFile.from(bytes);
    assertThat(file.e_entry).isEqualTo(image.entry());
    for (int index = 0; index < file.e_phnum; index++) {
      ElfSegment segment = image.segments().get(index);
      assertThat(file.getProgramHeader(index).p_vaddr).isEqualTo(segment.virtualAddress());
      assertThat(file.getProgramHeader(index).p_memsz).isEqualTo(segment.memorySize());
      assertThat(file.getProgramHeader(index).p_offset & 4095)
          .isEqualTo(segment.virtualAddress() & 4095);
    }
    ElfSymbolTableSection table = file.getSymbolTableSection();
    for (ElfSymbol symbol : image.symbols()) {
      assertThat(table.symbols)
          .anyMatch(s -> symbol.name().equals(s.getName()) && s.st_value == symbol.value());
    }
    assertThat(file.firstSectionByName(".data").getData()).containsExactly(42, 0, 0, 0);
  }

  @Test
  void eachKindOfWrongFileIsRefusedWithItsReason() {
    assertReason("not an ELF file", bytes -> bytes[0] = 1);
    assertReason("64-bit", bytes -> bytes[4] = 2);
    assertReason("big-endian", bytes -> bytes[5] = 2);
    assertReason("another processor", bytes -> bytes[18] = 40);
    assertReason("-static -no-pie", bytes -> bytes[16] = 3);
    assertReason("link it first", bytes -> bytes[16] = 1);
    assertReason("compressed instructions", bytes -> bytes[36] = 1);
    assertReason("floating-point registers", bytes -> bytes[36] = 4);
    assertReason("RV32E", bytes -> bytes[36] = 8);
    assertReason("dynamically linked", bytes -> bytes[52] = 3);
    assertReason("no program headers", bytes -> bytes[44] = 0);
    assertReason("not in an executable segment", bytes -> bytes[27] = 1);
    assertReason("not a multiple of 4", bytes -> bytes[24] |= 2);
    assertReason("do not fit below", bytes -> bytes[52 + 64 + 23] = (byte) 0xbf);
    assertReason("bytes in the file, but only", bytes -> bytes[52 + 18] = 1);
    assertReason("differ within a page", bytes -> bytes[52 + 8] = 4);
    assertReason("not a power of two", bytes -> bytes[52 + 28] = 3);
    assertReason("first page", bytes -> bytes[52 + 10] = 0);
    assertReason("overlap or are not in ascending order", bytes -> bytes[52 + 32 + 9] = 0);
  }

  @Test
  void aShortFileIsRefusedWhereverItEnds() throws Exception {
    byte[] bytes = program();
    for (int length = 0; length < 0x1000; length += 7) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> ElfReader.read(cut)).isInstanceOf(ElfFormatException.class);
    }
  }

  @Test
  void aProgramWithoutSectionHeadersStillLoads() throws Exception {
    byte[] bytes = program();
    java.util.Arrays.fill(bytes, 32, 36, (byte) 0xff);
    assertThat(ElfReader.read(bytes).symbols()).isEmpty();
  }

  /** -Dringside.elf.mutations=100000 for the full count. */
  @Test
  void mutatedFilesEndInAResultOrAFormatException() {
    int count = Integer.getInteger("ringside.elf.mutations", 5000);
    byte[] original = program();
    Random random = new Random(1);
    int accepted = 0;
    for (int round = 0; round < count; round++) {
      byte[] mutated = mutate(original, random);
      try {
        ElfImage image = ElfReader.read(mutated);
        assertThat(image.segments()).isNotEmpty();
        image.symbolAt(image.entry());
        image.lines().find(image.entry());
        accepted++;
      } catch (ElfFormatException expected) {
        assertThat(expected).hasMessageContaining(" ");
      }
    }
    assertThat(accepted).isBetween(1, count - 1);
  }

  private static byte[] mutate(byte[] original, Random random) {
    boolean cut = random.nextInt(8) == 0;
    byte[] bytes =
        java.util.Arrays.copyOf(original, cut ? random.nextInt(original.length) : original.length);
    int changes = 1 + random.nextInt(6);
    for (int change = 0; change < changes && bytes.length > 0; change++) {
      // Headers lie at both ends: that is where a change matters.
      int reach = Math.min(bytes.length, 400);
      int near = random.nextInt(reach);
      int at = random.nextBoolean() ? near : bytes.length - 1 - near;
      bytes[at] = random.nextInt(3) == 0 ? (byte) 0xff : (byte) random.nextInt(256);
    }
    return bytes;
  }

  private interface Change {
    void apply(byte[] bytes);
  }

  private static void assertReason(String reason, Change change) {
    byte[] bytes = program();
    change.apply(bytes);
    assertThatThrownBy(() -> ElfReader.read(bytes))
        .isInstanceOf(ElfFormatException.class)
        .hasMessageContaining(reason);
  }

  private static byte[] program() {
    BuildResult result =
        Build.program(List.of(new SourceText("main.s", SOURCE)), SourceLoader.NONE);
    byte[] elf = result.elf();
    assertThat(elf).as(result.diagnostics().toString()).isNotNull();
    return elf;
  }
}
