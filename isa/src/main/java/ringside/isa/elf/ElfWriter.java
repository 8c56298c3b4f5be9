package ringside.isa.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a static executable. Sections of equal permissions that follow each other make a segment;
 * the first segment also maps the headers. File offsets equal addresses modulo the page size, so
 * that a kernel can map the file (System V ABI, "Program Loading").
 */
public final class ElfWriter {
  private static final int PAGE_BYTES = 4096;

  /** First and last section of a segment and its place in the file. */
  private record Segment(int flags, int fileOffset, int address, int fileSize, int memorySize) {}

  private final int entry;
  private final List<ElfSection> sections = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();
  private final SymbolTableWriter symbols;

  private ElfWriter(int entry, List<ElfSection> input, SymbolTableWriter symbols) {
    this.entry = entry;
    this.sections.addAll(input);
    this.symbols = symbols;
  }

  /** Bytes of the headers in front of the first section, for a number of segments. */
  public static int headerBytes(int segmentCount) {
    return Elf.HEADER_SIZE + segmentCount * Elf.PROGRAM_HEADER_SIZE;
  }

  /** How many segments sections in this order make. */
  public static int segmentCount(List<ElfSection> sections) {
    int count = 0;
    int previous = -1;
    for (ElfSection section : sections) {
      if (section.allocated() && section.segmentFlags() != previous) {
        previous = section.segmentFlags();
        count++;
      }
    }
    return count;
  }

  /**
   * The file.
   *
   * @param sections by ascending address, mapped ones first; the first at {@link #headerBytes} into
   *     its page
   * @throws IllegalArgumentException if the sections are not laid out like that
   */
  public static byte[] write(
      int entry, List<ElfSection> sections, List<ElfSymbol> symbols, LineTable lines) {
    List<ElfSection> all = new ArrayList<>(sections);
    if (!lines.rows().isEmpty()) {
      byte[] bytes = LineTableFormat.write(lines);
      all.add(new ElfSection(Elf.LINES_SECTION, 0, 0, bytes.length, 4, bytes));
    }
    return new ElfWriter(entry, all, new SymbolTableWriter(symbols, sections)).file();
  }

  private byte[] file() {
    int end = placeSections();
    makeSegments();
    SectionNames names = new SectionNames(sections);
    int symbolOffset = end + 3 & ~3;
    int stringOffset = symbolOffset + symbols.table().length;
    int nameOffset = stringOffset + symbols.strings().length;
    int headerOffset = nameOffset + names.bytes().length + 3 & ~3;
    int size = headerOffset + (sections.size() + 4) * Elf.SECTION_HEADER_SIZE;
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    writeHeader(out, headerOffset);
    for (Segment segment : segments) {
      writeProgramHeader(out, segment);
    }
    for (int index = 0; index < sections.size(); index++) {
      if (sections.get(index).bytes().length > 0) {
        out.position(offsets.get(index)).put(sections.get(index).bytes());
      }
    }
    out.position(symbolOffset).put(symbols.table()).put(symbols.strings()).put(names.bytes());
    out.position(headerOffset);
    writeSectionHeaders(out, names, symbolOffset, stringOffset, nameOffset);
    return out.array();
  }

  private int placeSections() {
    int end = headerBytes(segmentCount(sections));
    ElfSection previous = null;
    int previousOffset = 0;
    for (ElfSection section : sections) {
      int offset;
      if (!section.allocated()) {
        offset = end + section.alignment() - 1 & -section.alignment();
      } else if (previous != null && previous.segmentFlags() == section.segmentFlags()) {
        offset = previousOffset + section.address() - previous.address();
      } else {
        offset = end + (section.address() - end & PAGE_BYTES - 1);
      }
      offsets.add(offset);
      end = section.bytes().length == 0 ? end : offset + section.bytes().length;
      previous = section;
      previousOffset = offset;
    }
    return end;
  }

