package ringside.kernel.sched;

import org.jspecify.annotations.Nullable;
import ringside.kernel.config.Setting;

/** Who runs next. A policy holds the ready threads, and knows nothing of how they switch. */
public interface SchedulingPolicy<T extends Schedulable> {
  /** A quantum that never ends. */
  long UNLIMITED = Setting.UNLIMITED_QUANTUM;

  /**
   * Takes in a thread that has become ready.
   *
   * @param now clock
   * @param preempted whether it was running and could go on, rather than woken or new
   */
  void add(T thread, long now, boolean preempted);

  /** Takes out the thread that should run next, or null for none. */
  @Nullable T next(long now);

  /** Takes out a thread that is ready no longer. */
  void remove(T thread);

  /** Hears that a thread has run for so many cycles. */
  default void ran(T thread, long cycles) {}

  /**
   * Whether a thread that would run next should push the running one aside.
   *
   * @param ranFor cycles that the running one has had of its turn
   */
  boolean preempts(T running, long ranFor);

  /** Whether any thread is ready. */
  boolean hasReady();

  /** Cycles that a thread may run before others get their turn. */
  long quantum(T thread);

  /** Threads looked at to find the last {@link #next}: what the search costs. */
  default int examined() {
    return 1;
  }
}
