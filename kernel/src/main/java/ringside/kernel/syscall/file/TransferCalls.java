package ringside.kernel.syscall.file;

import java.util.List;
import java.util.function.Supplier;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.FileError;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.RegularFile;
import ringside.kernel.file.tree.PipeEnd;
import ringside.kernel.identity.Who;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.FileSizeLimit;
import ringside.kernel.syscall.IoVectors;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.syscall.net.SocketTransfer;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** What moves bytes: read, write, their vectors and positions; llseek. */
public final class TransferCalls {
  private static final int READ_ONLY = 0;
  private static final int WRITE_ONLY = 1;

  private final KernelCode code;
  private final Signals signals;
  private final SocketTransfer sockets;
  private final FileSizeLimit sizes;

  public TransferCalls(
      KernelCode code, Signals signals, FileSizeLimit sizes, SocketTransfer sockets) {
    this.code = code;
    this.signals = signals;
    this.sockets = sockets;
    this.sizes = sizes;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.READ, "dpu", this::read);
    table.add(Syscall.WRITE, "dbu", this::write);
    table.add(Syscall.READV, "dpi", this::readv);
    table.add(Syscall.WRITEV, "dpi", this::writev);
    table.add(Syscall.PREAD64, "dpuux", this::readAt);
    table.add(Syscall.PWRITE64, "dbuux", this::writeAt);
    table.add(Syscall.PREADV, "dpiux", this::readvAt);
    table.add(Syscall.PWRITEV, "dpiux", this::writevAt);
    table.add(Syscall.LLSEEK, "dxxpi", this::seek);
  }

  private Outcome read(Call call) {
    OpenFile file = readable(call);
    int length = IoVectors.length(call, 1);
    if (file instanceof Socket socket) {
      return sockets.read(call, socket);
    }
    return file.read(call.memory(), call.argument(1), length);
  }

  private Outcome write(Call call) {
    OpenFile file = writable(call);
    int wanted = IoVectors.length(call, 1);
    if (file instanceof Socket socket) {
      return sockets.write(call, socket);
    }
    int length = sizes.allowed(call, file, wanted);
    changes(call, file, length);
    int written = call.pending().progress();
    Outcome outcome = file.write(call.memory(), call.argument(1), length, written);
    return signalBrokenPipe(call, file, length, outcome);
  }

  private Outcome readAt(Call call) {
    long at = position(call);
    OpenFile file = positioned(call, WRITE_ONLY);
    return file.readAt(call.memory(), call.argument(1), IoVectors.length(call, 1), at);
  }

  private Outcome writeAt(Call call) {
    long at = position(call);
    OpenFile file = positioned(call, READ_ONLY);
    int length = sizes.allowedAt(call, file, at, IoVectors.length(call, 1));
    changes(call, file, length);
    return file.writeAt(call.memory(), call.argument(1), length, at);
  }

  private Outcome readv(Call call) {
    OpenFile file = readable(call);
    List<UserVectors.Part> vectors = vectors(call);
    if (file instanceof Socket socket) {
      return sockets.read(call, socket, vectors);
    }
    if (file instanceof PipeEnd end) {
      return end.read(new UserVectors(call.memory(), vectors));
    }
    // Once something has been read, what is not there is not waited for.
    return inTurn(
        vectors,
        (vector, done) ->
            done > 0 && file.readable() == 0
                ? Outcome.done(0)
                : part(() -> file.read(call.memory(), vector.address(), vector.length())));
  }

  private Outcome writev(Call call) {
    OpenFile file = writable(call);
    if (file instanceof Socket socket) {
      return sockets.write(call, socket, vectors(call));
    }
    List<UserVectors.Part> vectors = vectors(call);
    int length = sizes.allowed(call, file, total(vectors));
    changes(call, file, length);
    Outcome outcome = writeAll(call, file, FileSizeLimit.first(vectors, length));
    return signalBrokenPipe(call, file, length, outcome);
  }

  private static void changes(Call call, OpenFile file, int length) {
    RegularFile regular = file.mappable();
    if (regular != null && length > 0) {
      regular.losesSetIds(Who.effective(call.process().credentials()));
    }
  }

  /** Progress counts the bytes of all vectors, so that a retry finds its place. */
  private static Outcome writeAll(Call call, OpenFile file, List<UserVectors.Part> vectors) {
    int progress = call.pending().progress();
    if (file instanceof PipeEnd end) {
      return end.write(new UserVectors(call.memory(), vectors), progress);
    }
    int before = 0;
    for (UserVectors.Part vector : vectors) {
      int inVector = Math.min(Math.max(progress - before, 0), vector.length());
      if (inVector < vector.length()) {
        Outcome outcome =
            part(() -> file.write(call.memory(), vector.address(), vector.length(), inVector));
        if (outcome instanceof Outcome.Wait wait) {
          return Outcome.wait(wait.queues().get(0), before + wait.progress());
        }
        if (outcome instanceof Outcome.Done done && done.value() < vector.length()) {
          return Outcome.done(before + done.value());
        }
        if (outcome instanceof Outcome.Failed) {
          return before > 0 ? Outcome.done(before) : outcome;
        }
      }
      before += vector.length();
    }
    return Outcome.done(before);
  }

  private Outcome readvAt(Call call) {
    long at = position(call);
    OpenFile file = positioned(call, WRITE_ONLY);
    return inTurn(vectors(call), (vector, done) -> part(file, call, vector, at + done, false));
  }

  private Outcome writevAt(Call call) {
    long at = position(call);
    OpenFile file = positioned(call, READ_ONLY);
    List<UserVectors.Part> vectors = vectors(call);
    int length = sizes.allowedAt(call, file, at, total(vectors));
    changes(call, file, length);
    return inTurn(
        FileSizeLimit.first(vectors, length),
        (vector, done) -> part(file, call, vector, at + done, true));
  }

  private static Outcome part(
      OpenFile file, Call call, UserVectors.Part vector, long at, boolean writes) {
    return part(
        () ->
            writes
                ? file.writeAt(call.memory(), vector.address(), vector.length(), at)
                : file.readAt(call.memory(), vector.address(), vector.length(), at));
  }

  /** One vector's share: that it can't be moved is no matter where others have been. */
  private static Outcome part(Supplier<Outcome> transfer) {
    try {
      return transfer.get();
    } catch (BadAddress bad) {
      return Outcome.failed(Errno.EFAULT);
    }
  }

  /** What is done with one vector. */
  private interface Transfer {
    Outcome move(UserVectors.Part vector, int done);
  }

  private static int total(List<UserVectors.Part> vectors) {
    return vectors.stream().mapToInt(UserVectors.Part::length).sum();
  }

  private static Outcome inTurn(List<UserVectors.Part> vectors, Transfer transfer) {
    int total = 0;
    for (UserVectors.Part vector : vectors) {
      Outcome outcome = transfer.move(vector, total);
      if (!(outcome instanceof Outcome.Done done)) {
        return total > 0 ? Outcome.done(total) : outcome;
      }
      total += done.value();
      if (done.value() < vector.length()) {
        break;
      }
    }
    return Outcome.done(total);
  }

  private Outcome seek(Call call) {
    OpenFile file = opened(call);
    code.run(Routine.FILE_OPERATION);
    long offset = (long) call.argument(1) << 32 | call.argument(2) & 0xffff_ffffL;
    long position = file.seek(offset, call.argument(4));
    call.memory().write(call.argument(3), Words.bytes((int) position, (int) (position >>> 32)));
    return Outcome.done(0);
  }

  /** A pipe's last reader may go when part of a write is in it: a signal, too (pipe(7)). */
  private Outcome signalBrokenPipe(Call call, OpenFile file, int length, Outcome outcome) {
    boolean broken = outcome instanceof Outcome.Failed failed && failed.errno() == Errno.EPIPE;
    boolean cut = outcome instanceof Outcome.Done done && done.value() < length;
    if (broken || cut && file instanceof PipeEnd end && !end.pipe().hasReader()) {
      signals.send(call.thread(), SignalInfo.kernel(Signal.SIGPIPE));
    }
    return outcome;
  }

  private OpenFile readable(Call call) {
    return usable(call, WRITE_ONLY);
  }

  private OpenFile writable(Call call) {
    return usable(call, READ_ONLY);
  }

  /** A pipe's wrong end has no positions either, and that comes first (Linux: ksys_pread64). */
  private OpenFile positioned(Call call, int modeThatIsNot) {
    if (!opened(call).hasPositions()) {
      throw new FileError(Errno.ESPIPE);
    }
    return usable(call, modeThatIsNot);
  }

  private OpenFile usable(Call call, int modeThatIsNot) {
    OpenFile file = opened(call);
    code.run(Routine.FILE_OPERATION);
    if (file.accessMode() == modeThatIsNot) {
      throw new FileError(Errno.EBADF);
    }
    return file;
  }

  private static OpenFile opened(Call call) {
    return PathArguments.file(call, 0);
  }

  private static long position(Call call) {
    long at = PathArguments.wide(call, 3);
    if (at < 0) {
      throw new FileError(Errno.EINVAL);
    }
    return at;
  }

  private static List<UserVectors.Part> vectors(Call call) {
    return IoVectors.read(call.memory(), call.argument(1), call.argument(2));
  }
}
