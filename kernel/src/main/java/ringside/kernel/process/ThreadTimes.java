package ringside.kernel.process;

import ringside.kernel.sched.ThreadState;

/** Cycles that a thread has spent in each state. */
public final class ThreadTimes {
  private final long[] cycles = new long[ThreadState.values().length];
  private ThreadState state = ThreadState.CREATED;
  private long since;

  void enter(ThreadState next, long clock) {
    cycles[state.ordinal()] += clock - since;
    state = next;
    since = clock;
  }

  /** Clock at which the present state was entered. */
  public long since() {
    return since;
  }

  /** Cycles in a state that the thread has left since. */
  public long in(ThreadState which) {
    return cycles[which.ordinal()];
  }
}
