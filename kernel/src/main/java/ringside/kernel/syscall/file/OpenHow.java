package ringside.kernel.syscall.file;

import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.file.tree.Resolution;
import ringside.kernel.memory.UserMemory;

/**
 * How openat2 is to open: struct open_how, checked (Linux: build_open_flags).
 *
 * @param permissions of a file that is made
 * @param resolve RESOLVE_ bits
 */
record OpenHow(OpenFlags flags, int permissions, int resolve) {
  private static final int BYTES = 24;
  private static final int PAGE = 4096;
  private static final long VALID_FLAGS = 037777703;
  private static final int PERMISSIONS = 07777;
  private static final int WITH_PATH =
      OpenFlags.PATH | OpenFlags.DIRECTORY | OpenFlags.NO_FOLLOW | OpenFlags.CLOSE_ON_EXEC;

  /** Whether an absolute path begins at the root, whatever the descriptor is. */
  boolean startsAnywhere() {
    return !Resolution.isInRoot(resolve);
  }

  /**
   * Reads what a program has written.
   *
   * @param size bytes of its structure, which may be longer than ours if the rest is zeros
   * @throws FileError EINVAL, E2BIG, EAGAIN
   */
  static OpenHow read(UserMemory memory, int address, int size) {
    if (Integer.compareUnsigned(size, BYTES) < 0) {
      throw new FileError(Errno.EINVAL);
    }
    if (Integer.compareUnsigned(size, PAGE) > 0) {
      throw new FileError(Errno.E2BIG);
    }
    for (byte more : memory.read(address + BYTES, size - BYTES)) {
      if (more != 0) {
        throw new FileError(Errno.E2BIG);
      }
    }
    long flags = memory.readLong(address);
    long mode = memory.readLong(address + 8);
    long resolve = memory.readLong(address + 16);
    boolean valid = (flags & ~VALID_FLAGS) == 0 && Resolution.isValid(resolve);
    if (!valid || !isMode(new OpenFlags((int) flags), mode)) {
      throw new FileError(Errno.EINVAL);
    }
    return checked(new OpenHow(new OpenFlags((int) flags), (int) mode, (int) resolve));
  }

  private static boolean isMode(OpenFlags flags, long mode) {
    return makes(flags) ? (mode & ~PERMISSIONS) == 0 : mode == 0;
  }

  private static boolean makes(OpenFlags flags) {
    return flags.has(OpenFlags.CREATE) || flags.has(OpenFlags.TEMPORARY);
  }

  private static OpenHow checked(OpenHow how) {
    OpenFlags flags = how.flags;
    boolean folderToMake = flags.has(OpenFlags.DIRECTORY | OpenFlags.CREATE);
    boolean badTemporary =
        flags.has(OpenFlags.TEMPORARY) && (!flags.has(OpenFlags.DIRECTORY) || !flags.writes());
    boolean badName = flags.has(OpenFlags.PATH) && (flags.bits() & ~WITH_PATH) != 0;
    if (folderToMake || badTemporary || badName) {
      throw new FileError(Errno.EINVAL);
    }
    if (Resolution.isCached(how.resolve) && (makes(flags) || flags.has(OpenFlags.TRUNCATE))) {
      throw new FileError(Errno.EAGAIN);
    }
    return how;
  }
}
