package ringside.kernel.syscall.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.tree.PipeEnd;
import ringside.kernel.ipc.Pipe;
import ringside.kernel.ipc.Splicing;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.FileSizeLimit;
import ringside.kernel.syscall.IoVectors;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** splice, tee and vmsplice: what goes through pipes without a copy to the user. */
public final class SpliceCalls {
  private static final int KNOWN_FLAGS = 15;
  private static final int NON_BLOCKING = 2;
  private static final int READ_ONLY = 0;
  private static final int WRITE_ONLY = 1;

  private final KernelCode code;
  private final Signals signals;
  private final SpliceEnds ends;

  public SpliceCalls(KernelCode code, KernelMemory memory, Signals signals, FileSizeLimit sizes) {
    this.code = code;
    this.signals = signals;
    this.ends = new SpliceEnds(code, memory, signals, sizes);
  }

  public void register(SyscallTable table) {
    table.add(Syscall.SPLICE, "dpdpux", this::splice);
    table.add(Syscall.TEE, "ddux", this::tee);
    table.add(
        Syscall.VMSPLICE,
        "dpix",
        Support.partial("bytes are copied: what is changed after the call is not seen"),
        this::vmsplice);
  }

  private Outcome splice(Call call) {
    code.run(Routine.FILE_OPERATION);
    int length = length(call.argument(4));
    if (length == 0) {
      return Outcome.done(0);
    }
    if ((call.argument(5) & ~KNOWN_FLAGS) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    OpenFile in = PathArguments.file(call, 0);
    OpenFile out = PathArguments.file(call, 2);
    boolean pipeWithOffset =
        in instanceof PipeEnd && call.argument(1) != 0
            || out instanceof PipeEnd && call.argument(3) != 0;
    if (pipeWithOffset) {
      return Outcome.failed(Errno.ESPIPE);
    }
    Place to = Place.of(call, out, 3);
    Place from = Place.of(call, in, 1);
    if (!mayMove(in, out)) {
      return Outcome.failed(Errno.EBADF);
    }
    boolean nonBlocking = (call.argument(5) & NON_BLOCKING) != 0;
    if (in instanceof PipeEnd one && out instanceof PipeEnd other) {
      return between(call, one, other, length, nonBlocking, Splicing::move);
    }
    if (in instanceof PipeEnd one) {
      return ends.out(call, one, to, length, nonBlocking || in.nonBlocking());
    }
    return out instanceof PipeEnd other
        ? ends.in(call, from, other, length, nonBlocking || out.nonBlocking())
        : Outcome.failed(Errno.EINVAL);
  }

  private Outcome tee(Call call) {
    code.run(Routine.FILE_OPERATION);
    if ((call.argument(3) & ~KNOWN_FLAGS) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    int length = length(call.argument(2));
    if (length == 0) {
      return Outcome.done(0);
    }
    OpenFile in = PathArguments.file(call, 0);
    OpenFile out = PathArguments.file(call, 1);
    if (!mayMove(in, out)) {
      return Outcome.failed(Errno.EBADF);
    }
    boolean nonBlocking = (call.argument(3) & NON_BLOCKING) != 0;
    return in instanceof PipeEnd one && out instanceof PipeEnd other
        ? between(call, one, other, length, nonBlocking, Splicing::link)
        : Outcome.failed(Errno.EINVAL);
  }

  /** How bytes go from one pipe to another. */
  @FunctionalInterface
  private interface Transfer {
    int apply(Pipe from, Pipe to, int length);
  }

  private Outcome between(
      Call call, PipeEnd in, PipeEnd out, int length, boolean nonBlocking, Transfer transfer) {
    Pipe from = in.pipe();
    Pipe to = out.pipe();
    if (from == to) {
      return Outcome.failed(Errno.EINVAL);
    }
    boolean never = nonBlocking || in.nonBlocking() || out.nonBlocking();
    if (from.isEmpty() && from.hasWriter()) {
      return Splicing.waiting(never, Outcome.wait(from.notEmpty()));
    }
    Outcome hindered = hindered(call, to, never);
    return hindered == null ? Outcome.done(transfer.apply(from, to, length)) : hindered;
  }

  /** Why nothing can be put into a pipe, or null. */
  private @Nullable Outcome hindered(Call call, Pipe to, boolean nonBlocking) {
    if (!to.hasReader()) {
      signals.send(call.thread(), SignalInfo.kernel(Signal.SIGPIPE));
      return Outcome.failed(Errno.EPIPE);
    }
    return to.isFull() ? Splicing.waiting(nonBlocking, Outcome.wait(to.notFull())) : null;
  }

  private Outcome vmsplice(Call call) {
    code.run(Routine.FILE_OPERATION);
    if ((call.argument(3) & ~KNOWN_FLAGS) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    OpenFile file = PathArguments.file(call, 0);
    List<UserVectors.Part> parts =
        IoVectors.read(call.memory(), call.argument(1), call.argument(2));
    UserVectors bytes = new UserVectors(call.memory(), parts);
    if (bytes.length() == 0) {
      return Outcome.done(0);
    }
    if (!(file instanceof PipeEnd end)) {
      return Outcome.failed(Errno.EBADF);
    }
    boolean nonBlocking = (call.argument(3) & NON_BLOCKING) != 0;
    if (end.accessMode() == READ_ONLY) {
      return end.pipe().read(bytes, nonBlocking);
    }
    Outcome hindered = hindered(call, end.pipe(), nonBlocking);
    return hindered == null ? Splicing.take(end.pipe(), bytes) : hindered;
  }

  private static boolean mayMove(OpenFile in, OpenFile out) {
    return in.accessMode() != WRITE_ONLY && out.accessMode() != READ_ONLY;
  }

  /** What one call moves at most. */
  private static int length(int wanted) {
    return wanted < 0 ? IoVectors.MOST_BYTES : Math.min(wanted, IoVectors.MOST_BYTES);
  }
}
