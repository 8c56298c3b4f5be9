package ringside.kernel.choice;

import java.util.Locale;

/** What the kernel asks where more than one answer would be right. */
public enum Question {
  /** Which thread runs next: its tid, 0 for none. Draws of a lottery are part of the answer. */
  NEXT(0, Integer.MAX_VALUE),
  /** How many threads were looked at to find it, which is what the search costs. */
  EXAMINED(0, Question.MOST_EXAMINED),
  /** For how many cycles it may run before others get their turn. */
  QUANTUM(Long.MIN_VALUE, Long.MAX_VALUE),
  /** Whether a ready thread pushes the running one aside at once: 1 or 0. */
  PREEMPT(0, 1),
  /** Which of the threads that wait at a futex is woken: its place among them, from 0. */
  WAITER(0, Integer.MAX_VALUE),
  /** Whether a signal that has a handler is delivered now, 1, or at a later return, 0. */
  SIGNAL(0, 1),
  /** Whether a packet is lost: 1 or 0. */
  LOSS(0, 1),
  /** By how many cycles a packet is late. */
  DELAY(0, Integer.MAX_VALUE);

  /** More threads than any machine here has. */
  private static final long MOST_EXAMINED = 1_000_000;

  private final long least;
  private final long most;

  Question(long least, long most) {
    this.least = least;
    this.most = most;
  }

  /** Whether a number can be an answer to it at all. */
  boolean takes(long answer) {
    return answer >= least && answer <= most;
  }

  /** As a schedule's file writes it. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
