package ringside.isa.elf;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads an executable as Linux's execve does (fs/binfmt_elf.c): the headers and segments must be
 * sound; symbols and lines are a help for people and are left out where they cannot be read.
 */
public final class ElfReader {
  private static final long USER_TOP = 0xc0000000L;
  private static final int MAXIMUM_PROGRAM_HEADERS = 128;

  private final ElfBytes file;

  private ElfReader(byte[] bytes) {
    this.file = new ElfBytes(bytes);
  }

  /**
   * Reads a static 32-bit RISC-V executable.
   *
   * @throws ElfFormatException if it is anything else or is damaged; nothing else is thrown,
   *     whatever the bytes are
   */
  public static ElfImage read(byte[] bytes) throws ElfFormatException {
    return new ElfReader(bytes).image();
  }

  private ElfImage image() throws ElfFormatException {
    checkHeader();
    int entry = file.word(24, "the entry address");
    long tableOffset = file.u32(28, "the program header offset");
    int count = file.u16(44, "the program header count");
    if (count == 0) {
      throw new ElfFormatException("no program headers: this file is not linked; link it first");
    }
    if (count > MAXIMUM_PROGRAM_HEADERS) {
      throw new ElfFormatException(count + " program headers: more than 128 are not believable");
    }
    if (file.u16(42, "the program header size") != Elf.PROGRAM_HEADER_SIZE) {
      throw new ElfFormatException("program headers of a size that is not 32 bytes");
    }
    SegmentReader reader = new SegmentReader(file, USER_TOP);
    reader.read(tableOffset, count);
    List<ElfSegment> segments = reader.segments();
    checkEntry(entry, segments);
    return withDebugInformation(entry, segments, reader.mappedAddress(tableOffset, count), count);
  }

  private ElfImage withDebugInformation(
      int entry, List<ElfSegment> segments, int headerAddress, int headerCount) {
    List<ElfSymbol> symbols = new ArrayList<>();
    LineTable lines = LineTable.EMPTY;
    DebugInformation debug = DebugInformation.NONE;
    try {
      SectionReader sections = new SectionReader(file);
      sections.readSymbols(symbols);
      DwarfSections told = DwarfSections.of(sections);
      lines = sections.lines().orElseGet(told::lines);
      debug = new DebugInformation(told);
    } catch (ElfFormatException damaged) {
      // Linux runs a program whose section headers are damaged or stripped, and so do we.
      symbols.clear();
    }
    return new ElfImage(
        entry, segments, new SymbolTable(symbols), lines, debug, headerAddress, headerCount);
  }

  private void checkHeader() throws ElfFormatException {
    if (file.length() < 4 || file.word(0, "the magic number") != Elf.MAGIC) {
      throw new ElfFormatException(
          "not an ELF file: it does not start with 7f 45 4c 46; assembly source needs the name .s, .S or .asm");
    }
    expect(file.u8(4, "the class"), Elf.ELFCLASS32, "a 64-bit ELF file; compile for rv32");
    expect(file.u8(5, "the byte order"), Elf.ELFDATA2LSB, "a big-endian ELF file");
    expect(file.u8(6, "the version"), Elf.EV_CURRENT, "an ELF version that is not 1");
    int machine = file.u16(18, "the machine");
    expect(
        machine,
        Elf.EM_RISCV,
        "a program for another processor (machine " + machine + ", RISC-V is 243)");
    checkType(file.u16(16, "the type"));
    checkFlags(file.word(36, "the flags"));
  }

  private static void checkType(int type) throws ElfFormatException {
    if (type == Elf.ET_DYN) {
      throw new ElfFormatException(
          "a position-independent program or a shared library; link with -static -no-pie");
    }
    expect(type, Elf.ET_EXEC, "an ELF file of type " + type + ", not an executable; link it first");
  }

  private static void checkFlags(int flags) throws ElfFormatException {
    if ((flags & Elf.EF_RISCV_RVC) != 0) {
      throw new ElfFormatException(
          "compiled with compressed instructions, which this machine lacks; use -march=rv32ima");
    }
    if ((flags & Elf.EF_RISCV_FLOAT_ABI) != 0) {
      throw new ElfFormatException(
          "compiled for floating-point registers, which this machine lacks; use -mabi=ilp32");
    }
    if ((flags & Elf.EF_RISCV_RVE) != 0) {
      throw new ElfFormatException("compiled for RV32E (16 registers); use -march=rv32ima");
    }
  }

  private static void checkEntry(int entry, List<ElfSegment> segments) throws ElfFormatException {
    for (ElfSegment segment : segments) {
      if (segment.contains(entry) && segment.executable()) {
        if ((entry & 3) != 0) {
          throw new ElfFormatException(
              "the entry address 0x%x is not a multiple of 4".formatted(entry));
        }
        return;
      }
    }
    throw new ElfFormatException(
        "the entry address 0x%x is not in an executable segment; is _start defined in .text?"
            .formatted(entry));
  }

  private static void expect(int actual, int expected, String otherwise) throws ElfFormatException {
    if (actual != expected) {
      throw new ElfFormatException(otherwise);
    }
  }
}
