package ringside.lab.explore;

import org.jspecify.annotations.Nullable;
import ringside.kernel.event.WaitTarget;

/**
 * A thread that waits.
 *
 * @param at the call by which it does
 * @param target for what; null where it could run, and comes back to the same place for ever
 * @param address of the word that it waits at, virtual; 0 for none
 * @param holder tid of the thread that could end it: who has taken the word last, or whose end it
 *     waits for; 0 where nobody is known
 * @param joins whether it waits for the holder's end
 */
public record Wait(Step at, @Nullable WaitTarget target, int address, int holder, boolean joins) {
  /** The thread that waits. */
  public int tid() {
    return at.tid();
  }
}
