package ringside.kernel.file.tree;

import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;

/** What may not be done with a memory file any more (fcntl(2), "File Sealing"). */
public final class Seals {
  private static final int SEAL = 1;
  private static final int SHRINK = 2;
  private static final int GROW = 4;
  private static final int WRITE = 8;
  private static final int FUTURE_WRITE = 16;
  private static final int ALL = 31;

  private final boolean possible;
  private int bits;

  private Seals(boolean possible, int bits) {
    this.possible = possible;
    this.bits = bits;
  }

  /** Of a file that knows no seals. */
  static Seals never() {
    return new Seals(false, 0);
  }

  /** Of a memory file; without MFD_ALLOW_SEALING it is sealed against seals. */
  static Seals ofMemory(boolean allowed) {
    return new Seals(true, allowed ? 0 : SEAL);
  }

  /** The seals (F_GET_SEALS); EINVAL where the file knows none. */
  public int get() {
    if (!possible) {
      throw new FileError(Errno.EINVAL);
    }
    return bits;
  }

  /**
   * Adds seals (F_ADD_SEALS).
   *
   * @param mappedWritable whether somebody could still write through a shared mapping
   */
  public void add(int more, boolean mappedWritable) {
    if (!possible || (more & ~ALL) != 0) {
      throw new FileError(Errno.EINVAL);
    }
    if ((bits & SEAL) != 0) {
      throw new FileError(Errno.EPERM);
    }
    if ((more & ~bits & WRITE) != 0 && mappedWritable) {
      throw new FileError(Errno.EBUSY);
    }
    bits |= more;
  }

  /** Whether a shared mapping may be writable. */
  public boolean allowWriting() {
    return (bits & (WRITE | FUTURE_WRITE)) == 0;
  }

  void checkResize(long from, long to) {
    boolean refused = to < from && (bits & SHRINK) != 0 || to > from && (bits & GROW) != 0;
    if (refused) {
      throw new FileError(Errno.EPERM);
    }
  }

  void checkWrite(boolean grows) {
    if (!allowWriting() || grows && (bits & GROW) != 0) {
      throw new FileError(Errno.EPERM);
    }
  }
}
