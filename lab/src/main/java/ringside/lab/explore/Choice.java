package ringside.lab.explore;

import java.util.regex.Pattern;

/**
 * A departure from the schedule without any: there the running thread goes on as long as it can,
 * and whoever has been ready longest is next.
 *
 * @param kind where it is made
 * @param at instructions that programs have executed before it, or the number of the pick or of the
 *     wake-up, from 1
 * @param tid the thread that goes on, or the place of the one that is woken
 */
public record Choice(Kind kind, long at, int tid) {
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,18}-[0-9]{1,9}");

  /** Where a choice is made. */
  public enum Kind {
    /** Before an instruction, though the running thread could execute it. */
    PREEMPTION('p'),
    /**
     * Before an instruction, too: time passes until a timer sends its signal, earlier in the
     * program than by the clock. The tid is 0.
     */
    TIMER('t'),
    /** Where the running thread has blocked, yielded or ended. */
    PICK('b'),
    /** There, too: nobody goes on until a thread wakes that sleeps, though others could. */
    IDLE('i'),
    /** There, too: the thread that has yielded goes on, though others could. */
    STAY('s'),
    /**
     * Which thread is woken of those that wait at a futex: its place among them, in place of the
     * tid.
     */
    WAITER('w');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  /** Whether it is made before an instruction, and the hart is taken from its thread. */
  boolean interrupts() {
    return kind == Kind.PREEMPTION || kind == Kind.TIMER;
  }

  /** Whether it is made where the hart is free. */
  boolean picks() {
    return kind == Kind.PICK || kind == Kind.IDLE || kind == Kind.STAY;
  }

  /** Whether time passes, though a thread could go on. */
  boolean passesTime() {
    return kind == Kind.TIMER || kind == Kind.IDLE;
  }

  /** Whether the hart is taken, or kept, from a thread that could go on: a preemption. */
  public boolean preempts() {
    return kind != Kind.PICK && kind != Kind.WAITER;
  }

  /** As tokens have it: {@code p120-4}. */
  public String text() {
    return kind.letter + Long.toString(at) + "-" + tid;
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException where it is none
   */
  static Choice parse(String text) {
    int dash = text.indexOf('-');
    for (Kind kind : Kind.values()) {
      if (dash > 1
          && text.charAt(0) == kind.letter
          && NUMBERS.matcher(text.substring(1)).matches()) {
        long at = Long.parseLong(text.substring(1, dash));
        return new Choice(kind, at, Integer.parseInt(text.substring(dash + 1)));
      }
    }
    throw new IllegalArgumentException("'" + text + "' is no choice, as p120-4 is");
  }
}
