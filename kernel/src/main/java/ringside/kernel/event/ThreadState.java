package ringside.kernel.event;

/** The states of a thread, as the textbooks draw them. */
public enum ThreadState {
  CREATED("created"),
  READY("ready"),
  RUNNING("running"),
  BLOCKED("blocked"),
  /** Could run, but its process is out of memory. */
  READY_SUSPENDED("ready-suspended"),
  /** Waits for something, and its process is out of memory. */
  BLOCKED_SUSPENDED("blocked-suspended"),
  /** Stopped by a signal, until SIGCONT. */
  STOPPED("stopped"),
  TERMINATED("terminated");

  private final String title;

  ThreadState(String title) {
    this.title = title;
  }

  /** The word used in reports. */
  public String title() {
    return title;
  }
}
