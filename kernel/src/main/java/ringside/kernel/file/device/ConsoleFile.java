package ringside.kernel.file.device;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.FileStatus;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.terminal.Terminal;
import ringside.kernel.file.terminal.TerminalEnd;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.WaitQueue;

/** Standard input, output or error. */
public final class ConsoleFile extends OpenFile implements TerminalEnd {
  /** Most bytes that one transfer holds in the kernel. */
  private static final int BLOCK = 4096;

  /** Bytes that are fetched before the first of them is shown (Linux: file_tty_write). */
  private static final int CHUNK = 65536;

  private final Console console;
  private final Terminal terminal;
  private final boolean typed;
  private final KernelCode code;
  private final Stream stream;
  private final @Nullable Located where;

  /** Which of the three. */
  public enum Stream {
    INPUT,
    OUTPUT,
    ERROR
  }

  /** A stream of the console. */
  public ConsoleFile(ConsoleTerminal terminal, KernelCode code, Stream stream) {
    this(terminal, code, stream, null);
  }

  /** The same where it is known as a device, so that ttyname(3) finds its name. */
  public ConsoleFile(
      ConsoleTerminal terminal, KernelCode code, Stream stream, @Nullable Located where) {
    this.where = where;
    this.terminal = terminal.terminal();
    this.console = terminal.console();
    this.typed = console.hasKeyboard();
    this.code = code;
    this.stream = stream;
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public Outcome read(UserMemory memory, int address, int length) {
    if (stream != Stream.INPUT && !typed) {
      return Outcome.failed(Errno.EBADF);
    }
    Outcome stopped = isTerminal() ? terminal.foreground().check(Signal.SIGTTIN) : null;
    if (stopped != null) {
      return stopped;
    }
    if (typed && terminal.hangUps() > 0) {
      return Outcome.done(0);
    }
    if (typed) {
      return terminal.read(memory, address, length, nonBlocking());
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
    if (stream == Stream.INPUT && !typed) {
      return Outcome.failed(Errno.EBADF);
    }
    boolean asked = isTerminal() && terminal.stopsWriters();
    Outcome stopped = asked ? terminal.foreground().check(Signal.SIGTTOU) : null;
    if (stopped != null) {
      return stopped;
    }
    return typed && stream != Stream.ERROR
        ? terminal.write(memory, address, length, written, nonBlocking())
        : write(memory, address, length);
  }

  private Outcome write(UserMemory memory, int address, int length) {
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
  public int readable() {
    return typed ? terminal.countable() : 0;
  }

  @Override
  public int readiness() {
    return typed ? terminal.readiness() : super.readiness();
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    return typed ? terminal.readinessQueues() : List.of();
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
  public @Nullable Located where() {
    return where;
  }

  @Override
  public String path() {
    return console.isTerminal() ? "/dev/console" : "pipe:[" + (1 + stream.ordinal()) + "]";
  }

  @Override
  public FileStatus status() {
    if (where != null) {
      return where.inode().status();
    }
    int mode =
        console.isTerminal() ? FileKind.CHARACTER.bits() | 0620 : FileKind.FIFO.bits() | 0600;
    return FileStatus.anonymous(mode);
  }

  @Override
  public int accessMode() {
    return typed ? 2 : stream == Stream.INPUT ? 0 : 1;
  }
}
