package ringside.kernel.syscall;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.memory.UserVectors;

/** Arrays of struct iovec. */
final class IoVectors {
  private static final int MOST = 1024;
  private static final int BYTES = 8;
  private static final int MOST_BYTES = 0x7ffff000;

  private IoVectors() {}

  /** The parts of an array, or null where their number or lengths are not valid (EINVAL). */
  static @Nullable List<UserVectors.Part> read(UserMemory memory, int array, int count) {
    if (count < 0 || count > MOST) {
      return null;
    }
    List<UserVectors.Part> vectors = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < count; i++) {
      int address = memory.readWord(array + i * BYTES);
      int length = memory.readWord(array + i * BYTES + 4);
      total += length;
      if (length < 0 || total > MOST_BYTES) {
        return null;
      }
      vectors.add(new UserVectors.Part(address, length));
    }
    return vectors;
  }
}
