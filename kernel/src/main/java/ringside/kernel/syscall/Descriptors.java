package ringside.kernel.syscall;

import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.process.ResourceLimits;
import ringside.kernel.wait.Outcome;

/** Descriptors for files, by every call that makes some. */
public final class Descriptors {
  /** The flags that most of these calls take beside their own. */
  static final int FLAGS = OpenFlags.NON_BLOCKING | OpenFlags.CLOSE_ON_EXEC;

  private Descriptors() {}

  /** The lowest free descriptor from a number on, or -1 where the process may have no more. */
  public static int open(Call call, OpenFile file, int from, boolean closeOnExec) {
    long limit = call.process().limits().soft(ResourceLimits.FILES);
    return call.process().files().open(file, from, limit, closeOnExec);
  }

  /**
   * For calls that find their descriptor before they look for a file, or make one.
   *
   * @throws FileError EMFILE
   */
  public static void requireRoom(Call call) {
    long limit = call.process().limits().soft(ResourceLimits.FILES);
    if (!call.process().files().hasRoom(limit)) {
      throw new FileError(Errno.EMFILE);
    }
  }

  /** Gives a new file a descriptor, or gives it up. */
  public static Outcome install(Call call, OpenFile file, int flags) {
    file.setNonBlocking((flags & OpenFlags.NON_BLOCKING) != 0);
    int descriptor = open(call, file, 0, (flags & OpenFlags.CLOSE_ON_EXEC) != 0);
    if (descriptor < 0) {
      file.discard();
      return Outcome.failed(Errno.EMFILE);
    }
    return Outcome.done(descriptor);
  }

  /** Gives two new files descriptors and tells the user of them, or gives both up. */
  public static Outcome installBoth(
      Call call, OpenFile one, OpenFile other, int flags, int address) {
    Outcome first = install(call, one, flags);
    if (!(first instanceof Outcome.Done a)) {
      other.discard();
      return first;
    }
    Outcome second = install(call, other, flags);
    if (!(second instanceof Outcome.Done b)) {
      call.process().files().close(a.value());
      return second;
    }
    try {
      call.memory().write(address, Words.bytes(a.value(), b.value()));
      return Outcome.done(0);
    } catch (BadAddress bad) {
      call.process().files().close(a.value());
      call.process().files().close(b.value());
      throw bad;
    }
  }
}
