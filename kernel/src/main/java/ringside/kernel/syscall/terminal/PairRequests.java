package ringside.kernel.syscall.terminal;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.file.terminal.PseudoTerminal;
import ringside.kernel.file.terminal.PseudoTerminals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Descriptors;
import ringside.kernel.wait.Outcome;

/** What only the master of a pair is asked (ptmx(4), Linux: pty_unix98_ioctl). */
final class PairRequests {
  private static final int TIOCSCTTY = 0x540e;
  private static final int TIOCPKT = 0x5420;
  private static final int TCFLSH = 0x540b;
  private static final int TIOCGPTPEER = 0x5441;
  private static final int TIOCGPTN = 0x8004_5430;
  private static final int TIOCSPTLCK = 0x4004_5431;
  private static final int TIOCSIG = 0x4004_5436;
  private static final int TIOCGPKT = 0x8004_5438;
  private static final int TIOCGPTLCK = 0x8004_5439;

  private final PseudoTerminals pairs;

  PairRequests(PseudoTerminals pairs) {
    this.pairs = pairs;
  }

  /** The answer, or null where it is about something else. */
  @Nullable Outcome answer(Call call, PseudoTerminal pair) {
    int address = call.argument(2);
    switch (call.argument(1)) {
      case TIOCGPTN -> call.memory().writeWord(address, pair.number());
      case TIOCSPTLCK -> pair.setLocked(call.memory().readWord(address) != 0);
      case TIOCGPTLCK -> call.memory().writeWord(address, pair.isLocked() ? 1 : 0);
      case TIOCPKT -> pair.packets().set(call.memory().readWord(address) != 0);
      case TIOCGPKT -> call.memory().writeWord(address, pair.packets().isOn() ? 1 : 0);
      case TIOCGPTPEER -> {
        return Descriptors.install(call, pairs.openPeer(pair, new OpenFlags(address)), address);
      }
      case TIOCSIG -> {
        return signal(address, pair);
      }
      case TCFLSH -> {
        return flush(address, pair);
      }
      case TIOCSCTTY -> {
        return Outcome.failed(Errno.EPERM);
      }
      default -> {
        return null;
      }
    }
    return Outcome.done(0);
  }

  /** Only those signals that a key can ask for. */
  private static Outcome signal(int number, PseudoTerminal pair) {
    Signal signal = Signal.of(number);
    if (signal != Signal.SIGINT && signal != Signal.SIGQUIT && signal != Signal.SIGTSTP) {
      return Outcome.failed(Errno.EINVAL);
    }
    pair.terminal().signal(signal);
    return Outcome.done(0);
  }

  /** Seen from the master, input is what programs have written. */
  private static Outcome flush(int queues, PseudoTerminal pair) {
    if (queues < 0 || queues > 2) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (queues != 1) {
      pair.discardWritten();
    }
    if (queues != 0) {
      pair.discardTyped();
    }
    return Outcome.done(0);
  }
}
