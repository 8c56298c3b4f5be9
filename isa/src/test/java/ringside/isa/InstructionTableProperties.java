package ringside.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import ringside.isa.asm.Build;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.source.SourceLoader;
import ringside.isa.asm.source.SourceText;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfReader;
import ringside.isa.elf.ElfSegment;

class InstructionTableProperties {
  @Example
  void noTwoRowsOverlap() {
    for (Instruction one : Instruction.values()) {
      assertThat(one.match() & ~one.mask()).as(one.mnemonic()).isZero();
      for (Instruction other : Instruction.values()) {
        int both = one.mask() & other.mask();
        if (one != other) {
          assertThat((one.match() ^ other.match()) & both).as(one + " and " + other).isNotZero();
        }
      }
    }
  }

  @Property
  void decodingUndoesEncoding(
      @ForAll Instruction instruction,
      @ForAll @IntRange(max = 31) int rd,
      @ForAll @IntRange(max = 31) int rs1,
      @ForAll @IntRange(max = 31) int rs2,
      @ForAll int any) {
    Format format = instruction.format();
    int immediate = nearestImmediate(format, any);
    int usedRd = format.writesRd() ? rd : 0;
    int usedRs1 = format.readsRs1() || format == Format.CSR_IMMEDIATE ? rs1 : 0;
    int usedRs2 = format.readsRs2() ? rs2 : 0;
    int word = Encoder.encode(instruction, usedRd, usedRs1, usedRs2, immediate);

    assertThat(Instruction.decode(word)).isEqualTo(instruction);
    if (format.writesRd()) {
      assertThat(Fields.rd(word)).isEqualTo(rd);
    }
    if (format.readsRs1()) {
      assertThat(Fields.rs1(word)).isEqualTo(rs1);
    }
    if (format.readsRs2()) {
      assertThat(Fields.rs2(word)).isEqualTo(rs2);
    }
    boolean atomic = format == Format.AMO || format == Format.LOAD_RESERVED;
    int decoded = atomic ? Fields.ordering(word) : Fields.immediate(format, word);
    assertThat(decoded).isEqualTo(immediate);
  }

  @Property(tries = 300)
  void assemblingUndoesDisassembling(@ForAll("words") List<Integer> words) throws Exception {
    StringBuilder source = new StringBuilder(".globl _start\n_start:\n");
    int pc = 0x10000 + 52 + 32;
    for (int word : words) {
      source.append(Disassembler.disassemble(word, pc)).append('\n');
      pc += 4;
    }
    SourceText text = new SourceText("words.s", source.toString());
    BuildResult result = Build.program(List.of(text), SourceLoader.NONE);
    assertThat(result.diagnostics()).isEmpty();
    byte[] elf = result.elf();
    assertThat(elf).isNotNull();
    ElfImage image = ElfReader.read(elf);
    ElfSegment code = image.segments().get(0);
    for (int index = 0; index < words.size(); index++) {
      int at = image.entry() - code.virtualAddress() + 4 * index;
      assertThat(word(code.bytes(), at)).as(source.toString()).isEqualTo(words.get(index));
    }
  }

  @Provide
  Arbitrary<List<Integer>> words() {
    Arbitrary<Integer> legal =
        Arbitraries.of(Instruction.values())
            .flatMap(
                instruction ->
                    Arbitraries.integers()
                        .map(bits -> bits & ~instruction.mask() | instruction.match()));
    Arbitrary<Integer> any = Arbitraries.integers();
    // Branches would be rewritten where the disassembled target is not in the section.
    return Arbitraries.oneOf(legal, any)
        .filter(word -> (word & 0x7f) != 0x63 && (word & 0x7f) != 0x6f)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  @Example
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Encoder.encode(Instruction.ADDI, 1, 2, 0, 2048))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("addi: immediate 2048 is not in -2048..2047 or not aligned");
    assertThatThrownBy(() -> Encoder.encode(Instruction.BEQ, 0, 1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Encoder.encode(Instruction.ADD, 32, 1, 2, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("add: rd = 32 cannot be encoded");
    assertThatThrownBy(() -> Encoder.encode(Instruction.ECALL, 0, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void disassemblyIsReadable() {
    assertThat(Disassembler.disassemble(0x00000013, 0)).isEqualTo("nop");
    assertThat(Disassembler.disassemble(0x00008067, 0)).isEqualTo("ret");
    assertThat(Disassembler.disassemble(0xff010113, 0)).isEqualTo("addi sp, sp, -16");
    assertThat(Disassembler.disassemble(0xfe0518e3, 0x10100)).isEqualTo("bne a0, zero, 0x100f0");
    assertThat(Disassembler.disassemble(0x0ff0000f, 0)).isEqualTo("fence iorw, iorw");
    assertThat(Disassembler.disassemble(0x10002573, 0)).isEqualTo("csrrs a0, sstatus, zero");
    assertThat(Disassembler.disassemble(0x06b6252f, 0)).isEqualTo("amoadd.w.aqrl a0, a1, (a2)");
    assertThat(Disassembler.disassemble(0, 0)).isEqualTo(".word 0x0");
    assertThat(Disassembler.disassembleWithoutAliases(0x13, 0)).isEqualTo("addi zero, zero, 0");
  }

  @Example
  void registerAndCsrNamesGoBothWays() {
    for (int number = 0; number < 32; number++) {
      assertThat(Register.number(Register.name(number))).isEqualTo(number);
      assertThat(Register.number("x" + number)).isEqualTo(number);
    }
    assertThat(Register.number("fp")).isEqualTo(8);
    assertThat(Register.number("x32")).isEqualTo(-1);
    for (String name : Csr.names()) {
      assertThat(Csr.name(Csr.number(name))).isEqualTo(name);
    }
    assertThat(Csr.number("cyle")).isEqualTo(-1);
  }

  private static int nearestImmediate(Format format, int any) {
    long low = Encoder.minimum(format);
    long span = Encoder.maximum(format) - low + 1;
    int step =
        switch (format) {
          case BRANCH, JUMP -> 2;
          case UPPER -> 4096;
          default -> 1;
        };
    long value = low + Math.floorMod((long) any, span);
    return (int) (value - Math.floorMod(value, (long) step));
  }

  private static int word(byte[] bytes, int at) {
    return bytes[at] & 255
        | (bytes[at + 1] & 255) << 8
        | (bytes[at + 2] & 255) << 16
        | (bytes[at + 3] & 255) << 24;
  }
}
