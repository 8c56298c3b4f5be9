package ringside.kernel.sched;

import org.jspecify.annotations.Nullable;
import ringside.kernel.process.GuestThread;

/** Who runs next. A policy holds the ready threads, and knows nothing of how they switch. */
public interface SchedulingPolicy {
  /** A quantum that never ends. */
  long UNLIMITED = Long.MAX_VALUE / 4;

  /** Takes in a thread that has become ready. */
  void add(GuestThread thread);

  /** Takes out the thread that should run next, or null for none. */
  @Nullable GuestThread next();

  /** Takes out a thread that is ready no longer. */
  void remove(GuestThread thread);

  /** Whether a thread that would run next should push the running one aside. */
  boolean preempts(GuestThread running);

  /** Whether any thread is ready. */
  boolean hasReady();

  /** Cycles that a thread may run before others get their turn. */
  long quantum();
}