  private void makeSegments() {
    int index = 0;
    while (index < sections.size() && sections.get(index).allocated()) {
      int first = index;
      int flags = sections.get(first).segmentFlags();
      while (index < sections.size()
          && sections.get(index).allocated()
          && sections.get(index).segmentFlags() == flags) {
        index++;
      }
      segments.add(segment(first, index - 1, flags));
    }
  }

  private Segment segment(int first, int last, int flags) {
    ElfSection head = sections.get(first);
    int headers = first == 0 ? offsets.get(0) : 0;
    int fileOffset = offsets.get(first) - headers;
    int address = head.address() - headers;
    int fileSize = headers;
    for (int index = first; index <= last; index++) {
      ElfSection section = sections.get(index);
      if (section.bytes().length > 0) {
        fileSize = offsets.get(index) + section.bytes().length - fileOffset;
        requireConsistent(section, offsets.get(index) - fileOffset + address);
      }
    }
    return new Segment(flags, fileOffset, address, fileSize, sections.get(last).end() - address);
  }

  private static void requireConsistent(ElfSection section, int mappedAddress) {
    if (section.address() != mappedAddress) {
      throw new IllegalArgumentException(
          "section %s at 0x%x would be mapped at 0x%x"
              .formatted(section.name(), section.address(), mappedAddress));
    }
  }

  private void writeHeader(ByteBuffer out, int sectionHeaderOffset) {
    out.putInt(Elf.MAGIC);
    out.put((byte) Elf.ELFCLASS32).put((byte) Elf.ELFDATA2LSB).put((byte) Elf.EV_CURRENT);
    out.position(16);
    out.putShort((short) Elf.ET_EXEC).putShort((short) Elf.EM_RISCV).putInt(Elf.EV_CURRENT);
    out.putInt(entry).putInt(Elf.HEADER_SIZE).putInt(sectionHeaderOffset).putInt(0);
    out.putShort((short) Elf.HEADER_SIZE).putShort((short) Elf.PROGRAM_HEADER_SIZE);
    out.putShort((short) segments.size()).putShort((short) Elf.SECTION_HEADER_SIZE);
    out.putShort((short) (sections.size() + 4)).putShort((short) (sections.size() + 3));
  }

  private static void writeProgramHeader(ByteBuffer out, Segment segment) {
    out.putInt(Elf.PT_LOAD).putInt(segment.fileOffset());
    out.putInt(segment.address()).putInt(segment.address());
    out.putInt(segment.fileSize()).putInt(segment.memorySize());
    out.putInt(segment.flags()).putInt(PAGE_BYTES);
  }

  private void writeSectionHeaders(
      ByteBuffer out, SectionNames names, int symbolOffset, int stringOffset, int nameOffset) {
    out.position(out.position() + Elf.SECTION_HEADER_SIZE);
    for (int index = 0; index < sections.size(); index++) {
      ElfSection section = sections.get(index);
      boolean zeros = section.bytes().length == 0 && section.memorySize() > 0;
      out.putInt(names.offset(index)).putInt(zeros ? Elf.SHT_NOBITS : Elf.SHT_PROGBITS);
      out.putInt(section.flags()).putInt(section.address()).putInt(offsets.get(index));
      out.putInt(section.memorySize()).putInt(0).putInt(0).putInt(section.alignment()).putInt(0);
    }
    int strings = sections.size() + 2;
    int first = sections.size();
    table(out, names.offset(first), Elf.SHT_SYMTAB, symbolOffset, symbols.table().length);
    out.putInt(strings).putInt(symbols.localCount()).putInt(4).putInt(Elf.SYMBOL_SIZE);
    table(out, names.offset(first + 1), Elf.SHT_STRTAB, stringOffset, symbols.strings().length);
    out.putInt(0).putInt(0).putInt(1).putInt(0);
    table(out, names.offset(first + 2), Elf.SHT_STRTAB, nameOffset, names.bytes().length);
    out.putInt(0).putInt(0).putInt(1).putInt(0);
  }

  private static void table(ByteBuffer out, int name, int type, int offset, int size) {
    out.putInt(name).putInt(type).putInt(0).putInt(0).putInt(offset).putInt(size);
  }
}
