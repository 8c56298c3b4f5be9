package ringside.kernel.process;

/**
 * What keeps a process from running: a signal that has stopped it (job control), or the medium-term
 * scheduler, which has taken it out of memory.
 */
public final class ProcessHold {
  private boolean stopped;
  private boolean suspended;
  private boolean stopReported = true;
  private boolean continueReported = true;
  private int stopSignal;

  ProcessHold() {}

  /** Whether a signal has stopped it. */
  public boolean isStopped() {
    return stopped;
  }

  /** Stops it, or lets it go on; waitid reports either once. */
  public void setStopped(boolean value, int signal) {
    stopped = value;
    stopSignal = signal;
    stopReported = !value;
    continueReported = value;
  }

  /** Whether the medium-term scheduler has taken it out of memory. */
  boolean isSuspended() {
    return suspended;
  }

  void setSuspended(boolean value) {
    suspended = value;
  }

  int stopSignal() {
    return stopSignal;
  }

  /** {@link Process#takeStop}. */
  boolean takeStop(boolean keep) {
    boolean fresh = !stopReported;
    stopReported |= !keep;
    return fresh && stopped;
  }

  /** {@link Process#takeContinue}. */
  boolean takeContinue(boolean keep) {
    boolean fresh = !continueReported;
    continueReported |= !keep;
    return fresh && !stopped;
  }
}
