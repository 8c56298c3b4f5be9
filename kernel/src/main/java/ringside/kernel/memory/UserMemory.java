package ringside.kernel.memory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.mmu.MemoryFault;

/**
 * Copies between kernel and user through the user's own mapping, word by word where both sides are
 * aligned (Linux: copy_from_user, copy_to_user). A page fault on the way is mended as if the
 * program had made it; where it can't be, {@link BadAddress}.
 */
public final class UserMemory {
  private static final int LONGEST_PATH = 4096;

  private final KernelCode code;
  private final @Nullable AddressSpace space;
  private final @Nullable NestedTrap trap;

  UserMemory(KernelCode code, @Nullable AddressSpace space, @Nullable NestedTrap trap) {
    this.code = code;
    this.space = space;
    this.trap = trap;
  }

  /** The kernel's own memory in the place of a user's, as for sendfile: it never faults. */
  public static UserMemory ofKernel(KernelCode code) {
    return new UserMemory(code, null, null);
  }

  /** Copies bytes in, to be used at once by a handler. */
  public byte[] read(int address, int length) {
    begin(address, length);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i += step(address + i, length - i)) {
      unpack(
          loadStep(address + i, step(address + i, length - i)),
          bytes,
          i,
          step(address + i, length - i));
    }
    return bytes;
  }

  /** Copies bytes out. */
  public void write(int address, byte[] bytes) {
    begin(address, bytes.length);
    for (int i = 0; i < bytes.length; i += step(address + i, bytes.length - i)) {
      int size = step(address + i, bytes.length - i);
      storeStep(address + i, pack(bytes, i, size), size);
    }
  }

  /** Copies from user to kernel memory; both are touched and charged. */
  public void copyIn(int from, int kernelTo, int length) {
    begin(from, length);
    for (int i = 0; i < length; ) {
      int words = code.copyWords(from + i, kernelTo + i, (length - i) / 4);
      if (words > 0) {
        i += words * 4;
        continue;
      }
      int size = Math.min(step(from + i, length - i), step(kernelTo + i, length - i));
      code.store(kernelTo + i, loadStep(from + i, size), size);
      i += size;
    }
  }

  /** Copies from kernel to user memory; both are touched and charged. */
  public void copyOut(int kernelFrom, int to, int length) {
    begin(to, length);
    for (int i = 0; i < length; ) {
      int words = code.copyWords(kernelFrom + i, to + i, (length - i) / 4);
      if (words > 0) {
        i += words * 4;
        continue;
      }
      int size = Math.min(step(to + i, length - i), step(kernelFrom + i, length - i));
      code.run(size == 4 ? Routine.COPY_WORD : Routine.COPY_BYTE);
      int value = code.load(kernelFrom + i, size);
      storeResolved(to + i, value, size);
      i += size;
    }
  }

  /** A word of the user's. */
  public int readWord(int address) {
    begin(address, 4);
    return loadStep(address, (address & 3) == 0 ? 4 : 1) | restOfWord(address);
  }

  /** Sets a word of the user's. */
  public void writeWord(int address, int value) {
    byte[] bytes = new byte[4];
    unpack(value, bytes, 0, 4);
    write(address, bytes);
  }

  /** Sets two words of the user's, low first. */
  public void writeLong(int address, long value) {
    byte[] bytes = new byte[8];
    unpack((int) value, bytes, 0, 4);
    unpack((int) (value >>> 32), bytes, 4, 4);
    write(address, bytes);
  }

  /** Two words of the user's, low first. */
  public long readLong(int address) {
    return readWord(address) & 0xffff_ffffL | (long) readWord(address + 4) << 32;
  }

  /** A path: a zero-terminated string of at most 4095 bytes (PATH_MAX). */
  public String readString(int address) {
    return readString(address, LONGEST_PATH);
  }

  /**
   * A zero-terminated string, as ISO 8859-1 so that no byte is lost.
   *
   * @param most bytes that it may have, the zero among them
   * @throws StringTooLong where it has more
   */
  public String readString(int address, int most) {
    code.run(Routine.COPY_SETUP);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < most; i++) {
      requireUser(address + i, 1);
      int next = loadStep(address + i, 1);
      if (next == 0) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
      }
      bytes.write(next);
    }
    throw new StringTooLong();
  }

  /** A string that does not end where it should: ENAMETOOLONG of a path. */
  public static final class StringTooLong extends RuntimeException {
    private static final long serialVersionUID = 1;

    StringTooLong() {
      super(null, null, false, false);
    }
  }

  private int restOfWord(int address) {
    if ((address & 3) == 0) {
      return 0;
    }
    int value = 0;
    for (int i = 1; i < 4; i++) {
      value |= loadStep(address + i, 1) << 8 * i;
    }
    return value;
  }

  private void begin(int address, int length) {
    code.run(Routine.COPY_SETUP);
    if (length > 0) {
      requireUser(address, length);
    }
  }

  /**
   * Refuses a range that no program can have, before anything of it is touched (Linux: access_ok).
   *
   * @param length bytes, without a sign: -1 is the longest
   */
  public void requireUser(int address, int length) {
    if (space == null) {
      return;
    }
    long end = (address & 0xffff_ffffL) + (length & 0xffff_ffffL);
    if (end > (KernelLayout.BASE & 0xffff_ffffL)) {
      throw new BadAddress(address);
    }
  }

  private static int step(int address, int left) {
    return (address & 3) == 0 && left >= 4 ? 4 : 1;
  }

  private int loadStep(int address, int size) {
    code.run(size == 4 ? Routine.COPY_WORD : Routine.COPY_BYTE);
    try {
      return code.load(address, size);
    } catch (MemoryFault fault) {
      mend(fault);
      return code.load(address, size);
    }
  }

  private void storeStep(int address, int value, int size) {
    code.run(size == 4 ? Routine.COPY_WORD : Routine.COPY_BYTE);
    storeResolved(address, value, size);
  }

  private void storeResolved(int address, int value, int size) {
    try {
      code.store(address, value, size);
    } catch (MemoryFault fault) {
      mend(fault);
      code.store(address, value, size);
    }
  }

  private void mend(MemoryFault fault) {
    if (space == null || trap == null) {
      throw new IllegalStateException("the kernel's memory faults at " + fault.address());
    }
    trap.enter();
    FaultResult result = space.faultNow(fault.address(), fault.access());
    trap.leave();
    if (result != FaultResult.MENDED) {
      throw new BadAddress(fault.address());
    }
    code.run(Routine.COPY_WORD);
  }

  private static void unpack(int value, byte[] bytes, int at, int size) {
    for (int i = 0; i < size; i++) {
      bytes[at + i] = (byte) (value >>> 8 * i);
    }
  }

  private static int pack(byte[] bytes, int at, int size) {
    int value = 0;
    for (int i = 0; i < size; i++) {
      value |= (bytes[at + i] & 0xff) << 8 * i;
    }
    return value;
  }
}
