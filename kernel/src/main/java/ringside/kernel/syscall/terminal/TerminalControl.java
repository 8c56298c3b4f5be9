package ringside.kernel.syscall.terminal;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.terminal.MasterFile;
import ringside.kernel.file.terminal.PseudoTerminals;
import ringside.kernel.file.terminal.Terminal;
import ringside.kernel.file.terminal.TerminalEnd;
import ringside.kernel.file.terminal.WindowSize;
import ringside.kernel.identity.Capability;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Words;
import ringside.kernel.wait.Outcome;

/** Size, queues and state of a terminal, and which of the other requests it is. */
public final class TerminalControl {
  private static final int TIOCEXCL = 0x540c;
  private static final int TIOCNXCL = 0x540d;
  private static final int TIOCOUTQ = 0x5411;
  private static final int TIOCSTI = 0x5412;
  private static final int TIOCGWINSZ = 0x5413;
  private static final int TIOCSWINSZ = 0x5414;
  private static final int TIOCGSOFTCAR = 0x5419;
  private static final int FIONREAD = 0x541b;
  private static final int TIOCSETD = 0x5423;
  private static final int TIOCGETD = 0x5424;
  private static final int TIOCGDEV = 0x8004_5432;
  private static final int TIOCVHANGUP = 0x5437;
  private static final int TIOCGEXCL = 0x8004_5440;

  private final SettingsRequests settings = new SettingsRequests();
  private final JobRequests jobs = new JobRequests();
  private final PairRequests pairs;

  /** Requests to the terminals of a computer. */
  public TerminalControl(PseudoTerminals pairs) {
    this.pairs = new PairRequests(pairs);
  }

  /** Answers ioctl for a file that is a terminal. */
  public Outcome ask(Call call, OpenFile file, TerminalEnd end) {
    if (end.isHungUp()) {
      return Outcome.failed(JobRequests.putsInFront(call) ? Errno.ENOTTY : Errno.EIO);
    }
    Outcome answer = file instanceof MasterFile master ? pairs.answer(call, master.pair()) : null;
    if (answer == null) {
      answer = settings.answer(call, end);
    }
    if (answer == null) {
      answer = jobs.answer(call, end);
    }
    return answer == null ? answer(call, file, end.terminal()) : answer;
  }

  private static Outcome answer(Call call, OpenFile file, Terminal terminal) {
    int address = call.argument(2);
    switch (call.argument(1)) {
      case TIOCGWINSZ -> {
        WindowSize size = terminal.size();
        call.memory().write(address, Words.bytes(size.characters(), size.pixels()));
      }
      case TIOCSWINSZ -> terminal.resize(size(call, address));
      case FIONREAD -> call.memory().writeWord(address, file.readable());
      case TIOCOUTQ, TIOCGSOFTCAR -> call.memory().writeWord(address, 0);
      case TIOCGDEV -> call.memory().writeWord(address, terminal.device());
      case TIOCEXCL -> terminal.setExclusive(true);
      case TIOCNXCL -> terminal.setExclusive(false);
      case TIOCGEXCL -> call.memory().writeWord(address, terminal.isExclusive() ? 1 : 0);
      case TIOCGETD -> call.memory().writeWord(address, 0);
      case TIOCSETD -> {
        return changeDiscipline(call, terminal);
      }
      case TIOCSTI -> {
        return pretend(call, terminal);
      }
      case TIOCVHANGUP -> {
        return hangUp(call, terminal);
      }
      default -> {
        return Outcome.failed(Errno.ENOTTY);
      }
    }
    return Outcome.done(0);
  }

  private static WindowSize size(Call call, int address) {
    int characters = call.memory().readWord(address);
    return new WindowSize(characters, call.memory().readWord(address + 4));
  }

  /** There is one line discipline, N_TTY. */
  private static Outcome changeDiscipline(Call call, Terminal terminal) {
    int wanted = call.memory().readWord(call.argument(2));
    @Nullable Outcome stopped = terminal.foreground().check(Signal.SIGTTOU);
    if (stopped != null) {
      return stopped;
    }
    return wanted == 0 ? Outcome.done(0) : Outcome.failed(Errno.EINVAL);
  }

  /** Typing for somebody is root's business alone (Linux since 6.2: dev.tty.legacy_tiocsti). */
  private static Outcome pretend(Call call, Terminal terminal) {
    if (!call.process().credentials().may(Capability.SYS_ADMIN)) {
      return Outcome.failed(Errno.EIO);
    }
    terminal.type(call.memory().read(call.argument(2), 1)[0] & 0xff);
    return Outcome.done(0);
  }

  private static Outcome hangUp(Call call, Terminal terminal) {
    if (!call.process().credentials().may(Capability.SYS_ADMIN)) {
      return Outcome.failed(Errno.EPERM);
    }
    terminal.hangUp();
    return Outcome.done(0);
  }
}
