package ringside.kernel.syscall.file;

import java.util.List;
import java.util.function.Supplier;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.tree.PipeEnd;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.FileSizeLimit;
import ringside.kernel.syscall.IoVectors;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.net.SocketTransfer;
import ringside.kernel.text.KernelCode;
import ringside.kernel.wait.Outcome;

/** What moves bytes of several places: readv, writev, both at positions, and both with flags. */
public final class VectorCalls {
  /** Position -1 of preadv2: the file's own. */
  private static final int NO_POSITION = -1;

  private final TransferChecks checks;
  private final SocketTransfer sockets;
  private final FileSizeLimit sizes;

  public VectorCalls(
      KernelCode code, Signals signals, FileSizeLimit sizes, SocketTransfer sockets) {
    this.checks = new TransferChecks(code, signals);
    this.sockets = sockets;
    this.sizes = sizes;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.READV, "dpi", this::readv);
    table.add(Syscall.WRITEV, "dpi", this::writev);
    table.add(Syscall.PREADV, "dpiux", this::readvAt);
    table.add(Syscall.PWRITEV, "dpiux", this::writevAt);
    table.add(Syscall.PREADV2, "dpiuxx", this::readvWithFlags);
    table.add(Syscall.PWRITEV2, "dpiuxx", this::writevWithFlags);
  }

  /** Where there is nothing to move, nobody looks at the flags (Linux: vfs_readv). */
  private Outcome readvWithFlags(Call call) {
    boolean here = isHere(call);
    OpenFile file =
        here ? checks.readable(call) : checks.positioned(call, TransferChecks.WRITE_ONLY);
    return total(vectors(call)) == 0
        ? TransferChecks.accessedByVectors(file, Outcome.done(0))
        : TransferFlags.toRead(call).apply(file, () -> here ? readv(call) : readvAt(call));
  }

  private Outcome writevWithFlags(Call call) {
    boolean here = isHere(call);
    OpenFile file =
        here ? checks.writable(call) : checks.positioned(call, TransferChecks.READ_ONLY);
    return total(vectors(call)) == 0
        ? Outcome.done(0)
        : TransferFlags.toWrite(call).apply(file, () -> here ? writev(call) : writevAt(call));
  }

  private static boolean isHere(Call call) {
    boolean here = call.argument(3) == NO_POSITION && call.argument(4) == NO_POSITION;
    return here || TransferChecks.position(call) < 0;
  }

  private Outcome readv(Call call) {
    OpenFile file = checks.readable(call);
    List<UserVectors.Part> vectors = vectors(call);
    if (file instanceof Socket socket) {
      return sockets.read(call, socket, vectors);
    }
    if (file instanceof PipeEnd end) {
      return TransferChecks.accessedByVectors(
          end, end.read(new UserVectors(call.memory(), vectors)));
    }
    // Once something has been read, what is not there is not waited for.
    return TransferChecks.accessedByVectors(
        file,
        inTurn(
            vectors,
            (vector, done) ->
                done > 0 && file.readable() == 0
                    ? Outcome.done(0)
                    : part(() -> file.read(call.memory(), vector.address(), vector.length()))));
  }

  private Outcome writev(Call call) {
    OpenFile file = checks.writable(call);
    if (file instanceof Socket socket) {
      return sockets.write(call, socket, vectors(call));
    }
    List<UserVectors.Part> vectors = vectors(call);
    int length = sizes.allowed(call, file, total(vectors));
    TransferChecks.changes(call, file, length);
    Outcome outcome = writeAll(call, file, FileSizeLimit.first(vectors, length));
    TransferChecks.modified(file, outcome);
    return checks.signalBrokenPipe(call, file, length, outcome);
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
    long at = TransferChecks.position(call);
    OpenFile file = checks.positioned(call, TransferChecks.WRITE_ONLY);
    return TransferChecks.accessedByVectors(
        file, inTurn(vectors(call), (vector, done) -> part(file, call, vector, at + done, false)));
  }

  private Outcome writevAt(Call call) {
    long at = TransferChecks.position(call);
    OpenFile file = checks.positioned(call, TransferChecks.READ_ONLY);
    List<UserVectors.Part> vectors = vectors(call);
    int length = sizes.allowedAt(call, file, at, total(vectors));
    TransferChecks.changes(call, file, length);
    return TransferChecks.modified(
        file,
        inTurn(
            FileSizeLimit.first(vectors, length),
            (vector, done) -> part(file, call, vector, at + done, true)));
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

  private static List<UserVectors.Part> vectors(Call call) {
    return IoVectors.read(call.memory(), call.argument(1), call.argument(2));
  }
}
