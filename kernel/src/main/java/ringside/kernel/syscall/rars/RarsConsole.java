package ringside.kernel.syscall.rars;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.file.FileError;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/**
 * Text from the kernel to standard output, and lines from standard input to the kernel: what the
 * calls of RARS do that Linux leaves to programs. All of it passes through a buffer in the kernel's
 * memory.
 */
public final class RarsConsole {
  /** Enough for 32 binary digits. */
  private static final int BUFFER_BYTES = 64;

  private static final int INPUT = 0;
  private static final int OUTPUT = 1;
  private static final int ERROR = 2;

  private final KernelCode code;
  private final Signals signals;
  private final UserMemory kernel;
  private final int buffer;

  public RarsConsole(KernelCode code, KernelMemory memory, Signals signals) {
    this.code = code;
    this.signals = signals;
    this.kernel = UserMemory.ofKernel(code);
    this.buffer = memory.heap().allocate(BUFFER_BYTES);
  }

  /** Prints digits that the kernel has made; a0 stays as it is. */
  Outcome printNumber(Call call, String digits) {
    if (!call.pending().retried()) {
      for (int index = 0; index < digits.length(); index++) {
        code.run(Routine.NUMBER_DIGIT);
      }
    }
    return print(call, digits.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Prints a few bytes; a0 stays as it is. */
  Outcome print(Call call, byte[] bytes) {
    kernel.write(buffer, bytes);
    return printed(call, write(call, kernel, OUTPUT, buffer, bytes.length));
  }

  /** Prints bytes of the program; a0 stays as it is. */
  Outcome print(Call call, int address, int length) {
    return printed(call, write(call, call.memory(), OUTPUT, address, length));
  }

  /** Says what is wrong on standard error, part by part. */
  void complain(Call call, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int start = 0; start < bytes.length; start += BUFFER_BYTES) {
      byte[] part = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + BUFFER_BYTES));
      kernel.write(buffer, part);
      write(call, kernel, ERROR, buffer, part.length);
    }
  }

  private Outcome write(Call call, UserMemory from, int descriptor, int address, int length) {
    OpenFile file = call.process().files().find(descriptor);
    if (file == null || file.accessMode() == 0) {
      return Outcome.failed(Errno.EBADF);
    }
    code.run(Routine.FILE_OPERATION);
    int written = descriptor == OUTPUT ? call.pending().progress() : 0;
    return file.write(from, address, length, written);
  }

  private Outcome printed(Call call, Outcome outcome) {
    if (outcome instanceof Outcome.Wait) {
      return outcome;
    }
    if (outcome instanceof Outcome.Failed failed && failed.errno() == Errno.EPIPE) {
      signals.send(call.thread(), SignalInfo.kernel(Signal.SIGPIPE));
    }
    return Outcome.done(call.argument(0));
  }

  /** What has been read of a line, kept while the call waits for more. */
  static final class Line {
    private final StringBuilder text = new StringBuilder();
    private boolean complete;

    /** Its bytes as characters (ISO 8859-1), without the line end. */
    String text() {
      return text.toString();
    }

    /** Whether a line end was read, not the end of the input. */
    boolean complete() {
      return complete;
    }
  }

  /**
   * Reads up to a line end, or up to a number of bytes.
   *
   * @return done once the line is there, see {@link #line}; else a wait
   */
  Outcome read(Call call, int most) {
    Line line = line(call);
    while (!line.complete && line.text.length() < most) {
      Outcome outcome = readByte(call);
      if (!(outcome instanceof Outcome.Done done)) {
        return outcome;
      }
      if (done.value() == 0) {
        break;
      }
      char c = (char) (kernel.read(buffer, 1)[0] & 255);
      line.complete = c == '\n';
      if (!line.complete || most == 1) {
        line.text.append(c);
      }
    }
    return Outcome.done(0);
  }

  /** The line of a call. */
  Line line(Call call) {
    if (call.pending().kept() instanceof Line line) {
      return line;
    }
    Line line = new Line();
    call.pending().keep(line);
    return line;
  }

  private Outcome readByte(Call call) {
    OpenFile file = call.process().files().find(INPUT);
    if (file == null || file.accessMode() == OUTPUT) {
      return Outcome.failed(Errno.EBADF);
    }
    code.run(Routine.FILE_OPERATION);
    try {
      return file.read(kernel, buffer, 1);
    } catch (FileError error) {
      return Outcome.failed(error.errno());
    }
  }
}
