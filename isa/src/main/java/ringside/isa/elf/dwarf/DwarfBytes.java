package ringside.isa.elf.dwarf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A part of a section, little-endian, that is read from its begin to its end and not beyond. */
final class DwarfBytes {
  private static final int LONGEST_LEB = 10;

  private final byte[] bytes;
  private final int end;
  private int at;

  DwarfBytes(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private DwarfBytes(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Where the next byte stands in its section. */
  int position() {
    return at;
  }

  boolean hasMore() {
    return at < end;
  }

  /** Another reader of the same section, from a place on to its end. */
  DwarfBytes from(long offset) throws DwarfException {
    if (offset < 0 || offset > bytes.length) {
      throw new DwarfException("a reference leads out of its section: " + offset);
    }
    return new DwarfBytes(bytes, (int) offset, bytes.length);
  }

  /** Another reader of what is left. */
  DwarfBytes again() {
    return new DwarfBytes(bytes, at, end);
  }

  /** The next bytes as a part of their own, which are passed. */
  DwarfBytes take(long length) throws DwarfException {
    require(length);
    DwarfBytes part = new DwarfBytes(bytes, at, at + (int) length);
    at += (int) length;
    return part;
  }

  void skip(long length) throws DwarfException {
    require(length);
    at += (int) length;
  }

  private void require(long length) throws DwarfException {
    if (length < 0 || length > end - at) {
      throw new DwarfException("the section ends too early, at " + at);
    }
  }

  /** The next bytes, which are passed. */
  byte[] bytes(long length) throws DwarfException {
    require(length);
    at += (int) length;
    return Arrays.copyOfRange(bytes, at - (int) length, at);
  }

  int u8() throws DwarfException {
    require(1);
    return bytes[at++] & 0xff;
  }

  int u16() throws DwarfException {
    return u8() | u8() << 8;
  }

  int word() throws DwarfException {
    return u16() | u16() << 16;
  }

  /** Unsigned. */
  long u32() throws DwarfException {
    return word() & 0xffff_ffffL;
  }

  long u64() throws DwarfException {
    return u32() | u32() << 32;
  }

  /** Unsigned, of so many bytes: 1, 2, 4 or 8. */
  long unsigned(int size) throws DwarfException {
    return switch (size) {
      case 1 -> u8();
      case 2 -> u16();
      case 4 -> u32();
      case 8 -> u64();
      default -> throw new DwarfException("a number of " + size + " bytes");
    };
  }

  /** ULEB128; what is beyond 64 bits is lost. */
  long uleb() throws DwarfException {
    long value = 0;
    for (int i = 0; i < LONGEST_LEB; i++) {
      int next = u8();
      value |= (long) (next & 0x7f) << 7 * i;
      if (next < 0x80) {
        return value;
      }
    }
    throw new DwarfException("a number does not end, at " + at);
  }

  /** SLEB128. */
  long sleb() throws DwarfException {
    long value = 0;
    for (int i = 0; i < LONGEST_LEB; i++) {
      int next = u8();
      value |= (long) (next & 0x7f) << 7 * i;
      if (next < 0x80) {
        int bits = 7 * (i + 1);
        return bits < Long.SIZE ? value << Long.SIZE - bits >> Long.SIZE - bits : value;
      }
    }
    throw new DwarfException("a number does not end, at " + at);
  }

  /** The text up to the next zero byte, which is passed. */
  String string() throws DwarfException {
    int start = at;
    while (u8() != 0) {
      // The text goes on.
    }
    return new String(bytes, start, at - 1 - start, StandardCharsets.UTF_8);
  }

  /** The length of a unit, which stands before it. */
  long unitLength() throws DwarfException {
    long length = u32();
    if (length >= 0xffff_fff0L) {
      throw new DwarfException("DWARF of 64 bits in a program of 32");
    }
    return length;
  }
}
