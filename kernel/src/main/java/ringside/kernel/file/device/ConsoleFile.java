package ringside.kernel.file.device;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.FileStatus;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** Standard input, output or error. */
public final class ConsoleFile extends OpenFile {
  /** Most bytes that one transfer holds in the kernel. */
  private static final int BLOCK = 4096;

  /** Bytes that are fetched before the first of them is shown (Linux: file_tty_write). */
  private static final int CHUNK = 65536;

  private final Console console;
  private final Terminal terminal;
  private final KernelCode code;
  private final Stream stream;

  /** Which of the three. */
  public enum Stream {
    INPUT,
    OUTPUT,
    ERROR
  }

  /** A stream of the console. */
  public ConsoleFile(Terminal terminal, KernelCode code, Stream stream) {
    this.terminal = terminal;
    this.console = terminal.console();
    this.code = code;
    this.stream = stream;
  }

  @Override
  public Outcome read(UserMemory memory, int address, int length) {
    if (stream != Stream.INPUT) {
      return Outcome.failed(Errno.EBADF);
    }
    code.run(Routine.CONSOLE_IO);
    byte[] bytes = console.read(Math.min(length, BLOCK));
    if (bytes == null) {
      return Outcome.wait(terminal.keys());
    }
    memory.write(address, bytes);
    return Outcome.done(bytes.length);
  }

  @Override
  public Outcome write(UserMemory memory, int address, int length, int written) {
    if (stream == Stream.INPUT) {
      return Outcome.failed(Errno.EBADF);
    }
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, CHUNK);
      List<byte[]> blocks;
      try {
        blocks = fetch(memory, address + done, part);
      } catch (BadAddress bad) {
        if (done == 0) {
          throw bad;
        }
        break;
      }
      try {
        blocks.forEach(stream == Stream.OUTPUT ? console::write : console::writeError);
      } catch (FileError refused) {
        return done > 0 ? Outcome.done(done) : Outcome.failed(refused.errno());
      }
      blocks.forEach(this::tell);
      done += part;
    }
    return Outcome.done(done);
  }

  private void tell(byte[] bytes) {
    if (code.events().happens(EventKind.CONSOLE)) {
      boolean error = stream == Stream.ERROR;
      code.events().tell(new Event.ConsoleWritten(code.events().now(), error, bytes));
    }
  }

  private List<byte[]> fetch(UserMemory memory, int address, int length) {
    List<byte[]> blocks = new ArrayList<>();
    for (int done = 0; done < length; done += BLOCK) {
      code.run(Routine.CONSOLE_IO);
      blocks.add(memory.read(address + done, Math.min(length - done, BLOCK)));
    }
    return blocks;
  }

  @Override
  public String title() {
    return "console";
  }

  @Override
  public boolean isTerminal() {
    return console.isTerminal();
  }

  @Override
  public String path() {
    return console.isTerminal() ? "/dev/console" : "pipe:[" + (1 + stream.ordinal()) + "]";
  }

  @Override
  public FileStatus status() {
    int mode =
        console.isTerminal() ? FileKind.CHARACTER.bits() | 0620 : FileKind.FIFO.bits() | 0600;
    return FileStatus.anonymous(mode);
  }

  @Override
  public int accessMode() {
    return stream == Stream.INPUT ? 0 : 1;
  }
}
