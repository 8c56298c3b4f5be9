package ringside.kernel.file.tree;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.file.Caller;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Inode;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.identity.Who;
import ringside.kernel.ipc.Pipe;
import ringside.kernel.wait.WaitQueue;

/** A pipe with a name (fifo(7)). The pipe is there while somebody has it open. */
public final class Fifo extends Inode {
  private final WaitQueue partners = new WaitQueue(WaitTarget.of(WaitTarget.Kind.FIFO_PARTNER));
  private @Nullable Pipe pipe;
  private int opens;
  private long readersOpened;
  private long writersOpened;

  Fifo(FileSystem fileSystem, int permissions, Who owner) {
    super(fileSystem, FileKind.FIFO, permissions, owner);
  }

  @Override
  public OpenFile open(OpenFlags flags, Located where, Caller caller) {
    boolean onlyWrites = flags.writes() && !flags.reads();
    if (onlyWrites && flags.has(OpenFlags.NON_BLOCKING) && (pipe == null || !pipe.hasReader())) {
      throw new FileError(Errno.ENXIO);
    }
    if (pipe == null) {
      pipe = new Pipe(fileSystem().memory(), fileSystem().wakeups());
    }
    opens++;
    PipeEnd end = PipeEnd.of(this, pipe, where, flags);
    readersOpened += flags.reads() ? 1 : 0;
    writersOpened += flags.writes() ? 1 : 0;
    fileSystem().wakeups().wakeAll(partners, Reason.FIFO_OPENED);
    return end;
  }

  /** How often an end was opened that an end of a kind needs as its partner. */
  long partnersOpened(boolean ofWriter) {
    return ofWriter ? readersOpened : writersOpened;
  }

  /** Whether an end could work with its partner now. */
  boolean hasPartner(boolean ofWriter) {
    return pipe != null && (ofWriter ? pipe.hasReader() : pipe.hasWriter());
  }

  /** Where to wait for a partner. */
  WaitQueue partners() {
    return partners;
  }

  /** An end was closed; with the last one the pipe is gone, and what was in it. */
  void endClosed() {
    opens--;
    if (opens == 0) {
      pipe = null;
    }
  }
}
