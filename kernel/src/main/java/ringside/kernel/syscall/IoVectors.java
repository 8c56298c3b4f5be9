package ringside.kernel.syscall;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.memory.UserVectors;

/** What a program names to be moved: one range of bytes, or an array of struct iovec. */
public final class IoVectors {
  /** What one call moves at most (Linux: MAX_RW_COUNT). */
  public static final int MOST_BYTES = 0x7ffff000;

  private static final int MOST = 1024;
  private static final int BYTES = 8;

  private IoVectors() {}

  /**
   * The bytes that two arguments name, to be read or written (Linux: vfs_read).
   *
   * @param address index of the argument that points to them; the next is their length
   * @throws ringside.kernel.memory.BadAddress where no program can have them all
   * @throws FileError EINVAL where the length is negative
   */
  public static int length(Call call, int address) {
    int length = call.argument(address + 1);
    call.memory().requireUser(call.argument(address), length);
    if (length < 0) {
      throw new FileError(Errno.EINVAL);
    }
    return Math.min(length, MOST_BYTES);
  }

  /**
   * The parts of an array in the caller's memory (Linux: import_iovec); what is beyond the most
   * that a call moves is left off.
   *
   * @throws FileError EINVAL where their number or lengths are not valid
   */
  public static List<UserVectors.Part> read(UserMemory memory, int array, int count) {
    List<UserVectors.Part> named = readAny(memory, array, count);
    List<UserVectors.Part> parts = new ArrayList<>();
    int left = MOST_BYTES;
    for (UserVectors.Part part : named) {
      memory.requireUser(part.address(), part.length());
      parts.add(new UserVectors.Part(part.address(), Math.min(part.length(), left)));
      left -= parts.get(parts.size() - 1).length();
    }
    return parts;
  }

  /** The parts of an array that names the memory of another (Linux: iovec_from_user). */
  public static List<UserVectors.Part> readAny(UserMemory memory, int array, int count) {
    if (count < 0 || count > MOST) {
      throw new FileError(Errno.EINVAL);
    }
    List<UserVectors.Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int address = memory.readWord(array + i * BYTES);
      int length = memory.readWord(array + i * BYTES + 4);
      parts.add(new UserVectors.Part(address, length));
    }
    if (parts.stream().anyMatch(part -> part.length() < 0)) {
      throw new FileError(Errno.EINVAL);
    }
    return parts;
  }
}
