package ringside.lab.explore;

import ringside.cpu.Hart;
import ringside.kernel.event.Event;

/** Who hears of the steps of a run, in order; where they are, the {@link Position} says. */
interface StepObserver {
  /** A block has begun. */
  default void began() {}

  /** An instruction of the running thread has used a word. */
  default void used(Touch touch) {}

  /** The kernel has used a word of a program's memory for the running thread. */
  default void usedByKernel(Touch touch) {}

  /** The running thread makes a system call. */
  default void called(Hart hart) {}

  /**
   * Its call wakes one of several threads that wait at a futex.
   *
   * @param number of such a wake-up, from 1
   * @param waiting how many there are
   */
  default void wakes(long number, int waiting) {}

  /** Its call is over, and it is about to go on. */
  default void wentOn() {}

  /** Something has happened; of the kinds PROCESS, STATE, SIGNAL, LOCK and CRASH alone. */
  default void event(Event event) {}
}
