package ringside.kernel.process;

import ringside.kernel.event.ThreadState;

/** Cycles that a thread has spent in each state. */
public final class ThreadTimes {
  private static final long NEVER = -1;

  private final long[] cycles = new long[ThreadState.values().length];
  private ThreadState state = ThreadState.CREATED;
  private long since;
  private long voluntarySwitches;
  private long involuntarySwitches;
  private long born = NEVER;
  private long firstRan = NEVER;

  void enter(ThreadState next, long clock) {
    if (state == ThreadState.RUNNING && next == ThreadState.READY) {
      involuntarySwitches++;
    } else if (state == ThreadState.RUNNING && next != ThreadState.TERMINATED) {
      voluntarySwitches++;
    }
    cycles[state.ordinal()] += clock - since;
    born = born == NEVER ? clock : born;
    firstRan = firstRan == NEVER && next == ThreadState.RUNNING ? clock : firstRan;
    state = next;
    since = clock;
  }

  /** How often it has left the hart because it had to wait. */
  public long voluntarySwitches() {
    return voluntarySwitches;
  }

  /** How often it has left the hart for another, which it could have gone on using. */
  public long involuntarySwitches() {
    return involuntarySwitches;
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
