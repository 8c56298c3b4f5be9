package ringside.isa.elf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file's bytes, little-endian, where reading outside is a format error. */
final class ElfBytes {
  private final byte[] bytes;

  ElfBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  /** Unsigned, 0..255. */
  int u8(long offset, String what) throws ElfFormatException {
    require(offset, 1, what);
    return bytes[(int) offset] & 255;
  }

  /** Unsigned, 0..65535. */
  int u16(long offset, String what) throws ElfFormatException {
    require(offset, 2, what);
    int at = (int) offset;
    return bytes[at] & 255 | (bytes[at + 1] & 255) << 8;
  }

  /**
   * All 32 bits; callers widen with {@link Integer#toUnsignedLong} where it is a size or offset.
   */
  int word(long offset, String what) throws ElfFormatException {
    return u16(offset, what) | u16(offset + 2, what) << 16;
  }

  /** Unsigned, 0..2^32-1. */
  long u32(long offset, String what) throws ElfFormatException {
    return Integer.toUnsignedLong(word(offset, what));
  }

  /** The text up to the next zero byte. */
  String string(long offset, String what) throws ElfFormatException {
    require(offset, 1, what);
    int end = (int) offset;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, (int) offset, end - (int) offset, StandardCharsets.UTF_8);
  }

  byte[] slice(long offset, long length, String what) throws ElfFormatException {
    require(offset, length, what);
    return Arrays.copyOfRange(bytes, (int) offset, (int) (offset + length));
  }

  void require(long offset, long length, String what) throws ElfFormatException {
    if (offset < 0 || length < 0 || offset + length > bytes.length) {
      throw new ElfFormatException(
          "the file ends too early: %s needs bytes %d to %d, but there are only %d; is it cut off?"
              .formatted(what, offset, offset + length, bytes.length));
    }
  }
}
