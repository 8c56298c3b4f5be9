package ringside.isa.elf;

import java.util.Objects;

/**
 * A part of the program that is to be mapped (System V ABI, PT_LOAD).
 *
 * @param virtualAddress of the first byte
 * @param memorySize in bytes, at least {@code bytes.length}; what the file does not hold is zero
 * @param flags {@link #EXECUTE}, {@link #WRITE} and {@link #READ} added up
 * @param alignment in bytes, a power of two
 * @param bytes the part that the file holds; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // shared, never changed: copying would cost every execve
public record ElfSegment(
    int virtualAddress, int memorySize, int flags, int alignment, byte[] bytes) {
  /** PF_X. */
  public static final int EXECUTE = 1;

  /** PF_W. */
  public static final int WRITE = 2;

  /** PF_R. */
  public static final int READ = 4;

  public ElfSegment {
    Objects.requireNonNull(bytes);
  }

  /** Whether an address lies in the segment's memory. */
  public boolean contains(int address) {
    return Integer.compareUnsigned(address - virtualAddress, memorySize) < 0;
  }

  /** Whether the program may run code in it. */
  public boolean executable() {
    return (flags & EXECUTE) != 0;
  }

  /** Whether the program may store to it. */
  public boolean writable() {
    return (flags & WRITE) != 0;
  }
}
