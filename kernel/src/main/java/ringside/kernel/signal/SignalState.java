package ringside.kernel.signal;

import ringside.isa.abi.Signal;

/**
 * Which signals a process ignores and which are pending (signal(7)). Bit n-1 stands for signal n.
 */
public final class SignalState {
  private long pending;
  private long ignored;
  private long blocked;

  /** The same for a child: dispositions are inherited, pending signals are not. */
  public SignalState copy() {
    SignalState child = new SignalState();
    child.ignored = ignored;
    child.blocked = blocked;
    return child;
  }

  /** Marks a signal pending. */
  public void raise(int signal) {
    pending |= bit(signal);
  }

  /** Takes the lowest pending signal that is not blocked, or 0. */
  public int take() {
    long ready = pending & ~blocked;
    if (ready == 0) {
      return 0;
    }
    int signal = Long.numberOfTrailingZeros(ready) + 1;
    pending &= ~bit(signal);
    return signal;
  }

  /** Whether a signal waits to be delivered. */
  public boolean hasDeliverable() {
    return (pending & ~blocked) != 0;
  }

  /** Drops a pending signal: SIGCONT drops stops, and the other way round. */
  public void drop(Signal signal) {
    pending &= ~bit(signal.number());
  }

  /** Signals pending, as rt_sigpending shows them. */
  public long pending() {
    return pending & blocked;
  }

  /** Whether a signal is ignored. */
  public boolean ignores(int signal) {
    return (ignored & bit(signal)) != 0;
  }

  /** Ignores a signal, or returns it to its default action. */
  public void setIgnored(int signal, boolean value) {
    ignored = value ? ignored | bit(signal) : ignored & ~bit(signal);
    if (value) {
      pending &= ~bit(signal);
    }
  }

  /** Signals held back. */
  public long blocked() {
    return blocked;
  }

  /** Sets the signals held back; SIGKILL and SIGSTOP never are. */
  public void setBlocked(long mask) {
    blocked = mask & ~bit(Signal.SIGKILL.number()) & ~bit(Signal.SIGSTOP.number());
  }

  private static long bit(int signal) {
    return 1L << signal - 1;
  }
}
