package ringside.kernel.process;

import ringside.kernel.sched.ThreadState;

/** Cycles that a thread has spent in each state. */
public final class ThreadTimes {
  private static final long NEVER = -1;

  private final long[] cycles = new long[ThreadState.values().length];
  private ThreadState state = ThreadState.CREATED;
  private long since;
  private long born = NEVER;
  private long firstRan = NEVER;

  void enter(ThreadState next, long clock) {
    cycles[state.ordinal()] += clock - since;
    born = born == NEVER ? clock : born;
    firstRan = firstRan == NEVER && next == ThreadState.RUNNING ? clock : firstRan;
    state = next;
    since = clock;
  }

  /** Clock at which the present state was entered. */
  public long since() {
    return since;
  }

  /** Cycles from its birth until it first ran, or until now. */
  public long response(long now) {
    return firstRan == NEVER ? turnaround(now) : firstRan - born;
  }

  /** Cycles from its birth to its end, or until now. */
  public long turnaround(long now) {
    long end = state == ThreadState.TERMINATED ? since : now;
    return born == NEVER ? 0 : end - born;
  }

  /** Cycles in a state that the thread has left since. */
  public long in(ThreadState which) {
    return cycles[which.ordinal()];
  }
}
