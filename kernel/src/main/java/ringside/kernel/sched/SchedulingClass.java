package ringside.kernel.sched;

import org.jspecify.annotations.Nullable;

/** The classes of sched(7), with the numbers of sched_setscheduler(2). */
public enum SchedulingClass {
  OTHER(0),
  FIFO(1),
  RR(2),
  BATCH(3),
  IDLE(5);

  /** The highest priority of a real-time class; the lowest is 1. */
  public static final int HIGHEST_PRIORITY = 99;

  private final int number;

  SchedulingClass(int number) {
    this.number = number;
  }

  /** The class of a number, or null. */
  public static @Nullable SchedulingClass of(int number) {
    for (SchedulingClass one : values()) {
      if (one.number == number) {
        return one;
      }
    }
    return null;
  }

  /** The number. */
  public int number() {
    return number;
  }

  /** Whether its threads may have a priority: 1 to 99 of a real-time class, 0 of another. */
  public boolean allowsPriority(int priority) {
    return isRealtime() ? priority >= 1 && priority <= HIGHEST_PRIORITY : priority == 0;
  }

  /** Whether its threads run before all that are in no such class. */
  public boolean isRealtime() {
    return this == FIFO || this == RR;
  }
}
