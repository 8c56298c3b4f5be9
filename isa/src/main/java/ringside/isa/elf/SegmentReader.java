package ringside.isa.elf;

import java.util.ArrayList;
import java.util.List;

/** The program headers (System V ABI, "Program Header"). */
final class SegmentReader {
  private static final int PAGE_BYTES = 4096;

  private final ElfBytes file;
  private final long userTop;
  private final List<ElfSegment> segments = new ArrayList<>();
  private final List<Long> fileOffsets = new ArrayList<>();

  SegmentReader(ElfBytes file, long userTop) {
    this.file = file;
    this.userTop = userTop;
  }

  void read(long tableOffset, int count) throws ElfFormatException {
    file.require(tableOffset, (long) count * Elf.PROGRAM_HEADER_SIZE, "the program header table");
    for (int index = 0; index < count; index++) {
      readHeader(tableOffset + (long) index * Elf.PROGRAM_HEADER_SIZE, "program header " + index);
    }
    if (segments.isEmpty()) {
      throw new ElfFormatException("no segment to load: the program is empty");
    }
  }

  List<ElfSegment> segments() {
    return segments;
  }

  /** The address at which a part of the file is mapped, or 0. */
  int mappedAddress(long tableOffset, int count) {
    for (int index = 0; index < segments.size(); index++) {
      ElfSegment segment = segments.get(index);
      long distance = tableOffset - fileOffsets.get(index);
      long end = distance + (long) count * Elf.PROGRAM_HEADER_SIZE;
      if (distance >= 0 && end <= segment.bytes().length) {
        return (int) (segment.virtualAddress() + distance);
      }
    }
    return 0;
  }

  private void readHeader(long at, String what) throws ElfFormatException {
    int type = file.word(at, what);
    if (type == Elf.PT_INTERP || type == Elf.PT_DYNAMIC) {
      throw new ElfFormatException("a dynamically linked program; link with -static");
    }
    long memorySize = file.u32(at + 20, what);
    if (type != Elf.PT_LOAD || memorySize == 0) {
      return;
    }
    long fileOffset = file.u32(at + 4, what);
    long address = file.u32(at + 8, what);
    long fileSize = file.u32(at + 16, what);
    int flags = file.word(at + 24, what) & 7;
    long alignment = Math.max(1, file.u32(at + 28, what));
    checkSizes(what, fileSize, memorySize, address);
    checkAlignment(what, fileOffset, address, alignment);
    byte[] bytes = contents(fileOffset, fileSize, what);
    checkOrder(what, address);
    fileOffsets.add(fileOffset);
    segments.add(new ElfSegment((int) address, (int) memorySize, flags, (int) alignment, bytes));
  }

  /** Zeros only take nothing from the file, and their offset may lie behind its end. */
  private byte[] contents(long fileOffset, long fileSize, String what) throws ElfFormatException {
    return fileSize == 0
        ? new byte[0]
        : file.slice(fileOffset, fileSize, "the contents of " + what);
  }

  private void checkSizes(String what, long fileSize, long memorySize, long address)
      throws ElfFormatException {
    if (fileSize > memorySize) {
      throw new ElfFormatException(
          "%s: %d bytes in the file, but only %d in memory".formatted(what, fileSize, memorySize));
    }
    if (memorySize > Integer.MAX_VALUE || address + memorySize > userTop) {
      throw new ElfFormatException(
          "%s: 0x%x bytes at 0x%x do not fit below 0x%x, where the kernel begins"
              .formatted(what, memorySize, address, userTop));
    }
    if (address < PAGE_BYTES) {
      throw new ElfFormatException(
          "%s: address 0x%x is in the first page, which stays unmapped to catch null pointers"
              .formatted(what, address));
    }
  }

  private static void checkAlignment(String what, long fileOffset, long address, long alignment)
      throws ElfFormatException {
    if ((alignment & alignment - 1) != 0 || alignment > 1L << 30) {
      throw new ElfFormatException(
          "%s: alignment %d is not a power of two up to 2^30".formatted(what, alignment));
    }
    if ((fileOffset - address) % PAGE_BYTES != 0) {
      throw new ElfFormatException(
          "%s: file offset 0x%x and address 0x%x differ within a page; it cannot be mapped"
              .formatted(what, fileOffset, address));
    }
  }

  private void checkOrder(String what, long address) throws ElfFormatException {
    if (segments.isEmpty()) {
      return;
    }
    ElfSegment previous = segments.get(segments.size() - 1);
    long previousEnd = Integer.toUnsignedLong(previous.virtualAddress()) + previous.memorySize();
    if (address < previousEnd) {
      throw new ElfFormatException(
          "%s: begins at 0x%x, but the segment before it ends at 0x%x; they overlap or are not in"
                  .formatted(what, address, previousEnd)
              + " ascending order");
    }
  }
}
