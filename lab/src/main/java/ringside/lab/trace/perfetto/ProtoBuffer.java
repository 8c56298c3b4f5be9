package ringside.lab.trace.perfetto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A protobuf message that is being written, field by field (protobuf.dev, "Encoding"). */
final class ProtoBuffer {
  private static final int FIRST_CAPACITY = 64;
  private static final int TAG_SHIFT = 3;
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int MORE = 0x80;
  private static final int BITS = 7;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int length;

  /** Forgets all fields. */
  ProtoBuffer clear() {
    length = 0;
    return this;
  }

  /** How many bytes it has. */
  int length() {
    return length;
  }

  /** The bytes, of which {@link #length} count. */
  byte[] bytes() {
    return bytes;
  }

  /** A field that holds a whole number, negative ones in ten bytes. */
  ProtoBuffer number(int field, long value) {
    varint((long) field << TAG_SHIFT | VARINT);
    varint(value);
    return this;
  }

  /** A field of eight bytes, lowest first. */
  ProtoBuffer fixed(int field, long value) {
    varint((long) field << TAG_SHIFT | FIXED64);
    for (int i = 0; i < Long.BYTES; i++) {
      put((byte) (value >>> i * Byte.SIZE));
    }
    return this;
  }

  /** A field that holds text. */
  ProtoBuffer text(int field, String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return bytes(field, utf8, utf8.length);
  }

  /** A field that holds a message. */
  ProtoBuffer message(int field, ProtoBuffer value) {
    return bytes(field, value.bytes, value.length);
  }

  /** A field that holds the first bytes of an array. */
  ProtoBuffer bytes(int field, byte[] value, int count) {
    varint((long) field << TAG_SHIFT | LENGTH_DELIMITED);
    varint(count);
    reserve(count);
    System.arraycopy(value, 0, bytes, length, count);
    length += count;
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & -MORE) != 0) {
      put((byte) (rest | MORE));
      rest >>>= BITS;
    }
    put((byte) rest);
  }

  private void put(byte value) {
    reserve(1);
    bytes[length++] = value;
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
  }
}
