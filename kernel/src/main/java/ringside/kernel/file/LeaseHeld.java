package ringside.kernel.file;

import ringside.kernel.wait.WaitQueue;

/** A file can't be opened before who has a lease on it has given it up (fcntl(2), "Leases"). */
public final class LeaseHeld extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient WaitQueue queue;
  private final long deadline;

  LeaseHeld(WaitQueue queue, long deadline) {
    super(null, null, false, false);
    this.queue = queue;
    this.deadline = deadline;
  }

  /** Where to wait for that. */
  public WaitQueue queue() {
    return queue;
  }

  /** The cycle at which it is taken from him. */
  public long deadline() {
    return deadline;
  }
}
