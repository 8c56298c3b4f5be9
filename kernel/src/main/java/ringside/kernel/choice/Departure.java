package ringside.kernel.choice;

import org.jspecify.annotations.Nullable;

/**
 * Where a run that follows another one's turns could not.
 *
 * @param kind in what way
 * @param cycle of the run that follows
 * @param tid of the thread whose turn it was
 * @param then the turn that was noted, or null where none was left
 * @param now how it went, or null where it did not begin
 */
public record Departure(Kind kind, long cycle, int tid, @Nullable Turn then, @Nullable Turn now) {
  /** In what way. */
  public enum Kind {
    /**
     * The thread left the hart in the same way, but after other instructions: its program looks at
     * the time. The turns are followed further.
     */
    OTHER_WORK,
    /** It left in another way, as when it waits where it did not; from here on the rules decide. */
    OTHER_END,
    /** It was its turn, but it is not ready and will not be; from here on the rules decide. */
    NOT_READY,
    /** There are more turns than were noted; from here on the rules decide. */
    LONGER
  }
}
