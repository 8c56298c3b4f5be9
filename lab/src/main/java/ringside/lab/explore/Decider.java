package ringside.lab.explore;

import java.util.List;

/** Who decides a run's schedule. */
interface Decider {
  /** No preemption any more. */
  long NEVER = Long.MAX_VALUE;

  /** Before which instruction a thread is to be preempted next, at the earliest. */
  long nextPreemption();

  /** Whether it decides on the way, and may want to preempt at any instruction. */
  default boolean stopsAnywhere() {
    return false;
  }

  /** Whether the thread that runs is to be preempted here. */
  boolean isDue(long at, Position position);

  /**
   * Which thread goes on before an instruction although another could; 0 for none. The running one
   * itself, where time is to pass until a timer sends its signal.
   *
   * @param at instructions that programs have executed
   */
  int preempts(long at, Position position);

  /**
   * Which thread is woken of several that wait at a futex.
   *
   * @param number of such a wake-up, from 1
   * @param waiting how many there are
   * @return its place among them; without a schedule 0, who has waited longest
   */
  int waiter(long number, int waiting);

  /**
   * Which thread is next.
   *
   * @param number of the pick, from 1
   * @param candidates tids; the first is who is next without a schedule, the last may be asleep
   */
  int picks(long number, List<Integer> candidates);
}
