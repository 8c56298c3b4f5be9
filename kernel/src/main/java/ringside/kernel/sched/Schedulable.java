package ringside.kernel.sched;

import ringside.kernel.event.ThreadState;
import ringside.kernel.wait.Waiter;

/** What a scheduler moves between states: a thread, as far as scheduling goes. */
public interface Schedulable extends Waiter {
  /** Thread id. */
  int tid();

  /** Process id. */
  int pid();

  /** What the scheduling policy knows of it. */
  SchedulingEntity entity();

  /** The state it is in. */
  ThreadState state();

  /** Notes a transition at a clock. */
  void enter(ThreadState next, long clock);

  /** Clock at which it entered the state it is in. */
  long since();

  /** Kernel address of its TCB. */
  int object();

  /** Kernel address of its state word. */
  int stateField();

  /** Whether its process has been taken out of memory. */
  boolean isSuspended();

  /** Whether its process has been stopped. */
  boolean isStopped();
}
