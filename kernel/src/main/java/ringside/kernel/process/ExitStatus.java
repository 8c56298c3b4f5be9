package ringside.kernel.process;

import ringside.isa.abi.Signal;
import ringside.kernel.memory.AddressSpace;

/**
 * How a process ended.
 *
 * @param value exit code 0..255, or the number of the signal that killed it
 * @param signalled whether a signal killed it
 * @param dumped whether its memory was to be kept: the core bit of its status (wait(2))
 */
public record ExitStatus(int value, boolean signalled, boolean dumped) {
  private static final int SHELL_SIGNAL_BASE = 128;
  private static final int CLD_EXITED = 1;
  private static final int CLD_KILLED = 2;
  private static final int CLD_DUMPED = 3;

  /** exit(code): the low eight bits count. */
  public static ExitStatus exited(int code) {
    return new ExitStatus(code & 0xff, false, false);
  }

  /** Killed by a signal. */
  public static ExitStatus killed(int signal) {
    return new ExitStatus(signal, true, false);
  }

  /** Killed by a signal whose action is a core dump (signal(7)), which RLIMIT_CORE allows. */
  public static ExitStatus dumped(int signal) {
    return new ExitStatus(signal, true, true);
  }

  /**
   * How a process ends by a signal without a handler; a dump smaller than a page is none on Linux.
   */
  public static ExitStatus of(Process process, Signal.Action action, int signal) {
    boolean dumps =
        action == Signal.Action.CORE
            && process.isDumpable()
            && Long.compareUnsigned(process.limits().soft(ResourceLimits.CORE), AddressSpace.PAGE)
                >= 0;
    return dumps ? dumped(signal) : killed(signal);
  }

  /** si_code of the SIGCHLD that tells of it. */
  public int childCode() {
    return dumped ? CLD_DUMPED : signalled ? CLD_KILLED : CLD_EXITED;
  }

  /** Whether a status as a shell shows it is that of a process which a signal has killed. */
  public static boolean isOfSignal(int status) {
    return status > SHELL_SIGNAL_BASE;
  }

  /** The status a shell shows: the code, or 128 + signal. */
  public int forShell() {
    return signalled ? SHELL_SIGNAL_BASE + value : value;
  }
}
