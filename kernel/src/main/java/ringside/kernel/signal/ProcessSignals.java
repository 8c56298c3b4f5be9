package ringside.kernel.signal;

import java.util.Arrays;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.wait.WaitQueue;

/** Actions of a process for each signal, and the signals sent to it as a whole (signal(7)). */
public final class ProcessSignals {
  private static final int SIGNALS = 64;

  private final SignalAction[] actions;
  private final PendingSignals pending;
  private final WaitQueue arrivals = new WaitQueue(WaitTarget.of(WaitTarget.Kind.SIGNAL));

  /** All actions the default, nothing pending. */
  public ProcessSignals(KernelMemory memory) {
    this(memory, new SignalAction[SIGNALS]);
    Arrays.fill(actions, SignalAction.OF_DEFAULT);
  }

  private ProcessSignals(KernelMemory memory, SignalAction[] actions) {
    this.pending = new PendingSignals(memory);
    this.actions = actions;
  }

  /** What a child begins with: the same actions, nothing pending. */
  public ProcessSignals copy(KernelMemory memory) {
    return new ProcessSignals(memory, actions.clone());
  }

  /** exec: handlers are gone, what was ignored stays so. */
  public void forgetHandlers() {
    for (int i = 0; i < SIGNALS; i++) {
      if (actions[i].isHandler()) {
        actions[i] = SignalAction.OF_DEFAULT;
      }
    }
  }

  /** The action for a signal, 1..64. */
  public SignalAction action(int signal) {
    return actions[signal - 1];
  }

  /** Sets the action for a signal. */
  public void setAction(int signal, SignalAction action) {
    actions[signal - 1] = action;
  }

  /** Signals that any thread of the process may take. */
  public PendingSignals pending() {
    return pending;
  }

  /** Where sigtimedwait and signalfd wait for what comes. */
  public WaitQueue arrivals() {
    return arrivals;
  }
}
