package ringside.isa.asm.link;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.asm.source.SourceException;
import ringside.isa.elf.ElfSection;

/** A section of the program, put together from those of the files. */
final class OutputSection {
  /** A file's section in its place. */
  record Part(ObjectFile.ObjectSection section, int offset) {}

  private final String name;
  private final int flags;
  private final List<Part> parts = new ArrayList<>();
  private int alignment = 1;
  private int size;
  private int address;
  private boolean zerosOnly = true;

  OutputSection(String name, int flags) {
    this.name = name;
    this.flags = flags;
  }

  String name() {
    return name;
  }

  int flags() {
    return flags;
  }

  boolean zerosOnly() {
    return zerosOnly;
  }

  int alignment() {
    return alignment;
  }

  int size() {
    return size;
  }

  int address() {
    return address;
  }

  int end() {
    return address + size;
  }

  void moveTo(int newAddress) {
    address = newAddress;
  }

  /** Adds a file's section and returns its offset. */
  int add(ObjectFile.ObjectSection section) {
    int offset = reserve(section.size(), section.alignment());
    parts.add(new Part(section, offset));
    zerosOnly &= section.bytes().length == 0;
    return offset;
  }

  /** Adds zeros and returns their offset. */
  int reserve(int bytes, int bytesAlignment) {
    int offset = alignUp(size, bytesAlignment);
    alignment = Math.max(alignment, bytesAlignment);
    long end = (long) offset + bytes;
    if (end > Integer.MAX_VALUE) {
      throw new SourceException(0, "section " + name + " is larger than 2 GiB");
    }
    size = (int) end;
    return offset;
  }

  byte[] image() {
    byte[] image = new byte[zerosOnly ? 0 : size];
    for (Part part : parts) {
      byte[] bytes = part.section().bytes();
      if (bytes.length > 0) {
        System.arraycopy(bytes, 0, image, part.offset(), bytes.length);
      }
    }
    return image;
  }

  ElfSection toElf(byte[] image) {
    return new ElfSection(name, address, flags, size, alignment, image);
  }

  static int alignUp(int value, int alignment) {
    return value + alignment - 1 & -alignment;
  }
}
