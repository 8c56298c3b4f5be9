package ringside.kernel.file.device;

import ringside.isa.abi.Errno;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.file.OpenInode;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.wait.Outcome;

/** /dev/null, /dev/zero, /dev/full, /dev/random (null(4), full(4), random(4)). */
final class MemoryDevice extends OpenInode {
  private static final int BLOCK = 4096;

  private final Kind kind;
  private final Bytes random;

  /** Which of them. */
  enum Kind {
    NULL,
    ZERO,
    FULL,
    RANDOM
  }

  /** Where random bytes come from. */
  @FunctionalInterface
  interface Bytes {
    /** The next bytes. */
    byte[] next(int length);
  }

  MemoryDevice(Kind kind, Bytes random, Located where, OpenFlags flags) {
    super(where, flags);
    this.kind = kind;
    this.random = random;
  }

  @Override
  public Outcome read(UserMemory memory, int address, int length) {
    if (kind == Kind.NULL) {
      return Outcome.done(0);
    }
    for (int done = 0; done < length; done += BLOCK) {
      int part = Math.min(length - done, BLOCK);
      try {
        memory.write(address + done, kind == Kind.RANDOM ? random.next(part) : new byte[part]);
      } catch (BadAddress bad) {
        return Outcome.done(bad.movedFrom(address));
      }
    }
    return Outcome.done(length);
  }

  @Override
  public Outcome write(UserMemory memory, int address, int length, int written) {
    return kind == Kind.FULL ? Outcome.failed(Errno.ENOSPC) : Outcome.done(length);
  }

  @Override
  public Outcome readAt(UserMemory memory, int address, int length, long at) {
    return read(memory, address, length);
  }

  @Override
  public Outcome writeAt(UserMemory memory, int address, int length, long at) {
    return write(memory, address, length, 0);
  }

  @Override
  public long seek(long offset, int whence) {
    return 0;
  }

  @Override
  public boolean isZeros() {
    return kind == Kind.ZERO;
  }

  @Override
  public String title() {
    return "device";
  }
}
