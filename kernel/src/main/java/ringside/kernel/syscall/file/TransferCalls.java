package ringside.kernel.syscall.file;

import ringside.isa.abi.Syscall;
import ringside.kernel.file.OpenFile;
import ringside.kernel.net.socket.Socket;
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

/** What moves bytes: read, write, both at positions, and llseek. */
public final class TransferCalls {
  private final KernelCode code;
  private final TransferChecks checks;
  private final SocketTransfer sockets;
  private final FileSizeLimit sizes;

  public TransferCalls(
      KernelCode code, Signals signals, FileSizeLimit sizes, SocketTransfer sockets) {
    this.code = code;
    this.checks = new TransferChecks(code, signals);
    this.sockets = sockets;
    this.sizes = sizes;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.READ, "dpu", this::read);
    table.add(Syscall.WRITE, "dbu", this::write);
    table.add(Syscall.PREAD64, "dpuux", this::readAt);
    table.add(Syscall.PWRITE64, "dbuux", this::writeAt);
    table.add(Syscall.LLSEEK, "dxxpi", this::seek);
  }

  private Outcome read(Call call) {
    OpenFile file = checks.readable(call);
    int length = IoVectors.length(call, 1);
    if (file instanceof Socket socket) {
      return sockets.read(call, socket);
    }
    return TransferChecks.accessed(file, file.read(call.memory(), call.argument(1), length));
  }

  private Outcome write(Call call) {
    OpenFile file = checks.writable(call);
    int wanted = IoVectors.length(call, 1);
    if (file instanceof Socket socket) {
      return sockets.write(call, socket);
    }
    int length = sizes.allowed(call, file, wanted);
    TransferChecks.changes(call, file, length);
    int written = call.pending().progress();
    Outcome outcome = file.write(call.memory(), call.argument(1), length, written);
    TransferChecks.modified(file, outcome);
    return checks.signalBrokenPipe(call, file, length, outcome);
  }

  private Outcome readAt(Call call) {
    long at = TransferChecks.position(call);
    OpenFile file = checks.positioned(call, TransferChecks.WRITE_ONLY);
    int length = IoVectors.length(call, 1);
    return TransferChecks.accessed(file, file.readAt(call.memory(), call.argument(1), length, at));
  }

  private Outcome writeAt(Call call) {
    long at = TransferChecks.position(call);
    OpenFile file = checks.positioned(call, TransferChecks.READ_ONLY);
    int length = sizes.allowedAt(call, file, at, IoVectors.length(call, 1));
    TransferChecks.changes(call, file, length);
    return TransferChecks.modified(file, file.writeAt(call.memory(), call.argument(1), length, at));
  }

  private Outcome seek(Call call) {
    OpenFile file = PathArguments.file(call, 0);
    code.run(Routine.FILE_OPERATION);
    long offset = (long) call.argument(1) << 32 | call.argument(2) & 0xffff_ffffL;
    long position = file.seek(offset, call.argument(4));
    call.memory().write(call.argument(3), Words.bytes((int) position, (int) (position >>> 32)));
    return Outcome.done(0);
  }
}
