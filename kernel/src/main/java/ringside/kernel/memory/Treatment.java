package ringside.kernel.memory;

/**
 * How the pages of a region are kept, beside what may be done with them.
 *
 * @param lock whether they stay in memory (Linux: VM_LOCKED, VM_LOCKONFAULT)
 * @param notForChild whether fork leaves the region out (VM_DONTCOPY)
 * @param emptyForChild whether a child finds zeros in it (VM_WIPEONFORK)
 */
public record Treatment(Lock lock, boolean notForChild, boolean emptyForChild) {
  /** As every region begins. */
  public static final Treatment NORMAL = new Treatment(Lock.NONE, false, false);

  /** Whether pages may go to the swap disk (mlock(2)). */
  public enum Lock {
    /** They may. */
    NONE,
    /** Those stay that have come once (MLOCK_ONFAULT). */
    ON_FAULT,
    /** All are brought in at once, and stay. */
    NOW
  }

  /** Whether pages that are there stay there. */
  public boolean isLocked() {
    return lock != Lock.NONE;
  }

  /** The same, locked otherwise. */
  public Treatment with(Lock changed) {
    return new Treatment(changed, notForChild, emptyForChild);
  }

  /** The same, left out by fork or not. */
  public Treatment notForChild(boolean leftOut) {
    return new Treatment(lock, leftOut, emptyForChild);
  }

  /** The same, empty after fork or not. */
  public Treatment emptyForChild(boolean empty) {
    return new Treatment(lock, notForChild, empty);
  }
}
