package ringside.kernel.syscall.terminal;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.file.terminal.Settings;
import ringside.kernel.file.terminal.Terminal;
import ringside.kernel.file.terminal.TerminalEnd;
import ringside.kernel.syscall.Call;
import ringside.kernel.wait.Outcome;

/** Settings in three forms, what is thrown away, and what is held back (termios(3)). */
final class SettingsRequests {
  private static final int TCGETS = 0x5401;
  private static final int TCSETS = 0x5402;
  private static final int TCSETSW = 0x5403;
  private static final int TCSETSF = 0x5404;
  private static final int TCGETA = 0x5405;
  private static final int TCSETA = 0x5406;
  private static final int TCSETAW = 0x5407;
  private static final int TCSETAF = 0x5408;
  private static final int TCSBRK = 0x5409;
  private static final int TCXONC = 0x540a;
  private static final int TCFLSH = 0x540b;
  private static final int TCSBRKP = 0x5425;
  private static final int TIOCSBRK = 0x5427;
  private static final int TIOCCBRK = 0x5428;
  private static final int TCGETS2 = 0x802c_542a;
  private static final int TCSETS2 = 0x402c_542b;
  private static final int TCSETSW2 = 0x402c_542c;
  private static final int TCSETSF2 = 0x402c_542d;

  /** The answer, or null where it is about something else. */
  @Nullable Outcome answer(Call call, TerminalEnd end) {
    Terminal terminal = end.terminal();
    return switch (call.argument(1)) {
      case TCGETS -> tell(call, terminal.settings().bytes(Settings.BYTES));
      case TCGETS2 -> tell(call, terminal.settings().bytes(Settings.BYTES_WITH_SPEEDS));
      case TCGETA -> tell(call, OldSettings.of(terminal.settings()));
      case TCSETS, TCSETSW -> change(call, terminal, Settings.BYTES, false);
      case TCSETSF -> change(call, terminal, Settings.BYTES, true);
      case TCSETS2, TCSETSW2 -> change(call, terminal, Settings.BYTES_WITH_SPEEDS, false);
      case TCSETSF2 -> change(call, terminal, Settings.BYTES_WITH_SPEEDS, true);
      case TCSETA, TCSETAW -> change(call, terminal, OldSettings.BYTES, false);
      case TCSETAF -> change(call, terminal, OldSettings.BYTES, true);
      case TCXONC -> allowed(terminal, () -> flow(call.argument(2), terminal));
      case TCFLSH -> allowed(terminal, () -> flush(call.argument(2), terminal));
      // All is sent at once, and there is no wire that could have a break.
      case TCSBRK, TCSBRKP -> allowed(terminal, () -> Outcome.done(0));
      case TIOCSBRK, TIOCCBRK -> Outcome.done(0);
      default -> null;
    };
  }

  private static Outcome tell(Call call, byte[] bytes) {
    call.memory().write(call.argument(2), bytes);
    return Outcome.done(0);
  }

  private static Outcome change(Call call, Terminal terminal, int bytes, boolean flushes) {
    return allowed(
        terminal,
        () -> {
          byte[] given = call.memory().read(call.argument(2), bytes);
          boolean old = bytes == OldSettings.BYTES;
          Settings former = terminal.settings();
          Settings next = former.with(old ? OldSettings.over(former, given) : given);
          if (flushes) {
            terminal.flushInput();
          }
          terminal.use(next);
          return Outcome.done(0);
        });
  }

  /** What a terminal's session may change only from the foreground. */
  private static Outcome allowed(Terminal terminal, Handling work) {
    Outcome stopped = terminal.foreground().check(Signal.SIGTTOU);
    return stopped == null ? work.handle() : stopped;
  }

  /** What is to be done where nothing stops it. */
  @FunctionalInterface
  private interface Handling {
    Outcome handle();
  }

  /** TCOOFF, TCOON, TCIOFF, TCION. */
  private static Outcome flow(int action, Terminal terminal) {
    switch (action) {
      case 0 -> terminal.hold();
      case 1 -> terminal.go();
      case 2 -> terminal.sendStop();
      case 3 -> terminal.sendStart();
      default -> {
        return Outcome.failed(Errno.EINVAL);
      }
    }
    return Outcome.done(0);
  }

  /** TCIFLUSH, TCOFLUSH, TCIOFLUSH. */
  private static Outcome flush(int queues, Terminal terminal) {
    if (queues < 0 || queues > 2) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (queues != 1) {
      terminal.flushInput();
    }
    if (queues != 0) {
      terminal.discardOutput();
    }
    return Outcome.done(0);
  }
}
