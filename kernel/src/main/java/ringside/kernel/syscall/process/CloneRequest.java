package ringside.kernel.syscall.process;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.file.FileError;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.UserMemory;

/**
 * What clone and clone3 ask for.
 *
 * @param flags CLONE_ bits, without the signal
 * @param exitSignal what tells the parent of the end, or 0
 * @param stack the child's stack pointer, or 0 for the same
 * @param parentTid where the parent finds the child's id
 * @param tls the child's thread pointer
 * @param childTid where the child finds its id
 * @param pidFile where the parent finds a descriptor for the child (CLONE_PIDFD)
 * @param clearsHandlers whether handlers of the parent's are none of the child's
 */
record CloneRequest(
    int flags,
    int exitSignal,
    int stack,
    int parentTid,
    int tls,
    int childTid,
    int pidFile,
    boolean clearsHandlers) {
  private static final int CSIGNAL = 0xff;
  private static final int CLONE_SIGHAND = 0x800;
  private static final int CLONE_PARENT = 0x8000;
  private static final int CLONE_THREAD = 0x10000;
  private static final int CLONE_DETACHED = 0x400000;
  private static final int CLONE_NEWTIME = 0x80;
  private static final long CLONE_CLEAR_SIGHAND = 1L << 32;
  private static final long KNOWN_FLAGS = 0xffff_ffffL | CLONE_CLEAR_SIGHAND;

  /** Bytes of struct clone_args: those of its first version, and all that are known. */
  private static final int FIRST_BYTES = 64;

  private static final int KNOWN_BYTES = 88;

  /**
   * Reads a struct clone_args of 64-bit fields (clone(2), "clone3"; Linux: copy_struct_from_user).
   *
   * @throws FileError E2BIG where it says more than is known, EINVAL where it is not valid
   */
  static CloneRequest read(UserMemory memory, int address, int size) {
    if (Integer.compareUnsigned(size, AddressSpace.PAGE) > 0) {
      throw new FileError(Errno.E2BIG);
    }
    if (size < FIRST_BYTES) {
      throw new FileError(Errno.EINVAL);
    }
    for (byte more : size > KNOWN_BYTES ? rest(memory, address, size) : new byte[0]) {
      if (more != 0) {
        throw new FileError(Errno.E2BIG);
      }
    }
    long[] fields = new long[KNOWN_BYTES / 8];
    for (int i = 0; i < Math.min(size / 8, fields.length); i++) {
      fields[i] = memory.readLong(address + i * 8);
    }
    return checked(fields);
  }

  private static byte[] rest(UserMemory memory, int address, int size) {
    return memory.read(address + KNOWN_BYTES, size - KNOWN_BYTES);
  }

  private static CloneRequest checked(long[] fields) {
    int flags = (int) fields[0];
    long exitSignal = fields[4];
    int stack = (int) fields[5];
    int stackBytes = (int) fields[6];
    boolean clears = (fields[0] & CLONE_CLEAR_SIGHAND) != 0;
    boolean badFlags =
        (fields[0] & ~KNOWN_FLAGS) != 0
            || (flags & (CLONE_DETACHED | CSIGNAL & ~CLONE_NEWTIME)) != 0
            || clears && (flags & CLONE_SIGHAND) != 0;
    boolean badSignal =
        (exitSignal & ~CSIGNAL) != 0
            || exitSignal > Signal.MAXIMUM
            || exitSignal != 0 && (flags & (CLONE_THREAD | CLONE_PARENT)) != 0;
    boolean halfStack = stack == 0 != (stackBytes == 0);
    boolean choosesTids = fields[8] != 0 || fields[9] != 0;
    if (badFlags || badSignal || halfStack || choosesTids || isBeyond(stack, stackBytes)) {
      throw new FileError(Errno.EINVAL);
    }
    return new CloneRequest(
        flags,
        (int) exitSignal,
        stack + stackBytes,
        (int) fields[3],
        (int) fields[7],
        (int) fields[2],
        (int) fields[1],
        clears);
  }

  private static boolean isBeyond(int stack, int bytes) {
    return Integer.toUnsignedLong(stack) + Integer.toUnsignedLong(bytes)
        > Integer.toUnsignedLong(AddressSpace.STACK_TOP + AddressSpace.PAGE);
  }
}
