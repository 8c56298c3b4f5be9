package ringside.kernel.choice;

import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;

/**
 * Who hears of every turn, in instructions, and may say when it is over. In an ordinary run nobody
 * does, and the clock and the policy decide. A {@link TurnLog} notes turns and lets another run
 * follow them.
 */
public interface Turns {
  /** As many instructions as the clock allows. */
  long UNLIMITED = Long.MAX_VALUE;

  /** The clock and the policy decide everything. */
  Turns ORDINARY = new Turns() {};

  /**
   * Which thread is picked: its tid, 0 for none.
   *
   * @param cycle now
   * @param ready whether the thread of a tid is ready
   * @param rule what the policy says, asked at most once
   */
  default long next(long cycle, IntPredicate ready, LongSupplier rule) {
    return rule.getAsLong();
  }

  /** The running thread has retired instructions of its program. */
  default void ran(long instructions) {}

  /** An instruction of the running thread has trapped, or it has asked for the kernel by one. */
  default void trapped() {}

  /**
   * After how many instructions at the latest the engine is to stop; {@link #UNLIMITED} where the
   * clock alone says so.
   */
  default long left() {
    return UNLIMITED;
  }

  /** Whether a timer interrupt is to come here, whatever the clock says. */
  default boolean isDue() {
    return false;
  }

  /** Whether a quantum ends by the clock. */
  default boolean goByClock() {
    return true;
  }

  /** The running thread goes on beyond the end of its quantum, for no other is ready. */
  default void renewed() {}

  /**
   * Whether the running thread, at its way out of the kernel, makes way for others.
   *
   * @param interrupt whether it is there for an interrupt, rather than for an instruction of its
   *     own
   * @param rule what clock and policy say, asked at most once
   */
  default boolean makesWay(boolean interrupt, BooleanSupplier rule) {
    return rule.getAsBoolean();
  }

  /** The thread that was picked has left the hart. */
  default void ended(long cycle, int tid, TurnEnd end) {}

  /** Nobody runs and nothing is to happen: whether another thread should be picked, after all. */
  default boolean mustPick(long cycle) {
    return false;
  }
}
