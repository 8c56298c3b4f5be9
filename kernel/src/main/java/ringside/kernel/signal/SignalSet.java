package ringside.kernel.signal;

import ringside.isa.abi.Signal;

/** Sets of signals as sigset_t has them: bit n-1 for signal n. */
public final class SignalSet {
  /** SIGKILL and SIGSTOP, which nobody can hold back. */
  private static final long ALWAYS = of(Signal.SIGKILL) | of(Signal.SIGSTOP);

  /** The signals that stop a process. */
  public static final long STOPS =
      of(Signal.SIGSTOP) | of(Signal.SIGTSTP) | of(Signal.SIGTTIN) | of(Signal.SIGTTOU);

  private SignalSet() {}

  /** The set of one signal, 1..64. */
  public static long of(int signal) {
    return 1L << signal - 1;
  }

  /** The set of one signal. */
  public static long of(Signal signal) {
    return of(signal.number());
  }

  /** What of a set can be held back. */
  public static long blockable(long set) {
    return set & ~ALWAYS;
  }

  /** The lowest signal of a set, or 0 for none. */
  public static int first(long set) {
    return set == 0 ? 0 : Long.numberOfTrailingZeros(set) + 1;
  }
}
