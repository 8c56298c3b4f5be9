package ringside.kernel.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.WaitQueue;

/**
 * An open file description: what descriptors made by dup and fork share (open(2)). Calls that can't
 * go on answer {@link Outcome.Wait} and are made again when woken.
 */
public abstract class OpenFile implements LockOwner {
  /** Offsets count from the start. */
  public static final int SEEK_SET = 0;

  /** Offsets count from the position. */
  public static final int SEEK_CURRENT = 1;

  /** Offsets count from the end. */
  public static final int SEEK_END = 2;

  /** To the next bytes that were written. */
  public static final int SEEK_DATA = 3;

  /** To the next hole. */
  public static final int SEEK_HOLE = 4;

  private static final int ANONYMOUS_MODE = 0600;

  private int users;
  private boolean nonBlocking;
  private boolean appending;
  private final IoSignals ioSignals = new IoSignals();

  /** An open file whose calls wait, and whose writes go where the position is. */
  protected OpenFile() {
    this(0);
  }

  /**
   * An open file.
   *
   * @param flags of which O_NONBLOCK and O_APPEND count
   */
  protected OpenFile(int flags) {
    nonBlocking = (flags & OpenFlags.NON_BLOCKING) != 0;
    appending = (flags & OpenFlags.APPEND) != 0;
  }

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

  /** Whether it can be read and written at any position (Linux: FMODE_PREAD). */
  public boolean hasPositions() {
    return false;
  }

  /** Reads at a position, which stays where it is (pread(2)). */
  public Outcome readAt(UserMemory memory, int address, int length, long at) {
    return Outcome.failed(Errno.ESPIPE);
  }

  /** Writes at a position, which stays where it is (pwrite(2)). */
  public Outcome writeAt(UserMemory memory, int address, int length, long at) {
    return Outcome.failed(Errno.ESPIPE);
  }

  /**
   * Moves the position (lseek(2)).
   *
   * @return the new position
   */
  public long seek(long offset, int whence) {
    throw new FileError(Errno.ESPIPE);
  }

  /** Where a seek leads in a file that has no end to count from. */
  protected static long endless(long position, long offset, int whence) {
    if (whence != SEEK_SET && whence != SEEK_CURRENT) {
      throw new FileError(Errno.EINVAL);
    }
    long target = whence == SEEK_SET ? offset : position + offset;
    if (target < 0) {
      throw new FileError(Errno.EINVAL);
    }
    return target;
  }

  /** One short word for traces: "pipe", "console". */
  public abstract String title();

  /** The access mode as fcntl(F_GETFL) shows it: O_RDONLY 0, O_WRONLY 1, O_RDWR 2. */
  public abstract int accessMode();

  /** All that fcntl(F_GETFL) shows. */
  public int statusFlags() {
    return accessMode()
        | (nonBlocking ? OpenFlags.NON_BLOCKING : 0)
        | (appending ? OpenFlags.APPEND : 0)
        | (ioSignals.wanted() ? OpenFlags.ASYNCHRONOUS : 0);
  }

  /** Whom it signals that it is ready, and how. */
  public final IoSignals ioSignals() {
    return ioSignals;
  }

  /** Whether it can signal that at all (Linux: it has a fasync of its own). */
  public boolean signalsReadiness() {
    return false;
  }

  /** Where to listen for what is to be signalled. */
  public List<WaitQueue> signallingQueues() {
    return readinessQueues();
  }

  /**
   * The process group that is signalled where nobody has been named when O_ASYNC is set; 0 for
   * none, -1 for the process that sets it (Linux: tty_fasync).
   */
  public int signalledGroup() {
    return 0;
  }

  /** Record locks on what it is (fcntl(2)), or null where nothing of it can be locked. */
  public @Nullable RecordLocks recordLocks() {
    Located where = where();
    return where == null ? null : where.inode().locks();
  }

  /** Gives up what an owner has locked of it. */
  protected void forgetLocks(LockOwner owner) {
    Located where = where();
    if (where != null) {
      where.inode().forgetLocks(owner);
    }
  }

  /** What stat tells of it. */
  public FileStatus status() {
    return FileStatus.anonymous(ANONYMOUS_MODE);
  }

  /** The inode it was opened by, and under which name; null for what has neither. */
  public @Nullable Located where() {
    return null;
  }

  /** The file whose pages mmap maps, or null (ENODEV). */
  public @Nullable RegularFile mappable() {
    return null;
  }

  /** Whether mapping it gives memory full of zeros (/dev/zero). */
  public boolean isZeros() {
    return false;
  }

  /** Whether it only names a file (O_PATH). */
  public boolean onlyNames() {
    return false;
  }

  /** What /proc/PID/fd shows: a path, or a word like "pipe:[7]". */
  public String path() {
    return "anon_inode:[" + title() + "]";
  }

  /** Where the next read or write begins, in bytes; -1 where there is no such place. */
  public long position() {
    return -1;
  }

  /** Whether it is a terminal (isatty(3)). */
  public boolean isTerminal() {
    return false;
  }

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

  /** Called when any descriptor has been closed, told in whose table (Linux: flush). */
  protected void flushed(FileDescriptors table) {}

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

  /** Whether each write goes to the end. */
  public final boolean appending() {
    return appending;
  }

  /** Sets O_APPEND. */
  public final void setAppending(boolean value) {
    appending = value;
  }

  /** Whether any descriptor refers to it. */
  public final boolean isOpen() {
    return users > 0;
  }

  /** Gives up a file that no descriptor could be found for. */
  public final void discard() {
    use();
    release();
  }

  /** Whether closing one descriptor closes it. */
  public final boolean isLastUse() {
    return users == 1;
  }

  /** One more descriptor, or message on its way, refers to it. */
  public final void use() {
    users++;
  }

  /** One reference less; the last one closes it. */
  public final void release() {
    users--;
    if (users == 0) {
      ioSignals.stop();
      closed();
    }
  }
}
