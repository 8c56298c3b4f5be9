package ringside.lab.explain;

import java.util.OptionalInt;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfSegment;

/** A program's instructions as its file holds them: there, whatever memory holds just now. */
public final class Code {
  private final ElfImage image;

  /** The code of a program. */
  public Code(ElfImage image) {
    this.image = image;
  }

  ElfImage image() {
    return image;
  }

  /** The instruction word at an address, or empty where the file has no code. */
  public OptionalInt wordAt(int address) {
    if ((address & 3) != 0) {
      return OptionalInt.empty();
    }
    for (ElfSegment segment : image.segments()) {
      int offset = address - segment.virtualAddress();
      boolean inside = offset >= 0 && offset <= segment.bytes().length - 4;
      if (segment.executable() && inside) {
        return OptionalInt.of(word(segment.bytes(), offset));
      }
    }
    return OptionalInt.empty();
  }

  /** The little-endian word at a place that is there. */
  static int word(byte[] bytes, int offset) {
    return bytes[offset] & 0xff
        | (bytes[offset + 1] & 0xff) << 8
        | (bytes[offset + 2] & 0xff) << 16
        | bytes[offset + 3] << 24;
  }
}
