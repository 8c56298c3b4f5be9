package ringside.kernel.choice;

import java.util.Locale;

/** What the kernel asks where more than one answer would be right. */
public enum Question {
  /** Which thread runs next: its tid, 0 for none. Draws of a lottery are part of the answer. */
  NEXT,
  /** How many threads were looked at to find it, which is what the search costs. */
  EXAMINED,
  /** For how many cycles it may run before others get their turn. */
  QUANTUM,
  /** Whether a ready thread pushes the running one aside at once: 1 or 0. */
  PREEMPT,
  /** Which of the threads that wait at a futex is woken: its place among them, from 0. */
  WAITER,
  /** Whether a signal that has a handler is delivered now, 1, or at a later return, 0. */
  SIGNAL,
  /** Whether a packet is lost: 1 or 0. */
  LOSS,
  /** By how many cycles a packet is late. */
  DELAY;

  /** As a schedule's file writes it. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
