package ringside.lab.adapter;

import java.util.List;

/**
 * Why a travel has ended.
 *
 * @param tid of the thread to look at
 * @param points numbers of the stop points that were met
 * @param text what there is to say of it; may be empty
 */
public record Halt(Reason reason, int tid, List<Integer> points, String text) {
  /** Reasons. */
  public enum Reason {
    /** The run begins here. */
    ENTRY,
    /** A step is done. */
    STEP,
    /** It is where it was to go. */
    GOTO,
    /** Somebody wanted no more. */
    PAUSE,
    /** A stop point before code. */
    BREAKPOINT,
    /** A stop point before a function. */
    FUNCTION,
    /** A stop point before an instruction. */
    INSTRUCTION,
    /** A word was written. */
    DATA,
    /** A crash, a fault or a signal. */
    EXCEPTION,
    /** Here the run ends, or can go on no further; it can go back. */
    END,
    /** Somebody who had been told of the end went on nevertheless. */
    EXIT
  }
}
