package ringside.kernel.file.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.FileEvents;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.FileStatus;
import ringside.kernel.file.Located;
import ringside.kernel.file.LockOwner;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.file.RecordLocks;
import ringside.kernel.ipc.Pipe;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.WaitQueue;

/** An end of a pipe or FIFO as a file; that of a FIFO may be both ends. */
public final class PipeEnd extends OpenFile {
  private static final int MODE = FileKind.FIFO.bits() | 0600;

  private final Pipe pipe;
  private final boolean reads;
  private final boolean writes;
  private final @Nullable Fifo fifo;
  private final @Nullable Located where;
  private final long partnersBefore;
  private final RecordLocks locks;
  private boolean packets;

  private PipeEnd(
      Pipe pipe,
      boolean reads,
      boolean writes,
      @Nullable Fifo fifo,
      @Nullable Located where,
      RecordLocks locks) {
    this.pipe = pipe;
    this.locks = locks;
    this.reads = reads;
    this.writes = writes;
    this.fifo = fifo;
    this.where = where;
    this.partnersBefore = fifo == null ? 0 : fifo.partnersOpened(writes);
    if (reads) {
      pipe.addReader();
    }
    if (writes) {
      pipe.addWriter();
    }
  }

  /**
   * Both ends of a pipe without a name.
   *
   * @param reader the end that reads
   * @param writer the end that writes
   */
  public record Both(PipeEnd reader, PipeEnd writer) {}

  /** Both ends of a pipe, which are locked as one file. */
  public static Both both(Pipe pipe) {
    RecordLocks locks = new RecordLocks();
    return new Both(
        new PipeEnd(pipe, true, false, null, null, locks),
        new PipeEnd(pipe, false, true, null, null, locks));
  }

  static PipeEnd of(Fifo fifo, Pipe pipe, Located where, OpenFlags flags) {
    PipeEnd end =
        new PipeEnd(pipe, flags.reads(), flags.writes(), fifo, where, where.inode().locks());
    end.setNonBlocking(flags.has(OpenFlags.NON_BLOCKING));
    end.setPackets(flags.has(OpenFlags.DIRECT));
    fifo.use();
    return end;
  }

  /** Sets whether each write makes packets, which are read one by one (O_DIRECT). */
  public void setPackets(boolean value) {
    packets = value;
  }

  @Override
  public int statusFlags() {
    return super.statusFlags() | (packets ? OpenFlags.DIRECT : 0);
  }

  /** The pipe. */
  public Pipe pipe() {
    return pipe;
  }

  /** Where to wait before open may return: for the other end of a FIFO; null where it is there. */
  public @Nullable WaitQueue awaited() {
    boolean waits = fifo != null && reads != writes && !nonBlocking();
    if (fifo == null || !waits || fifo.hasPartner(writes)) {
      return null;
    }
    return fifo.partnersOpened(writes) == partnersBefore ? fifo.partners() : null;
  }

  @Override
  public Outcome read(UserMemory memory, int address, int length) {
    return read(UserVectors.of(memory, address, length));
  }

  /** Reads to several places, as to one (readv(2)). */
  public Outcome read(UserVectors bytes) {
    return reads ? pipe.read(bytes, nonBlocking()) : Outcome.failed(Errno.EBADF);
  }

  @Override
  public Outcome write(UserMemory memory, int address, int length, int written) {
    return write(UserVectors.of(memory, address, length), written);
  }

  /** Writes from several places, as from one (writev(2)). */
  public Outcome write(UserVectors bytes, int written) {
    return writes
        ? pipe.write(bytes, written, nonBlocking(), packets)
        : Outcome.failed(Errno.EBADF);
  }

  @Override
  public FileStatus status() {
    return where == null ? FileStatus.anonymous(MODE) : where.inode().status();
  }

  @Override
  public @Nullable Located where() {
    return where;
  }

  @Override
  public String title() {
    return "pipe";
  }

  @Override
  public String path() {
    return where == null ? "pipe:[" + pipe.serial() + "]" : where.path();
  }

  @Override
  public int accessMode() {
    return writes ? reads ? 2 : 1 : 0;
  }

  @Override
  public int readable() {
    return pipe.filled();
  }

  @Override
  public int readiness() {
    return (reads ? pipe.readerReadiness() : 0) | (writes ? pipe.writerReadiness() : 0);
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    if (reads && writes) {
      return List.of(pipe.notEmpty(), pipe.notFull());
    }
    return List.of(writes ? pipe.notFull() : pipe.notEmpty());
  }

  @Override
  public boolean signalsReadiness() {
    return true;
  }

  @Override
  public RecordLocks recordLocks() {
    return locks;
  }

  @Override
  protected void forgetLocks(LockOwner owner) {
    super.forgetLocks(owner);
    if (where == null && !locks.none(owner)) {
      locks.clear(pipe.memory(), pipe.wakeups(), owner, 0, Long.MAX_VALUE);
    }
  }

  @Override
  protected void closed() {
    forgetLocks(this);
    if (where != null) {
      FileEvents.happened(where, writes ? FileEvents.CLOSE_WRITE : FileEvents.CLOSE_NO_WRITE);
    }
    if (fifo != null) {
      fifo.endClosed();
    }
    if (writes) {
      pipe.removeWriter();
    }
    if (reads) {
      pipe.removeReader();
    }
    if (fifo != null) {
      fifo.release();
    }
  }
}
