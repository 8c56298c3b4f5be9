package ringside.kernel.syscall.file;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.RegularFile;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.FileSizeLimit;
import ringside.kernel.syscall.IoVectors;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** sendfile64: from the pages of a file to another file, without a copy to the user. */
public final class SendfileCalls {
  private final KernelCode code;
  private final Signals signals;
  private final FileSizeLimit sizes;
  private final UserMemory kernel;

  public SendfileCalls(KernelCode code, Signals signals, FileSizeLimit sizes) {
    this.code = code;
    this.signals = signals;
    this.sizes = sizes;
    this.kernel = UserMemory.ofKernel(code);
  }

  public void register(SyscallTable table) {
    table.add(Syscall.SENDFILE64, "ddpu", this::sendfile);
  }

  private Outcome sendfile(Call call) {
    code.run(Routine.FILE_OPERATION);
    OpenFile out = PathArguments.file(call, 0);
    OpenFile in = PathArguments.file(call, 1);
    if (in.accessMode() == 1 || out.accessMode() == 0) {
      return Outcome.failed(Errno.EBADF);
    }
    RegularFile file = in.mappable();
    if (file == null || out.appending()) {
      return Outcome.failed(Errno.EINVAL);
    }
    int pointer = call.argument(2);
    long start = pointer == 0 ? in.seek(0, OpenFile.SEEK_CURRENT) : call.memory().readLong(pointer);
    if (start < 0 || call.argument(3) < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    int wanted = sizes.allowed(call, out, count(call.argument(3), file.size() - start));
    Outcome outcome =
        PageMover.move(
            file, start, wanted, (address, length, done) -> out.write(kernel, address, length, 0));
    if (outcome instanceof Outcome.Done done) {
      advance(call, in, start + done.value());
      TransferChecks.modified(out, outcome);
      TransferChecks.accessed(in, outcome);
    }
    if (outcome instanceof Outcome.Failed failed && failed.errno() == Errno.EPIPE) {
      signals.send(call.thread(), SignalInfo.kernel(Signal.SIGPIPE));
    }
    return outcome;
  }

  private static int count(int wanted, long left) {
    return (int) Math.max(0, Math.min(Math.min(wanted, IoVectors.MOST_BYTES), left));
  }

  private static void advance(Call call, OpenFile in, long position) {
    int pointer = call.argument(2);
    if (pointer == 0) {
      in.seek(position, OpenFile.SEEK_SET);
    } else {
      call.memory().write(pointer, Words.bytes((int) position, (int) (position >>> 32)));
    }
  }
}
