package ringside.kernel.syscall;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.memory.UserMemory;

/** struct iovec: a piece of user memory. */
record IoVector(int address, int length) {
  private static final int MOST = 1024;
  private static final int BYTES = 8;
  private static final int MOST_BYTES = 0x7ffff000;

  /** The vectors of an array, or null where their number or lengths are not valid (EINVAL). */
  static @Nullable List<IoVector> read(UserMemory memory, int array, int count) {
    if (count < 0 || count > MOST) {
      return null;
    }
    List<IoVector> vectors = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < count; i++) {
      int address = memory.readWord(array + i * BYTES);
      int length = memory.readWord(array + i * BYTES + 4);
      total += length;
      if (length < 0 || total > MOST_BYTES) {
        return null;
      }
      vectors.add(new IoVector(address, length));
    }
    return vectors;
  }
}
