package ringside.kernel.file.device;

import ringside.isa.abi.Errno;
import ringside.kernel.file.Caller;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.file.terminal.Jobs;
import ringside.kernel.file.terminal.PseudoTerminals;
import ringside.kernel.file.terminal.Terminal;
import ringside.kernel.file.terminal.TerminalFile;
import ringside.kernel.text.KernelCode;

/** The console, the terminal of whoever asks, and what makes pairs (tty(4), console(4), pts(4)). */
public final class TerminalDevices implements FileSystem.Drivers {
  private static final int OWN = 5 << 8;
  private static final int CONSOLE = 5 << 8 | 1;
  private static final int MASTER = 5 << 8 | 2;

  private final KernelCode code;
  private final ConsoleTerminal console;
  private final PseudoTerminals pairs;
  private final Jobs jobs;

  /** The devices of a computer. */
  public TerminalDevices(
      KernelCode code, ConsoleTerminal console, PseudoTerminals pairs, Jobs jobs) {
    this.code = code;
    this.console = console;
    this.pairs = pairs;
    this.jobs = jobs;
  }

  @Override
  public OpenFile open(int special, Located where, OpenFlags flags, Caller caller) {
    return switch (special) {
      case OWN -> own(where, flags);
      case CONSOLE -> console(where, flags, true);
      case MASTER -> pairs.open(caller.who(), where, flags);
      default -> throw new FileError(Errno.ENXIO);
    };
  }

  private OpenFile own(Located where, OpenFlags flags) {
    Terminal terminal = jobs.terminal();
    if (terminal == null) {
      throw new FileError(Errno.ENXIO);
    }
    return terminal == console.terminal()
        ? console(where, flags, false)
        : new TerminalFile(terminal, where, flags, false);
  }

  private OpenFile console(Located where, OpenFlags flags, boolean system) {
    return console.console().hasKeyboard()
        ? new TerminalFile(console.terminal(), where, flags, system)
        : new ConsoleDevice(console, code, where, flags);
  }
}
