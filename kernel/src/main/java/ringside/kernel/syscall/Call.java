package ringside.kernel.syscall;

import org.jspecify.annotations.Nullable;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.PendingCall;
import ringside.kernel.process.Process;

/**
 * One try of a system call, as its handler sees it.
 *
 * @param thread who calls
 * @param pending what it calls, with what is left of former tries
 */
public record Call(GuestThread thread, PendingCall pending) {
  /** An argument, 0..5. */
  public int argument(int index) {
    return pending.argument(index);
  }

  /** The calling process. */
  public Process process() {
    return thread.process();
  }

  /** The calling process's memory. */
  public UserMemory memory() {
    return process().space().user();
  }

  /** The open file that an argument's descriptor refers to; null, too, where it only names one. */
  public @Nullable OpenFile file(int index) {
    OpenFile file = anyFile(index);
    return file == null || file.onlyNames() ? null : file;
  }

  /** The same, and what was opened with O_PATH: for the few calls that take it (open(2)). */
  public @Nullable OpenFile anyFile(int index) {
    return process().files().find(argument(index));
  }
}
