package ringside.kernel.syscall.terminal;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.file.terminal.Foreground;
import ringside.kernel.file.terminal.MasterFile;
import ringside.kernel.file.terminal.TerminalEnd;
import ringside.kernel.syscall.Call;
import ringside.kernel.wait.Outcome;

/** Whose terminal it is: its session, and the group in the foreground (Linux: tty_jobctrl.c). */
final class JobRequests {
  private static final int TIOCSCTTY = 0x540e;
  private static final int TIOCGPGRP = 0x540f;
  private static final int TIOCSPGRP = 0x5410;
  private static final int TIOCNOTTY = 0x5422;
  private static final int TIOCGSID = 0x5429;

  /** Whether a call wants to put a group in front: the one request with an error of its own. */
  static boolean putsInFront(Call call) {
    return call.argument(1) == TIOCSPGRP;
  }

  /** The answer, or null where it is about something else. */
  @Nullable Outcome answer(Call call, TerminalEnd end) {
    Foreground foreground = end.terminal().foreground();
    int address = call.argument(2);
    switch (call.argument(1)) {
      case TIOCSCTTY -> foreground.take(call.argument(2) == 1);
      case TIOCNOTTY -> foreground.leave();
      case TIOCGPGRP -> {
        requireOwnAtSlave(end);
        call.memory().writeWord(address, foreground.group());
      }
      case TIOCGSID -> {
        requireOwnAtSlave(end);
        if (foreground.session() == 0) {
          return Outcome.failed(Errno.ENOTTY);
        }
        call.memory().writeWord(address, foreground.session());
      }
      case TIOCSPGRP -> {
        return putInFront(call, foreground);
      }
      default -> {
        return null;
      }
    }
    return Outcome.done(0);
  }

  /** The holder of a master may ask though the terminal is not its own. */
  private static void requireOwnAtSlave(TerminalEnd end) {
    if (!(end instanceof MasterFile)) {
      end.terminal().foreground().requireOwn();
    }
  }

  private static Outcome putInFront(Call call, Foreground foreground) {
    Outcome stopped = foreground.check(Signal.SIGTTOU);
    if (stopped instanceof Outcome.Failed failed && failed.errno() == Errno.EIO) {
      return Outcome.failed(Errno.ENOTTY);
    }
    if (stopped != null) {
      return stopped;
    }
    foreground.requireOwn();
    foreground.set(call.memory().readWord(call.argument(2)));
    return Outcome.done(0);
  }
}
