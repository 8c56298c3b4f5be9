package ringside.tests.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import ringside.mmu.memory.PhysicalMemory;

/** Memory as bytes. */
final class NaiveRam {
  private final byte[] bytes;

  /** A copy of what stands in a memory now. */
  NaiveRam(PhysicalMemory memory) {
    bytes = new byte[memory.sizeBytes()];
    ByteBuffer words = words();
    while (words.hasRemaining()) {
      words.putInt(memory.readWord(PhysicalMemory.BASE + words.position()));
    }
  }

  boolean contains(int address) {
    return Integer.toUnsignedLong(address - PhysicalMemory.BASE) < bytes.length;
  }

  int read(int address, int size) {
    int value = 0;
    for (int i = 0; i < size; i++) {
      value |= (bytes[address - PhysicalMemory.BASE + i] & 0xff) << 8 * i;
    }
    return value;
  }

  void write(int address, int value, int size) {
    for (int i = 0; i < size; i++) {
      bytes[address - PhysicalMemory.BASE + i] = (byte) (value >>> 8 * i);
    }
  }

  /** The first address whose word differs from a memory's, or 0. */
  int firstDifference(PhysicalMemory memory) {
    ByteBuffer words = words();
    while (words.hasRemaining()) {
      int address = PhysicalMemory.BASE + words.position();
      if (words.getInt() != memory.readWord(address)) {
        return address;
      }
    }
    return 0;
  }

  private ByteBuffer words() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
