package ringside.kernel.syscall.file;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.RegularFile;
import ringside.kernel.file.tree.PipeEnd;
import ringside.kernel.ipc.Pipe;
import ringside.kernel.ipc.Splicing;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.FileSizeLimit;
import ringside.kernel.text.KernelCode;
import ringside.kernel.wait.Outcome;

/** What stands at the other end of a splice: a file, a socket, a device. */
final class SpliceEnds {
  private final KernelMemory memory;
  private final Signals signals;
  private final FileSizeLimit sizes;
  private final UserMemory kernel;

  SpliceEnds(KernelCode code, KernelMemory memory, Signals signals, FileSizeLimit sizes) {
    this.memory = memory;
    this.signals = signals;
    this.sizes = sizes;
    this.kernel = UserMemory.ofKernel(code);
  }

  /** From a pipe to something else. */
  Outcome out(Call call, PipeEnd in, Place to, int length, boolean nonBlocking) {
    OpenFile file = to.file();
    if (file.appending() || !isPlace(to) || !isSplicable(file)) {
      return Outcome.failed(Errno.EINVAL);
    }
    Pipe from = in.pipe();
    if (from.isEmpty()) {
      return from.hasWriter()
          ? Splicing.waiting(nonBlocking, Outcome.wait(from.notEmpty()))
          : Outcome.done(0);
    }
    int wanted = Math.min(length, from.filled());
    int count =
        to.pointer() == 0
            ? sizes.allowed(call, file, wanted)
            : sizes.allowedAt(call, file, to.position(), wanted);
    TransferChecks.changes(call, file, count);
    Outcome outcome =
        Splicing.drain(from, count, (address, bytes, done) -> write(to, address, bytes, done));
    if (outcome instanceof Outcome.Failed failed && failed.errno() == Errno.EPIPE) {
      signals.send(call.thread(), SignalInfo.kernel(Signal.SIGPIPE));
    }
    TransferChecks.modified(file, outcome);
    TransferChecks.accessed(in, outcome);
    if (outcome instanceof Outcome.Done done && to.pointer() != 0) {
      to.advance(call, done.value());
    }
    return outcome;
  }

  private Outcome write(Place to, int address, int bytes, int done) {
    try {
      return to.pointer() == 0
          ? to.file().write(kernel, address, bytes, 0)
          : to.file().writeAt(kernel, address, bytes, to.position() + done);
    } catch (FileError error) {
      return Outcome.failed(error.errno());
    }
  }

  /** From something else to a pipe. */
  Outcome in(Call call, Place from, PipeEnd out, int length, boolean nonBlocking) {
    if (!isPlace(from)) {
      return Outcome.failed(Errno.EINVAL);
    }
    Pipe to = out.pipe();
    if (!to.hasReader()) {
      signals.send(call.thread(), SignalInfo.kernel(Signal.SIGPIPE));
      return Outcome.failed(Errno.EPIPE);
    }
    if (to.isFull()) {
      return Splicing.waiting(nonBlocking, Outcome.wait(to.notFull()));
    }
    RegularFile regular = from.file().mappable();
    if (regular == null && !isSplicable(from.file())) {
      return Outcome.failed(Errno.EINVAL);
    }
    Outcome outcome =
        regular == null
            ? copy(from, to, length, nonBlocking)
            : attach(regular, from.position(), to, length);
    TransferChecks.modified(out, outcome);
    TransferChecks.accessed(from.file(), outcome);
    if (outcome instanceof Outcome.Done done && (regular != null || from.pointer() != 0)) {
      from.advance(call, done.value());
    }
    return outcome;
  }

  /** The pages themselves go into the pipe; a hole needs a frame of zeros. */
  private Outcome attach(RegularFile file, long start, Pipe to, int length) {
    int count = (int) Math.max(0, Math.min(length, file.size() - start));
    int done = 0;
    while (done < count && !to.isFull()) {
      int page = (int) ((start + done) / RegularFile.PAGE);
      int offset = (int) ((start + done) % RegularFile.PAGE);
      int bytes = Math.min(count - done, RegularFile.PAGE - offset);
      try {
        attach(file, page, to, offset, bytes);
      } catch (OutOfMemory none) {
        if (done == 0) {
          throw none;
        }
        break;
      }
      done += bytes;
    }
    return Splicing.told(to, done);
  }

  private void attach(RegularFile file, int page, Pipe to, int offset, int bytes) {
    if (!file.isHole(page)) {
      Splicing.attach(to, file.frame(page), offset, bytes);
      return;
    }
    int frame = memory.frames().allocateZeroed();
    Splicing.attach(to, frame, offset, bytes);
    memory.frames().release(frame);
  }

  private Outcome copy(Place from, Pipe to, int length, boolean nonBlocking) {
    OpenFile file = from.file();
    boolean before = file.nonBlocking();
    try {
      return Splicing.copy(
          to,
          length,
          (frame, bytes, done) -> {
            file.setNonBlocking(before || nonBlocking && file instanceof Socket || done > 0);
            return from.pointer() == 0
                ? file.read(kernel, frame, bytes)
                : file.readAt(kernel, frame, bytes, from.position() + done);
          });
    } finally {
      file.setNonBlocking(before);
    }
  }

  private static boolean isPlace(Place place) {
    return place.pointer() == 0 || place.file().hasPositions() && place.position() >= 0;
  }

  /** Whether a file can be spliced at all; counters, sets and folders can't. */
  private static boolean isSplicable(OpenFile file) {
    int kind = file.status().mode() & FileKind.MASK;
    return file instanceof Socket
        || kind == FileKind.REGULAR.bits()
        || kind == FileKind.CHARACTER.bits()
        || kind == FileKind.FIFO.bits(); // the console, where it is a pipe of the host
  }
}
