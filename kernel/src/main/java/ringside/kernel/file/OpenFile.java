package ringside.kernel.file;

import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.sched.Readiness;
import ringside.kernel.sched.WaitQueue;
import ringside.kernel.syscall.Outcome;

/**
 * An open file description: what descriptors made by dup and fork share (open(2)). Calls that can't
 * go on answer {@link Outcome.Wait} and are made again when woken.
 */
public abstract class OpenFile {
  private int users;
  private boolean nonBlocking;

  /**
   * Reads up to a number of bytes to a user address.
   *
   * @return bytes read, 0 at the end of the file
   */
  public Outcome read(UserMemory memory, int address, int length) {
    return Outcome.failed(Errno.EBADF);
  }

  /**
   * Writes bytes from a user address.
   *
   * @param written how many of this call's bytes a former try has written
   * @return bytes written in all
   */
  public Outcome write(UserMemory memory, int address, int length, int written) {
    return Outcome.failed(Errno.EBADF);
  }

  /** One short word for traces: "pipe", "console". */
  public abstract String title();

  /** The access mode as fcntl(F_GETFL) shows it: O_RDONLY 0, O_WRONLY 1, O_RDWR 2. */
  public abstract int accessMode();

  /** Bytes that could be read at once (FIONREAD). */
  public int readable() {
    return 0;
  }

  /** What could be done without waiting, as poll(2) tells it: {@link Readiness} bits. */
  public int readiness() {
    return Readiness.IN | Readiness.OUT;
  }

  /** Where to wait for {@link #readiness} to change; none where it never does. */
  public List<WaitQueue> readinessQueues() {
    return List.of();
  }

  /** Called when the last descriptor has been closed. */
  protected void closed() {}

  /** Whether calls fail with EAGAIN instead of waiting. */
  public final boolean nonBlocking() {
    return nonBlocking;
  }

  /** Sets O_NONBLOCK. */
  public final void setNonBlocking(boolean value) {
    nonBlocking = value;
  }

  /** Whether any descriptor refers to it. */
  final boolean isOpen() {
    return users > 0;
  }

  /** Gives up a file that no descriptor could be found for. */
  public final void discard() {
    use();
    release();
  }

  /** One more descriptor, or message on its way, refers to it. */
  public final void use() {
    users++;
  }

  /** One reference less; the last one closes it. */
  public final void release() {
    users--;
    if (users == 0) {
      closed();
    }
  }
}
