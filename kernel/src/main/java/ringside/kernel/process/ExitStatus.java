package ringside.kernel.process;

import ringside.isa.abi.Signal;

/**
 * How a process ended.
 *
 * @param value exit code 0..255, or the number of the signal that killed it
 * @param signalled whether a signal killed it
 */
public record ExitStatus(int value, boolean signalled) {
  private static final int SHELL_SIGNAL_BASE = 128;

  /** exit(code): the low eight bits count. */
  public static ExitStatus exited(int code) {
    return new ExitStatus(code & 0xff, false);
  }

  /** Killed by a signal. */
  public static ExitStatus killed(int signal) {
    return new ExitStatus(signal, true);
  }

  /** The status a shell shows: the code, or 128 + signal. */
  public int forShell() {
    return signalled ? SHELL_SIGNAL_BASE + value : value;
  }

  /** In words, for reports. */
  public String inWords() {
    if (!signalled) {
      return "exit " + value;
    }
    Signal signal = Signal.of(value);
    return "killed by " + (signal == null ? "signal " + value : signal.name());
  }
}
