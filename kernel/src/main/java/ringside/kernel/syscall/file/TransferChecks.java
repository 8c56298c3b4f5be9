package ringside.kernel.syscall.file;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileEvents;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.RegularFile;
import ringside.kernel.file.tree.PipeEnd;
import ringside.kernel.identity.Who;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** What every call that moves bytes checks before, and tells after. */
final class TransferChecks {
  static final int READ_ONLY = 0;
  static final int WRITE_ONLY = 1;

  private final KernelCode code;
  private final Signals signals;

  TransferChecks(KernelCode code, Signals signals) {
    this.code = code;
    this.signals = signals;
  }

  OpenFile readable(Call call) {
    return usable(call, WRITE_ONLY);
  }

  OpenFile writable(Call call) {
    return usable(call, READ_ONLY);
  }

  /** A pipe's wrong end has no positions either, and that comes first (Linux: ksys_pread64). */
  OpenFile positioned(Call call, int modeThatIsNot) {
    if (!PathArguments.file(call, 0).hasPositions()) {
      throw new FileError(Errno.ESPIPE);
    }
    return usable(call, modeThatIsNot);
  }

  private OpenFile usable(Call call, int modeThatIsNot) {
    OpenFile file = PathArguments.file(call, 0);
    code.run(Routine.FILE_OPERATION);
    if (file.accessMode() == modeThatIsNot) {
      throw new FileError(Errno.EBADF);
    }
    return file;
  }

  /** The position that the arguments 3 and 4 name. */
  static long position(Call call) {
    long at = PathArguments.wide(call, 3);
    if (at < 0) {
      throw new FileError(Errno.EINVAL);
    }
    return at;
  }

  /** Somebody is about to write so many bytes. */
  static void changes(Call call, OpenFile file, int length) {
    RegularFile regular = file.mappable();
    if (regular != null && length > 0) {
      regular.losesSetIds(Who.effective(call.process().credentials()));
    }
  }

  /** Tells those who watch a file that bytes have been read of it. */
  static Outcome accessed(OpenFile file, Outcome outcome) {
    return told(file, outcome, FileEvents.ACCESS);
  }

  /** The same of vectors, of which nothing counts as well (Linux: vfs_readv). */
  static Outcome accessedByVectors(OpenFile file, Outcome outcome) {
    if (outcome instanceof Outcome.Done) {
      FileEvents.happened(file, FileEvents.ACCESS);
    }
    return outcome;
  }

  /** Tells those who watch a file that bytes have been written to it. */
  static Outcome modified(OpenFile file, Outcome outcome) {
    return told(file, outcome, FileEvents.MODIFY);
  }

  private static Outcome told(OpenFile file, Outcome outcome, int event) {
    if (outcome instanceof Outcome.Done done && done.value() > 0) {
      FileEvents.happened(file, event);
    }
    return outcome;
  }

  /** A pipe's last reader may go when part of a write is in it: a signal, too (pipe(7)). */
  Outcome signalBrokenPipe(Call call, OpenFile file, int length, Outcome outcome) {
    boolean broken = outcome instanceof Outcome.Failed failed && failed.errno() == Errno.EPIPE;
    boolean cut = outcome instanceof Outcome.Done done && done.value() < length;
    if (broken || cut && file instanceof PipeEnd end && !end.pipe().hasReader()) {
      signals.send(call.thread(), SignalInfo.kernel(Signal.SIGPIPE));
    }
    return outcome;
  }
}
