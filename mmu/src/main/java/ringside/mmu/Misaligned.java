package ringside.mmu;

import ringside.mmu.cache.CacheShape;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Access;

/**
 * Misaligned loads and stores, which Linux makes succeed. Inside one line they are one access;
 * across two lines (or pages) both halves are accessed, low address first, and a store writes
 * nothing before both are allowed.
 */
final class Misaligned {
  private Misaligned() {}

  static int load(DataWay data, PhysicalMemory memory, int address, int bytes, Mode mode) {
    int low = data.access(address, lowBytes(address, bytes), Access.LOAD, mode);
    data.chargeMisaligned();
    int high = secondHalf(data, low, address, bytes, Access.LOAD, mode);
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= memory.read(byteAddress(low, high, address, bytes, i), 1) << 8 * i;
    }
    return value;
  }

  static void store(
      DataWay data, PhysicalMemory memory, int address, int value, int bytes, Mode mode) {
    int low = data.access(address, lowBytes(address, bytes), Access.STORE, mode);
    data.chargeMisaligned();
    int high = secondHalf(data, low, address, bytes, Access.STORE, mode);
    for (int i = 0; i < bytes; i++) {
      memory.write(byteAddress(low, high, address, bytes, i), value >>> 8 * i, 1);
    }
  }

  /** Physical address of the second half's first byte; simply further on where there is none. */
  private static int secondHalf(
      DataWay data, int low, int address, int bytes, Access access, Mode mode) {
    int lowBytes = lowBytes(address, bytes);
    return lowBytes == bytes
        ? low + lowBytes
        : data.access(address + lowBytes, bytes - lowBytes, access, mode);
  }

  private static int byteAddress(int low, int high, int address, int bytes, int i) {
    int lowBytes = lowBytes(address, bytes);
    return i < lowBytes ? low + i : high + i - lowBytes;
  }

  private static int lowBytes(int address, int bytes) {
    int toLineEnd = CacheShape.LINE_BYTES - (address & CacheShape.LINE_BYTES - 1);
    return Math.min(bytes, toLineEnd);
  }
}
