package ringside.kernel.syscall;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.file.FileError;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.RegularFile;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.process.ResourceLimits;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;

/** How long a process may make a regular file (RLIMIT_FSIZE, setrlimit(2)). */
public final class FileSizeLimit {
  private final Signals signals;

  public FileSizeLimit(Signals signals) {
    this.signals = signals;
  }

  /**
   * What of a write at a file's position is within the limit.
   *
   * @throws FileError EFBIG, with SIGXFSZ on its way, where nothing is
   */
  public int allowed(Call call, OpenFile file, int length) {
    RegularFile regular = limited(call, file);
    if (regular == null) {
      return length;
    }
    long at = file.appending() ? regular.size() : file.seek(0, OpenFile.SEEK_CURRENT);
    return within(call, at, length);
  }

  /** The same for a write at a position of its own. */
  public int allowedAt(Call call, OpenFile file, long at, int length) {
    RegularFile regular = limited(call, file);
    if (regular == null) {
      return length;
    }
    return within(call, file.appending() ? regular.size() : at, length);
  }

  /** The first bytes of some parts. */
  public static List<UserVectors.Part> first(List<UserVectors.Part> parts, int length) {
    List<UserVectors.Part> kept = new ArrayList<>();
    int left = length;
    for (UserVectors.Part part : parts) {
      int taken = Math.min(part.length(), left);
      kept.add(new UserVectors.Part(part.address(), taken));
      left -= taken;
    }
    return kept;
  }

  /**
   * Checks a length that a file is to be given.
   *
   * @throws FileError EFBIG, with SIGXFSZ on its way
   */
  public void require(Call call, RegularFile file, long size) {
    if (size > file.size() && !call.process().limits().allows(ResourceLimits.FILE_SIZE, size)) {
      throw exceeded(call);
    }
  }

  private static @Nullable RegularFile limited(Call call, OpenFile file) {
    long limit = call.process().limits().soft(ResourceLimits.FILE_SIZE);
    return limit == ResourceLimits.INFINITY ? null : file.mappable();
  }

  private int within(Call call, long at, int length) {
    long limit = call.process().limits().soft(ResourceLimits.FILE_SIZE);
    if (length > 0 && Long.compareUnsigned(at, limit) >= 0) {
      throw exceeded(call);
    }
    return Long.compareUnsigned(length, limit - at) > 0 ? (int) (limit - at) : length;
  }

  private FileError exceeded(Call call) {
    signals.send(call.thread(), SignalInfo.kernel(Signal.SIGXFSZ));
    return new FileError(Errno.EFBIG);
  }
}
