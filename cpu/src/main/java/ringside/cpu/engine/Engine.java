package ringside.cpu.engine;

import java.util.Set;

/** Advances a hart. Every engine leaves the same state and the same cycles. */
public interface Engine {
  /** Why an engine stopped. */
  enum Stop {
    /** The clock has reached the limit at an instruction boundary. */
    LIMIT,
    /** The hart has taken a trap; {@link ringside.cpu.Hart#trapCause} says why. */
    TRAP
  }

  /**
   * Runs instructions while the clock is below a limit.
   *
   * @param limit clock of the next event; the instruction that passes it still completes
   */
  Stop run(long limit);

  /**
   * Whether it knows {@link #stopBefore} and {@link #stopBehind}. With another one, who wants to
   * stop somewhere has to go instruction by instruction.
   */
  default boolean stopsByItself() {
    return false;
  }

  /**
   * From now on {@link #run} also ends before each of some instructions, with {@link Stop#LIMIT};
   * not before the first one that it executes.
   *
   * @param addresses virtual, in any address space; whoever looks at them changes them no more
   */
  default void stopBefore(Set<Integer> addresses) {}

  /** Lets the {@link #run} that is under way end behind its instruction: for observers. */
  default void stopBehind() {}
}
